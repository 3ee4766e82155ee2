"""Errors found by eye on the proof screen; undoing and redoing what the record holds."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from editorial.desk.hand_entries import HandEntryForm, add_hand_entry, undo_mark
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition, ProofRound
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, shown, sitting, until
from tui.app import EditorialApp
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.proof_screen import ProofScreen
from tui.widgets.discrepancy_list import DiscrepancyList
from tui.widgets.side_by_side_view import SideBySideView

SIZE = (120, 40)
GALLEY = TEXT.replace("第3站", "第8站")
"""One difference, in the fourth paragraph."""
BODY = "".join(GALLEY.split())


def at_first_proof(office: Office) -> Manuscript:
    return office.galley(office.to_typesetting(), "责编", GALLEY)


def with_entry(office: Office, piece: Manuscript) -> Manuscript:
    start = BODY.index("第5站")
    form = HandEntryForm(start, start + 3, "第5站", "第六站", DiscrepancyKind.NUMBER)
    return add_hand_entry(office.desk, office.sessions["甲"], piece.id, piece.revision, form)


def proof_of(office: Office, piece: Manuscript) -> EditorialApp:
    return app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))


def round_now(office: Office, piece: Manuscript) -> ProofRound:
    current = manuscript_view(office.desk, office.sessions["甲"], piece.id).manuscript.current_round
    assert current is not None
    return current


def fill(pilot: Pilot[None], **values: str) -> None:
    form = front(pilot, FormDialog)
    for key, value in values.items():
        form.query_one(f"#field-{key}", Input).value = value


async def ready(pilot: Pilot[None]) -> ProofScreen:
    screen = front(pilot, ProofScreen)
    await until(pilot, lambda: screen.query_one(SideBySideView).current)
    return screen


async def test_an_error_is_added_by_hand_at_the_current_place_and_taken_out(
    office: Office,
) -> None:
    piece = at_first_proof(office)
    async with proof_of(office, piece).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await keys(pilot, "ctrl+a")
        form = front(pilot, FormDialog)
        assert form.query_one("#field-paragraph", Input).value == "4"
        fill(pilot, wrong="值班员", right="直班员")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "未判定 1/2" in shown(pilot))
        assert screen.query_one(SideBySideView).current == 2
        assert "手工补记" in shown(pilot)
        assert "应为“直班员”" in shown(pilot)
        assert screen.query_one(DiscrepancyList).row_count == 2
        (entry,) = round_now(office, piece).hand_entries
        assert entry.in_text
        assert entry.mark.discrepancy.galley.start == BODY.index("值班员", BODY.index("第8站"))
        await keys(pilot, "ctrl+d")
        await until(pilot, lambda: "未判定 1/1" in shown(pilot))
    assert not round_now(office, piece).hand_entries[0].stands


async def test_words_that_stand_elsewhere_or_twice_are_asked_for_again(office: Office) -> None:
    piece = at_first_proof(office)
    async with proof_of(office, piece).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await keys(pilot, "ctrl+a")
        fill(pilot, wrong="直班员", right="值班员")
        await keys(pilot, "ctrl+s")
        assert "第 4 段没有“直班员”" in shown(pilot)
        fill(pilot, wrong="员", right="圆")
        await keys(pilot, "ctrl+s")
        assert "有 2 处“员”" in shown(pilot)
        fill(pilot, paragraph="99")
        await keys(pilot, "ctrl+s")
        assert "校样共 41 段" in shown(pilot)
        fill(pilot, paragraph="4", behind="广播")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProofScreen))
    (entry,) = round_now(office, piece).hand_entries
    assert BODY[entry.mark.discrepancy.galley.start - 2 :].startswith("广播员")


async def test_an_error_in_a_picture_is_told_in_words(office: Office) -> None:
    piece = at_first_proof(office)
    async with proof_of(office, piece).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await keys(pilot, "ctrl+a", "ctrl+s")
        await until(pilot, lambda: "请写明错在哪里" in shown(pilot))
        fill(pilot, place="第 2 页图 1", remark="图题与图不对应")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProofScreen))
        await until(pilot, lambda: "第 2 页图 1" in shown(pilot))
        assert "图题与图不对应" in shown(pilot)


async def test_a_click_in_the_galley_fills_in_the_place(office: Office) -> None:
    piece = at_first_proof(office)
    async with proof_of(office, piece).run_test(size=SIZE) as pilot:
        await ready(pilot)
        line = 4  # the head, then the title and the first two stations in one line each
        await pilot.click(SideBySideView, offset=(80, line))
        await keys(pilot, "ctrl+a")
        form = front(pilot, FormDialog)
        behind = form.query_one("#field-behind", Input).value
        paragraph = int(form.query_one("#field-paragraph", Input).value)
        assert len(behind) == 4
        assert behind in TEXT.splitlines()[paragraph - 1]


async def test_a_step_of_an_earlier_sitting_is_undone_and_done_again(office: Office) -> None:
    piece = with_entry(office, at_first_proof(office))
    piece = office.settle(piece, "甲")
    async with proof_of(office, piece).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "未判定 0/2" in shown(pilot))
        await ready(pilot)
        await keys(pilot, "ctrl+z")
        await until(pilot, lambda: "未判定 1/2" in shown(pilot))
        await keys(pilot, "ctrl+z")
        await until(pilot, lambda: "未判定 1/1" in shown(pilot))
        await keys(pilot, "ctrl+y", "ctrl+y")
        await until(pilot, lambda: "未判定 0/2" in shown(pilot))
        assert pilot.app.screen.check_action("redo", ()) is None
    assert all(
        m.disposition is Disposition.TYPESETTING_ERROR for m in round_now(office, piece).marks
    )


async def test_an_undecided_hand_entry_is_gone_to_and_decided(office: Office) -> None:
    piece = office.settle(with_entry(office, at_first_proof(office)), "甲")
    again = office.settle_some(piece, "甲", [2], Disposition.UNDECIDED)
    async with proof_of(office, again).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.query_one(SideBySideView).current == 2
        await keys(pilot, "f2")
        await until(pilot, lambda: "未判定 0/2" in shown(pilot))
        await keys(pilot, "f3")
        screen.app.screen.query("TextArea").first().insert("留")  # type: ignore[attr-defined]
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, MessageDialog))
        assert "手工补记的地方只能判" in shown(pilot)
    assert round_now(office, again).undecided == 0


async def test_nothing_can_be_undone_that_somebody_else_did(office: Office) -> None:
    piece = with_entry(office, at_first_proof(office))
    app = app_with(lambda: ProofScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.check_action("undo", ()) is None
        await keys(pilot, "ctrl+d")
        assert round_now(office, piece).hand_entries[0].stands
    undone = undo_mark(office.desk, office.sessions["甲"], piece.id, piece.revision)
    assert undone.rounds[-1].marks == undone.rounds[-1].differences
