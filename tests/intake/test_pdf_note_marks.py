"""Marks of footnotes in a galley are counting, exponents are text."""

from __future__ import annotations

import pytest

from editorial.comparison.compare import compare_documents
from editorial.intake.pdf_note_marks import may_have_mark
from editorial.intake.pdf_reader import read_pdf
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from tests.intake.pdf_builder import Galley, Sheet

_START = "审读是编辑工作的重要环节，要逐字逐句地看"
_REST = "，这样才能保证质量。"
_NOTE = "见编辑学习的有关文章。"


def _noted(raised: str, before_note: str, *, note: str = _NOTE, shift: float = 4) -> DocumentText:
    """A galley with something raised in its text and a note of smaller type at the foot."""
    galley = Galley(Sheet(lines=8, across=40))
    x, y, size = 72.0, 130.0, 10.5
    for text, raise_by, type_size in (
        (_START, 0.0, size),
        (raised, shift, 6.5),
        (_REST, 0.0, size),
    ):
        galley.document.set_font("serif", size=type_size)
        galley.document.text(x, y - raise_by, text)
        x += galley.document.get_string_width(text)
    galley.document.set_line_width(0.5)
    galley.document.line(72, 600, 172, 600)
    galley.document.set_font("serif", size=8)
    galley.document.text(72, 612, before_note + note)
    return read_pdf(galley.pdf())


def _read(document: DocumentText) -> list[tuple[str, ParagraphKind, str | None]]:
    return [(p.text, p.kind, p.location.note) for p in document.paragraphs]


@pytest.mark.parametrize(
    ("raised", "before_note", "mark"),
    [("①", "① ", "①"), ("1", "1 ", "1"), ("1", "1", "1"), ("[1]", "[1] ", "1"), ("＊", "＊", "＊")],
)
def test_a_mark_and_that_of_its_note_are_not_text(raised: str, before_note: str, mark: str) -> None:
    assert _read(_noted(raised, before_note)) == [
        (_START + _REST, ParagraphKind.BODY, None),
        (_NOTE, ParagraphKind.FOOTNOTE, mark),
    ]


@pytest.mark.parametrize(
    ("raised", "before_note", "note"),
    [("2", "① ", _NOTE), ("1", "", "12页起，见编辑学习的有关文章。"), ("也", "也 ", _NOTE)],
    ids=["another mark", "a longer number", "no mark at all"],
)
def test_what_is_raised_without_a_note_of_its_own_stays_text(
    raised: str, before_note: str, note: str
) -> None:
    assert _read(_noted(raised, before_note, note=note))[0][0] == _START + raised + _REST


def test_what_is_not_raised_stays_text() -> None:
    assert _read(_noted("1", "1 ", shift=0))[0][0] == f"{_START}1{_REST}"


def test_a_manuscript_with_a_note_and_its_galley_do_not_differ() -> None:
    manuscript = DocumentText(
        (
            Paragraph(_START + _REST, ParagraphKind.BODY, Location()),
            Paragraph(_NOTE, ParagraphKind.FOOTNOTE, Location(note="1")),
        )
    )
    assert compare_documents(manuscript, _noted("1", "1 ")).edit_distance == 0


@pytest.mark.parametrize(
    ("line", "closer"),
    [
        ("雪水结成了冰3。", True),
        ("雪水结成了冰。3", True),
        ("雪水结成了冰①，", True),
        ("到了2024年", False),
        ("。2024年的春天", False),
        ("一共3个", False),
    ],
)
def test_only_lines_that_may_hold_a_mark_are_looked_at_closer(line: str, closer: bool) -> None:
    assert may_have_mark(line) is closer
