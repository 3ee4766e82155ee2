"""Where two readers of one galley found errors (同处), said so that the same place is the same."""

from __future__ import annotations

import json
from hashlib import sha256

from editorial.domain.blind_reading import BlindEntry, FoundPlace, Sheet, narrowed
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.proofs import Disposition, ProofRound


def place_of_entry(galley: str, entry: BlindEntry) -> FoundPlace:
    """What the second reader entered, as narrowly as it can be said."""
    in_text = entry.in_text or entry.kind is DiscrepancyKind.PARAGRAPH_BREAK
    told = (entry.start, entry.wrong, entry.right)
    start, wrong, right = narrowed(galley, *told) if in_text else told
    return FoundPlace(entry.number, start, wrong, right, in_text, "" if in_text else entry.place)


def marked_places(galley: str, proof_round: ProofRound) -> tuple[FoundPlace, ...]:
    """What the first reader has marked as errors: differences and entries by hand."""
    places = places_of_marks(galley, proof_round)
    return tuple(
        places[mark.discrepancy.number]
        for mark in proof_round.marks
        if mark.disposition is Disposition.TYPESETTING_ERROR
    )


def places_of_marks(galley: str, proof_round: ProofRound) -> dict[int, FoundPlace]:
    """All places of a round by their numbers, as narrowly as they can be said."""
    in_no_text = {
        entry.number: entry
        for entry in proof_round.hand_entries
        if not entry.in_text and entry.mark.discrepancy.kind is not DiscrepancyKind.PARAGRAPH_BREAK
    }
    found = {}
    for mark in proof_round.marks:
        place = mark.discrepancy
        told = (place.galley.start, place.galley.text, place.manuscript.text)
        entry = in_no_text.get(place.number)
        found[place.number] = (
            FoundPlace(place.number, *narrowed(galley, *told))
            if entry is None
            else FoundPlace(place.number, *told, in_text=False, where=entry.place)
        )
    return found


def fingerprint(sheet: Sheet) -> str:
    """SHA-256 of what a sheet has: told at handing in, so that it can be held to it later."""
    found = [[p.number, p.start, p.wrong, p.right, p.in_text, p.where] for p in sheet.found]
    return sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest()
