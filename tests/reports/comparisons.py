"""Comparisons made by hand, for reports that must not depend on how they were found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from editorial.collation.engine import edit_script
from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.error_rate import RateLimit
from editorial.scoring.tally import ErrorTally, PlaceScore
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText

HOUSE_LIMIT = RateLimit(1, 1000)
PERIODICAL_LIMIT = RateLimit(2, 10_000)


def a_side(text: str, path: str = "", **document: tuple[str, ...]) -> ComparedSide:
    """One side from plain text, a paragraph a line."""
    plain = replace(DocumentText.from_plain(text), **document)  # type: ignore[arg-type]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return ComparedSide(path, digest, body_text(plain))


def a_span(body: BodyText, start: int, end: int) -> TextSpan:
    """The stretch of a body text."""
    return TextSpan(start, end, body.text[start:end], body.paragraph_at(start))


def a_place(
    left: ComparedSide,
    right: ComparedSide,
    kind: DiscrepancyKind,
    manuscript: tuple[int, int],
    galley: tuple[int, int],
    mark: CorrectionMark = CorrectionMark.CORRECT,
    note: str = "",
) -> Discrepancy:
    """One discrepancy; it is numbered when the comparison is put together."""
    body = left.body.text
    edits = max(manuscript[1] - manuscript[0], galley[1] - galley[0])
    return Discrepancy(
        number=0,
        kind=kind,
        edits=edits,
        manuscript=a_span(left.body, *manuscript),
        galley=a_span(right.body, *galley),
        mark=mark,
        before=body[max(manuscript[0] - 6, 0) : manuscript[0]],
        after=body[manuscript[1] : manuscript[1] + 6],
        note=note,
    )


def places_between(left: ComparedSide, right: ComparedSide) -> list[Discrepancy]:
    """Wrong, missing and extra characters, straight from the minimal script."""
    places = []
    for edit in edit_script(left.body.text, right.body.text).edits:
        ours = (edit.manuscript_start, edit.manuscript_end)
        theirs = (edit.galley_start, edit.galley_end)
        if ours[0] == ours[1]:
            kind, mark = DiscrepancyKind.EXTRA, CorrectionMark.DELETE
        elif theirs[0] == theirs[1]:
            kind, mark = DiscrepancyKind.MISSING, CorrectionMark.INSERT
        else:
            kind, mark = DiscrepancyKind.WRONG, CorrectionMark.CORRECT
        places.append(a_place(left, right, kind, ours, theirs, mark))
    return places


def a_comparison_of(
    left: ComparedSide, right: ComparedSide, places: Iterable[Discrepancy], **ignored: int
) -> Comparison:
    """A comparison of these very places, a character an error, a punctuation mark a tenth."""
    numbered = tuple(
        replace(place, number=number)
        for number, place in enumerate(
            sorted(places, key=lambda place: place.manuscript.start), start=1
        )
    )
    house = tuple(PlaceScore("BK-1", place.edits * 10) for place in numbered)
    periodical = tuple(
        PlaceScore("QK-3.1", 1)
        if place.kind is DiscrepancyKind.PUNCTUATION
        else PlaceScore("QK-2.2a", 10 if place.edits else 1)
        for place in numbered
    )
    characters = left.characters
    tallies = {
        "house": ErrorTally("house", "a" * 64, HOUSE_LIMIT, house, characters),
        "periodical-2020": ErrorTally(
            "periodical-2020", "b" * 64, PERIODICAL_LIMIT, periodical, characters
        ),
    }
    distance = sum(place.edits for place in numbered)
    return Comparison(
        left, right, distance, numbered, {"layout": 0, **ignored}, tallies, gate="house"
    )


def a_comparison(manuscript: str, galley: str, *, paths: tuple[str, str] = ("", "")) -> Comparison:
    """The comparison of two plain texts."""
    left, right = a_side(manuscript, paths[0]), a_side(galley, paths[1])
    return a_comparison_of(left, right, places_between(left, right))
