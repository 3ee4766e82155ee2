"""The readings of a piece as its proof accounts need them (台账的依据): who marked what."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from editorial.desk.baselines import round_baseline
from editorial.desk.blind_places import places_of_marks
from editorial.desk.counting import place_scores
from editorial.desk.incoming import kept_document
from editorial.domain.blind_reading import BlindReading, FoundPlace, is_same_place
from editorial.domain.discrepancy import Discrepancy
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.ports import UnitOfWork
from editorial.domain.proof_accounts import Reading
from editorial.domain.proofs import Disposition, ProofRound
from editorial.text.body_text import body_text


@dataclass(frozen=True, slots=True)
class _Marked:
    """What a completed round has marked as errors."""

    identities: Mapping[int, Hashable]
    """What makes each place the same in another galley, by its number."""
    tenths: Mapping[int, int]
    """What each place counts that this round's reading found, by its number."""


def readings_of(
    rules: OfficeRules,
    unit: UnitOfWork,
    piece: Manuscript,
    blind_readings: Sequence[BlindReading],
) -> tuple[Reading, ...]:
    """The completed readings of a piece since the freeze, in their order.

    A galley that two have read blindly (背对背校对) gives two readings of one number.
    """
    done = [r for r in piece.rounds_since_freeze if r.completed_at is not None and r.reader]
    texts = {
        each.number: body_text(kept_document(unit, each.document_sha256)).text
        for each in piece.galleys
    }
    by_eye = [entry.mark.discrepancy for one in done for entry in one.hand_entries if entry.stands]
    independent = {each.round_number: each for each in blind_readings if each.is_independent}
    found = []
    for one in done:
        text = texts[one.galley]
        layout = piece.layout_of(one)
        scores = place_scores(rules, round_baseline(unit, piece, one), one.marks, layout)
        tenths = {number: score.tenths for number, score in scores.items()}
        reading = _reading(one, tenths, [each for each in by_eye if _stands_in(each, text)])
        second = independent.get(one.number)
        if second is None:
            found.append(reading)
        else:
            found += _two(reading, _marked(one, tenths), second, places_of_marks(text, one))
    return tuple(found)


def _two(
    reading: Reading,
    marked: _Marked,
    blind: BlindReading,
    places: Mapping[int, FoundPlace],
) -> Iterator[Reading]:
    """The first and the second reader's part of what a merged round has marked.

    What stands on neither sheet was found when the two were merged: it is the first reader's.
    """
    if blind.first is None or blind.second is None or blind.reader is None:
        raise ValueError("a reading that is not whole has no account")
    of_first = {n for n in marked.tenths if _is_on(blind.first.found, places[n])}
    of_second = {n for n in marked.tenths if _is_on(blind.second.found, places[n])}
    neither = marked.tenths.keys() - of_first - of_second
    yield replace(reading, marked=_weights(marked, of_first | neither))
    yield replace(
        reading, reader=blind.reader, marked=_weights(marked, of_second), second_reader=True
    )


def _is_on(sheet: Sequence[FoundPlace], place: FoundPlace) -> bool:
    return any(is_same_place(each, place) for each in sheet)


def _weights(marked: _Marked, numbers: set[int]) -> dict[Hashable, int]:
    return {marked.identities[number]: marked.tenths[number] for number in sorted(numbers)}


def _by_eye(error: Discrepancy) -> Hashable:
    """What makes an error found by eye the same in another galley: its words and neighbours."""
    return ("by eye", error.before, error.galley.text, error.manuscript.text, error.after)


def _stands_in(error: Discrepancy, galley: str) -> bool:
    """Whether a galley has an error that somebody found by eye in another one."""
    return error.before + error.galley.text + error.after in galley


def _marked(proof_round: ProofRound, tenths: Mapping[int, int]) -> _Marked:
    """What an earlier reader of the same galley has marked is not found again by the later one."""
    found_by_eye = {each.number for each in proof_round.hand_entries}
    identities: dict[int, Hashable] = {
        place.discrepancy.number: (
            _by_eye(place.discrepancy)
            if place.discrepancy.number in found_by_eye
            else place.identity
        )
        for place in proof_round.marks
    }
    numbers = [
        place.discrepancy.number
        for place in proof_round.marks
        if place.disposition is Disposition.TYPESETTING_ERROR
        and (place.decided_at is None or place.decided_at >= proof_round.opened_at)
    ]
    return _Marked(identities, {number: tenths[number] for number in numbers})


def _reading(
    proof_round: ProofRound, tenths: Mapping[int, int], by_eye: Sequence[Discrepancy]
) -> Reading:
    """A completed round as the accounts need it.

    ``tenths`` say what each place counts, by its number. ``by_eye`` are the errors that its galley
    has and that somebody found by eye, in whichever round.
    """
    reader = proof_round.reader
    if reader is None:
        raise ValueError("a round that nobody has read has no account")
    marked = _marked(proof_round, tenths)
    return Reading(
        number=proof_round.number,
        proof_pass=proof_round.proof_pass,
        reader=reader,
        characters=proof_round.gate.written,
        marked=_weights(marked, set(marked.tenths)),
        present=frozenset(marked.identities.values()) | {_by_eye(error) for error in by_eye},
    )
