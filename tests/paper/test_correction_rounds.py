"""Several rounds in one document: each corrects in its own name, and each can be undone alone."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.comparison.compare import compare_documents, compare_texts
from editorial.paper.printable_text import printable
from editorial.paper.tracked_changes import (
    PRINTER,
    CorrectionRound,
    EarlierRound,
    tracked_changes_docx,
)
from editorial.paper.word_styles import STYLE_OF
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Paragraph, ParagraphKind
from tests.paper.paper_views import (
    AT,
    CHARACTERS,
    W,
    bodies,
    misprinted,
    paragraphs,
    part,
    resolved,
    rewritten,
)
from tests.paper.schema_order import faults

AUTHORS = ("一校 编辑甲", "二校 编辑乙", "三校 责任编辑")
LABELS = ("一校", "二校", "三校")


def rounds(manuscript: str, *galleys: str) -> bytes:
    *before, newest = galleys
    made = [
        CorrectionRound(author, AT + timedelta(days=day), label)
        for day, (author, label) in enumerate(zip(AUTHORS, LABELS, strict=True))
    ]
    last = made[len(before)]
    return tracked_changes_docx(
        compare_texts(manuscript, newest),
        author=last.author,
        at=last.at,
        label=last.label,
        earlier=[
            EarlierRound(DocumentText.from_plain(galley), made[at])
            for at, galley in enumerate(before)
        ],
    )


def changes(docx: bytes) -> list[tuple[str, str, str]]:
    """Kind, author and text of every tracked change of text, outer ones first."""
    root = part(docx, "word/document.xml")
    return [
        (
            element.tag.removeprefix(W),
            element.get(f"{W}author", ""),
            "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText")),
        )
        for element in root.iter(f"{W}ins", f"{W}del")
        if element.getparent().tag != f"{W}rPr"  # type: ignore[union-attr]
    ]


def test_each_round_bears_its_own_author_and_date() -> None:
    docx = rounds(
        "船工按时解缆，渡轮离岸。", "船工安时解缆，度轮离岸。", "船工按时解缆，度轮离岸。"
    )
    assert changes(docx) == [
        ("del", "一校 编辑甲", "安"),
        ("ins", "一校 编辑甲", "按"),
        ("del", "二校 编辑乙", "度"),
        ("ins", "二校 编辑乙", "渡"),
    ]
    dates = {e.get(f"{W}date") for e in part(docx, "word/document.xml").iter(f"{W}ins")}
    assert dates == {"2026-03-02T09:30:00Z", "2026-03-03T09:30:00Z"}


def test_the_comments_bear_the_round_and_the_newest_ones_the_number_of_the_sheet() -> None:
    docx = rounds(
        "船工按时解缆，渡轮离岸。", "船工安时解缆，度轮离岸。", "船工按时解缆，度轮离岸。"
    )
    comments = part(docx, "word/comments.xml")
    assert [(c.get(f"{W}author"), c.xpath("string(.)")) for c in comments] == [
        ("一校 编辑甲", "一校　错字　改正"),
        ("二校 编辑乙", "二校　第1处　错字　改正"),
    ]


@pytest.mark.parametrize(
    ("galleys", "expected"),
    [
        (("船工按时", "船工安时"), [("del", PRINTER, "按"), ("ins", PRINTER, "安"),
                                    ("del", "二校 编辑乙", "安"), ("ins", "二校 编辑乙", "按")]),
        (("船工安时", "船工案时"), [("del", PRINTER, "安"), ("ins", PRINTER, "案"),
                                    ("del", "二校 编辑乙", "案"), ("ins", "二校 编辑乙", "按")]),
        (("船工按时", "船工时"), [("del", PRINTER, "按"), ("ins", "二校 编辑乙", "按")]),
        (("船工按时", "船工按按时"), [("ins", PRINTER, "按"), ("del", "二校 编辑乙", "按")]),
    ],
)  # fmt: skip
def test_what_the_printer_made_wrong_is_nobody_elses(
    galleys: tuple[str, str], expected: list[tuple[str, str, str]]
) -> None:
    docx = rounds("船工按时", *galleys)
    assert sorted(changes(docx)) == sorted(expected)
    assert resolved(docx, lambda _: True) == ["船工按时"]
    assert resolved(docx, lambda _: False) == [galleys[0]]


def test_what_one_round_added_and_a_later_one_struck_is_nested_as_word_does_it() -> None:
    docx = rounds("船工按时", "船工时", "船工安时")
    nested = part(docx, "word/document.xml").findall(f".//{W}ins/{W}del/{W}r/{W}delText")
    assert [text.text for text in nested] == ["安"]


def every_step_can_be_taken_alone(manuscript: str, *galleys: str) -> None:
    docx = rounds(manuscript, *galleys)
    root = part(docx, "word/document.xml")
    authors = {e.get(f"{W}author", "") for e in root.iter(f"{W}ins", f"{W}del")}
    assert authors <= {PRINTER, *AUTHORS}
    expected = [galleys[0], *galleys[1:], manuscript]
    for number, text in enumerate(expected):
        done = set(AUTHORS[:number])
        if number >= len(galleys) - 1 > 0:
            done.add(PRINTER)
        elif PRINTER in authors and number:
            continue  # What the printer did before and after this galley bears one name.
        shown = [printable(line) for line in paragraphs(text)]
        assert bodies(resolved(docx, done.__contains__)) == bodies(shown), number
    first = [printable(line) for line in paragraphs(galleys[0])]
    assert resolved(docx, lambda _: False) == first


TEXT = st.text(st.sampled_from(CHARACTERS), max_size=30)


@settings(max_examples=120, deadline=None)
@given(TEXT, st.integers(0, 2**32), st.integers(2, 3))
def test_rejecting_gives_the_first_galley_and_accepting_the_manuscript(
    manuscript: str, seed: int, count: int
) -> None:
    source = random.Random(seed)
    galleys = [misprinted(source, manuscript)]
    while len(galleys) < count:
        galleys.append(misprinted(source, galleys[-1]))
    galleys.reverse()  # fewer slips from galley to galley
    if paragraphs(manuscript) and all(map(paragraphs, galleys)):
        every_step_can_be_taken_alone(manuscript, *galleys)


def test_headings_that_the_galleys_do_not_tell_are_those_of_the_manuscript() -> None:
    manuscript = DocumentText(
        (Paragraph("渡口", ParagraphKind.HEADING), Paragraph("船工按时解缆。"))
    )
    first, second = ("渡口\n船工安时解缆。", "渡口\n船工按时解揽。")
    docx = tracked_changes_docx(
        compare_documents(manuscript, DocumentText.from_plain(second)),
        author=AUTHORS[1],
        at=AT,
        earlier=[EarlierRound(DocumentText.from_plain(first), CorrectionRound(AUTHORS[0], AT))],
    )
    style = next(part(docx, "word/document.xml").iter(f"{W}pStyle"))
    assert style.get(f"{W}val") == STYLE_OF[ParagraphKind.HEADING]


def test_a_comment_calls_a_place_as_the_record_does_and_names_what_no_text_tells() -> None:
    comparison = compare_texts("船工按时解缆，渡轮离岸。", "船工安时解缆，度轮离岸。")
    docx = tracked_changes_docx(
        comparison,
        author=AUTHORS[0],
        at=AT,
        label="一校",
        told={1: "补 7　错字　改正（查字典）"},
        remarks=("补 8　第 3 页图 2　图断线",),
    )
    notes = part(docx, "word/comments.xml")
    assert ["".join(t.text or "" for t in each.iter(f"{W}t")) for each in notes] == [
        "一校　补 8　第 3 页图 2　图断线",
        "一校　补 7　错字　改正（查字典）",
        "一校　第2处　错字　改正",
    ]
    assert {each.get(f"{W}author") for each in notes} == {AUTHORS[0]}
    assert faults(docx) == []


@settings(max_examples=60, deadline=None)
@given(TEXT, st.integers(0, 2**32))
def test_elements_stand_in_the_order_of_the_schema(manuscript: str, seed: int) -> None:
    source = random.Random(seed)
    galleys = [misprinted(source, manuscript) for _ in range(2)]
    assert faults(rounds(manuscript, *galleys)) == []


def test_the_schema_s_order_is_watched() -> None:
    docx = rounds("船工按时", "船工安时")
    bad = rewritten(docx, "word/document.xml", b"<w:pPr>", b"<w:pPr><w:rPr/>")
    assert any("pPr holds" in fault for fault in faults(bad))
    bad = rewritten(docx, "word/document.xml", b"delText", b"t")
    assert "word/document.xml: text in a deletion is not delText" in faults(bad)
