"""The red check: marks done, missed, wrongly done, and what changed unmarked."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.collation.collate import collate
from editorial.collation.galley_marks import GalleyEdit, GalleyMark, galley_marks
from editorial.collation.marked_galley import marked_galley
from editorial.collation.red_check import red_check
from editorial.domain.discrepancy import DiscrepancyKind, inside_moves
from editorial.domain.red_check import CheckedMark, MarkOutcome, RedCheck
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText

DONE, MISSED, WRONG = MarkOutcome.DONE, MarkOutcome.MISSED, MarkOutcome.WRONGLY_DONE


def body(text: str) -> BodyText:
    return body_text(DocumentText.from_plain(text))


def marked(manuscript: str, galley: str, but: Collection[int] = ()) -> tuple[GalleyMark, ...]:
    found = collate(body(manuscript), body(galley)).discrepancies
    return galley_marks(found, {d.number for d in found} - set(but))


def checked(manuscript: str, galley: str, corrected: str) -> RedCheck:
    return red_check(body(galley), marked(manuscript, galley), body(corrected))


MANUSCRIPT = "水渠要先安装闸门，再放水试压。各村按照轮灌次序取水，不得截流。"


@pytest.mark.parametrize(
    ("galley", "corrected", "outcomes", "unmarked"),
    [
        pytest.param(
            MANUSCRIPT.replace("安装", "按装"),
            MANUSCRIPT,
            [DONE],
            0,
            id="a wrong character, put right",
        ),
        pytest.param(
            MANUSCRIPT.replace("安装", "按装"),
            MANUSCRIPT.replace("安装", "按装"),
            [MISSED],
            0,
            id="left as it was",
        ),
        pytest.param(
            MANUSCRIPT.replace("安装", "按装"),
            MANUSCRIPT.replace("安装", "桉装"),
            [WRONG],
            0,
            id="changed into another wrong one",
        ),
        pytest.param(
            MANUSCRIPT.replace("轮灌", "灌轮"),
            MANUSCRIPT,
            [DONE],
            0,
            id="characters transposed back",
        ),
        pytest.param(
            MANUSCRIPT.replace("轮灌", "灌轮"),
            MANUSCRIPT.replace("轮灌", "灌轮"),
            [MISSED],
            0,
            id="transposed characters left",
        ),
        pytest.param(
            MANUSCRIPT.replace("不得", ""),
            MANUSCRIPT.replace("不得", ""),
            [MISSED],
            0,
            id="lost characters not set",
        ),
        pytest.param(
            MANUSCRIPT.replace("不得", ""),
            MANUSCRIPT.replace("不得", "不"),
            [WRONG],
            0,
            id="lost characters set in part",
        ),
        pytest.param(
            MANUSCRIPT.replace("取水", "取取水"), MANUSCRIPT, [DONE], 0, id="a doubled one deleted"
        ),
        pytest.param(
            MANUSCRIPT.replace("取水", "取取水"),
            MANUSCRIPT.replace("取水", "水"),
            [WRONG],
            0,
            id="too much deleted",
        ),
        pytest.param(
            MANUSCRIPT.replace("安装", "按装"),
            MANUSCRIPT.replace("截流", "载流"),
            [DONE],
            1,
            id="another place spoilt meanwhile",
        ),
        pytest.param(
            MANUSCRIPT.replace("安装", "按装").replace("放", "方"),
            MANUSCRIPT.replace("安装", "按装"),
            [MISSED, DONE],
            0,
            id="two marks close together, one missed",
        ),
    ],
)
def test_a_mark_is_judged_by_what_came_back(
    galley: str, corrected: str, outcomes: list[MarkOutcome], unmarked: int
) -> None:
    result = checked(MANUSCRIPT, galley, corrected)
    assert [mark.outcome for mark in result.marks] == outcomes
    assert len(result.unmarked) == unmarked
    assert result.is_clean == (set(outcomes) == {DONE} and not unmarked)


FIRST = "春播之前要清淤。渠底的石块须逐一搬走。"
SECOND = "放水那天由两个村的人轮流看守闸口。"
THIRD = "秋后再查一遍，把漏水的地方补好。"


def test_a_moved_sentence_that_was_moved_back_is_one_mark_done() -> None:
    result = checked(FIRST + SECOND + THIRD, SECOND + FIRST + THIRD, FIRST + SECOND + THIRD)
    assert [mark.outcome for mark in result.marks] == [DONE]
    assert result.is_clean


def test_a_moved_sentence_that_stayed_is_one_mark_missed() -> None:
    result = checked(FIRST + SECOND + THIRD, SECOND + FIRST + THIRD, SECOND + FIRST + THIRD)
    assert [mark.outcome for mark in result.marks] == [MISSED]
    assert not result.unmarked


def test_an_excused_difference_is_no_mark_and_may_stay() -> None:
    manuscript, galley = MANUSCRIPT, MANUSCRIPT.replace("各村", "各乡").replace("安装", "按装")
    marks = marked(manuscript, galley, but={2})
    result = red_check(body(galley), marks, body(MANUSCRIPT.replace("各村", "各乡")))
    assert [mark.outcome for mark in result.marks] == [DONE]
    assert result.is_clean


def test_an_excused_difference_that_changes_was_unmarked() -> None:
    manuscript, galley = MANUSCRIPT, MANUSCRIPT.replace("各村", "各乡").replace("安装", "按装")
    result = red_check(body(galley), marked(manuscript, galley, but={2}), body(MANUSCRIPT))
    assert [found.galley.text for found in result.unmarked] == ["村"]


@pytest.mark.parametrize(
    ("galley", "corrected", "outcome"),
    [
        pytest.param(f"{FIRST}{SECOND}", f"{FIRST}\n{SECOND}", DONE, id="broken as asked"),
        pytest.param(f"{FIRST}{SECOND}", f"{FIRST}{SECOND}", MISSED, id="not broken"),
    ],
)
def test_a_paragraph_break_is_a_mark_too(galley: str, corrected: str, outcome: MarkOutcome) -> None:
    result = checked(f"{FIRST}\n{SECOND}", galley, corrected)
    assert [mark.outcome for mark in result.marks] == [outcome]
    assert not result.unmarked


def test_a_lost_paragraph_brings_its_own_break() -> None:
    whole = f"{FIRST}\n{SECOND}\n{THIRD}"
    result = checked(whole, f"{FIRST}\n{THIRD}", whole)
    assert result.is_clean


def test_a_break_that_nobody_asked_for_changed_unmarked() -> None:
    result = checked(f"{FIRST}{SECOND}", f"{FIRST}{SECOND}", f"{FIRST}\n{SECOND}")
    assert [found.kind for found in result.unmarked] == [DiscrepancyKind.PARAGRAPH_BREAK]


def test_a_mark_entered_by_hand_needs_no_manuscript() -> None:
    galley = body(MANUSCRIPT)
    place = MANUSCRIPT.index("闸门")
    marks = (GalleyMark(1, (GalleyEdit(place, place + 2, "水闸"),)),)
    corrected = body(MANUSCRIPT.replace("闸门", "水闸"))
    assert red_check(galley, marks, corrected).is_clean
    assert red_check(galley, marks, galley).marks[0].outcome is MISSED


texts = st.text("甲乙丙丁，。", max_size=40)


@given(texts, texts)
def test_carrying_out_every_mark_gives_the_manuscript(manuscript: str, galley: str) -> None:
    marks = marked(manuscript, galley)
    everything = {mark.number for mark in marks}
    assert marked_galley(body(galley).text, marks, everything).text == body(manuscript).text


@given(texts, texts)
def test_a_galley_corrected_as_marked_is_clean(manuscript: str, galley: str) -> None:
    assert checked(manuscript, galley, manuscript).is_clean


@given(texts, texts)
def test_nothing_changes_unmarked_in_a_galley_that_came_back_unchanged(
    manuscript: str, galley: str
) -> None:
    assert not checked(manuscript, galley, galley).unmarked


@given(st.data())
def test_marks_far_apart_are_told_apart(data: st.DataObject) -> None:
    """Any subset of the marks carried out is found to be that subset."""
    sentences = [f"第{n}号渠段在{n + 3}月前要清淤加固，由本村的水管员验收。" for n in range(1, 7)]
    manuscript = "".join(sentences)
    galley = "".join(s.replace("清淤", "请淤") for s in sentences)
    missed = data.draw(st.sets(st.integers(0, 5)))
    corrected = "".join(
        s.replace("清淤", "请淤") if n in missed else s for n, s in enumerate(sentences)
    )
    result = checked(manuscript, galley, corrected)
    assert [m.outcome for m in result.marks] == [MISSED if n in missed else DONE for n in range(6)]
    assert not result.unmarked


def place_in(corrected: str, mark: CheckedMark) -> str:
    return corrected[mark.start : mark.end]


def test_each_mark_tells_its_place_in_the_corrected_galley() -> None:
    galley = MANUSCRIPT.replace("安装", "按装").replace("不得", "")
    corrected = "新增导语。" + MANUSCRIPT.replace("安装", "桉装").replace("不得", "")
    wrong, missed = checked(MANUSCRIPT, galley, corrected).marks
    assert (wrong.outcome, place_in(corrected, wrong)) == (WRONG, "桉")
    assert (missed.outcome, place_in(corrected, missed)) == (MISSED, "")
    assert corrected[missed.start - 1] == "，"


@given(texts, texts, texts)
def test_places_lie_inside_the_corrected_galley(
    manuscript: str, galley: str, corrected: str
) -> None:
    for mark in checked(manuscript, galley, corrected).marks:
        assert 0 <= mark.start <= mark.end <= len(body(corrected).text)


A = "清早开闸，先放一格，看水到哪一段，再放第二格。"
B = "到了晌午，太阳正毒，守闸的人坐在柳树底下，一边打草绳，一边看着水尺上的刻度。"
C = "傍晚关闸以前，要派人沿渠走一趟，把冲下来的草根和浮木捞干净，不让它们堵住涵洞。"
E = "夜里轮班，每班两个人，一个看水，一个守电话，天亮以前不许离开。"


@pytest.mark.parametrize("stays", [False, True])
def test_a_change_inside_a_moved_stretch_becomes_what_the_move_becomes(stays: bool) -> None:
    manuscript = A + B + C + E
    galley = B + C + E + A.replace("第二格", "第三格")
    found = collate(body(manuscript), body(galley)).discrepancies
    assert inside_moves(found), "the sample no longer holds a change inside a move"
    result = checked(manuscript, galley, galley if stays else manuscript)
    assert {mark.outcome for mark in result.marks} == {MISSED if stays else DONE}
    assert not result.unmarked


def test_a_change_that_was_left_inside_a_moved_stretch_moves_with_it() -> None:
    changed = A.replace("第二格", "第三格")
    found = collate(body(A + B + C + E), body(B + C + E + changed)).discrepancies
    move = next(d.number for d in found if d.kind is DiscrepancyKind.MOVED)
    marks = galley_marks(found, {move})
    result = red_check(body(B + C + E + changed), marks, body(changed + B + C + E))
    assert [mark.outcome for mark in result.marks] == [DONE]
    assert not result.unmarked
