"""Long places: text that was written anew."""

from __future__ import annotations

from editorial.collation.collate import Collation, collate
from editorial.collation.long_places import LONGEST_READ
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText

PAGES = LONGEST_READ // 10 + 1
OURS = "春风又绿，江南岸。一" * PAGES
THEIRS = "абвг；деж！з" * PAGES


def collated(manuscript: str, galley: str) -> Collation:
    return collate(
        body_text(DocumentText.from_plain(manuscript)), body_text(DocumentText.from_plain(galley))
    )


def kinds_and_edits(collation: Collation) -> list[tuple[DiscrepancyKind, int]]:
    return [(each.kind, each.edits) for each in collation.discrepancies]


def test_a_page_that_was_written_anew_is_one_place() -> None:
    found = collated(OURS, THEIRS)
    assert kinds_and_edits(found) == [(DiscrepancyKind.WRONG, len(OURS))]


def test_what_is_missing_behind_it_is_another() -> None:
    found = collated(OURS + "山" * 70, THEIRS)
    assert kinds_and_edits(found) == [
        (DiscrepancyKind.WRONG, len(OURS)),
        (DiscrepancyKind.MISSING, 70),
    ]


def test_a_shorter_place_is_read_character_by_character() -> None:
    found = collated(OURS[:10], THEIRS[:10])
    assert kinds_and_edits(found) == [
        (DiscrepancyKind.WRONG, 4),
        (DiscrepancyKind.PUNCTUATION, 1),
        (DiscrepancyKind.WRONG, 3),
        (DiscrepancyKind.PUNCTUATION, 1),
        (DiscrepancyKind.WRONG, 1),
    ]
