"""The app in a real terminal: every role logs in; a review and a proof are done by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from editorial.desk.checklists import checklist_for
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.stages import Stage
from tests.desk.offices import PASSWORD, TEXT, Office, an_office
from tests.terminal.terminal import a_terminal

pytestmark = pytest.mark.terminal

SIZES = [(80, 24), (120, 40)]
POINTS = [item.text[:6] for item in checklist_for(Stage.FIRST_REVIEW)]
SLIP = TEXT.replace("值班员", "直班员", 1).replace("报站。\n第20站", "报。\n第20站")


@dataclass
class Place:
    """An office and its folder."""

    office: Office
    home: Path

    def now(self, piece: Manuscript) -> Manuscript:
        return manuscript_view(self.office.desk, self.office.sessions["主编"], piece.id).manuscript


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    office = an_office(tmp_path)
    yield Place(office, tmp_path)
    office.desk.close()


@pytest.mark.parametrize(
    ("login", "sees"),
    [
        ("甲", "轮到我 1"),
        ("责编", "等别人 1"),
        ("主编", "等别人 1"),
        ("审计", "等别人 1"),
        ("管理", "管理员"),
    ],
)
def test_every_role_logs_in_and_sees_its_desk(place: Place, login: str, sees: str) -> None:
    place.office.register()
    with a_terminal(place.home, (80, 24)) as terminal:
        terminal.log_in(login, PASSWORD)
        terminal.wait_for(sees)
        terminal.press("F1")
        terminal.wait_for("退出")


def test_a_wrong_password_is_told_and_the_right_one_lets_in(place: Place) -> None:
    with a_terminal(place.home, (80, 24)) as terminal:
        terminal.log_in("甲", "不对的密码")
        terminal.wait_for("登录名或密码不对")
        terminal.press("C-u")
        terminal.type(PASSWORD)
        terminal.press("Enter")
        terminal.wait_for("轮到我")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_first_review_is_done_by_keys_alone(place: Place, size: tuple[int, int]) -> None:
    piece = place.office.register()
    with a_terminal(place.home, size) as terminal:
        terminal.log_in("甲", PASSWORD)
        terminal.wait_for("春运第一天")
        terminal.press("Enter")
        terminal.wait_for("进入初审")
        terminal.press("Enter")
        terminal.wait_for("没有查出疑点")
        terminal.press("F6")
        terminal.wait_for("F2 符合 F3 不符合")
        for point in POINTS:
            terminal.press("F2")
            terminal.wait_for(f"√ {point}")
        # Past the fields of topic and major matter, which stay empty.
        terminal.press(*["BTab"] * 5, "Space")
        terminal.wait_for("▐√▌ 全文已读")
        terminal.press(*["Tab"] * 6)
        terminal.type("选题及时，建议采用。")
        terminal.wait_for("10 字")
        terminal.press("F9")
        terminal.wait_for("建议采用 → 复审")
        terminal.press("Enter")
        terminal.wait_for("确定吗")
        terminal.press("C-s")
        terminal.wait_for("▶复审")
    after = place.now(piece)
    assert after.stage is Stage.SECOND_REVIEW
    assert after.reviews[0].opinion == "选题及时，建议采用。"
    assert after.reviews[0].read_in_full


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_first_proof_is_done_by_keys_alone(place: Place, size: tuple[int, int]) -> None:
    piece = place.office.galley(place.office.to_typesetting(), "责编", SLIP)
    with a_terminal(place.home, size) as terminal:
        terminal.log_in("甲", PASSWORD)
        terminal.wait_for("春运第一天")
        terminal.press("Enter")
        terminal.wait_for("进入一校")
        terminal.press("Enter")
        shown = terminal.wait_for("未判定 2/2")
        assert "直" in shown
        terminal.press("F2")
        terminal.wait_for("未判定 1/2")
        terminal.press("C-z")
        terminal.wait_for("未判定 2/2")
        terminal.press("F2")
        terminal.wait_for("未判定 1/2")
        terminal.press("F6")
        terminal.wait_for("取消")
        terminal.type("作者同意删去")
        terminal.press("C-s")
        terminal.wait_for("未判定 0/2")
        terminal.press("F9")
        terminal.wait_for("校毕 → 一校待批")
        terminal.press("Enter")
        terminal.wait_for("现在是“一校”")
        terminal.press("C-s")
        terminal.wait_for("▶一校·一校待批")
    after = place.now(piece)
    assert after.stage is Stage.FIRST_PROOF_APPROVAL
    last = after.current_round
    assert last is not None
    assert [d.disposition for d in last.differences] == [
        Disposition.TYPESETTING_ERROR,
        Disposition.NOT_AN_ERROR,
    ]
    assert last.differences[1].reason == "作者同意删去"
