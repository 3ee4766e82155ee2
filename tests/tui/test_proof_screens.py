from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from editorial.desk.checklists import checklist_for
from editorial.desk.manuscript_views import ProofMaterial, manuscript_view, proof_material
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.reviews import Answer
from editorial.domain.stages import Stage
from tests.desk.offices import PASSWORD, TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, typed, until
from tui.screens.approval_screen import ApprovalScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.proof_screen import ProofScreen
from tui.screens.sign_off_queue_screen import SignOffQueueScreen
from tui.screens.sign_off_screen import SignOffScreen
from tui.widgets.checklist import Checklist
from tui.widgets.rate_badge import RateBadge
from tui.widgets.side_by_side_view import SideBySideView

SIZE = (120, 40)
GALLEY = TEXT.replace("第3站", "第8站").replace("广播员报站。\n第20站", "广播员报。\n第20站")


def at_first_proof(office: Office) -> Manuscript:
    return office.galley(office.to_typesetting(), "责编", GALLEY)


def now(office: Office, piece: Manuscript) -> Manuscript:
    return manuscript_view(office.desk, office.sessions["主编"], piece.id).manuscript


def verdicts(office: Office, piece: Manuscript) -> list[Disposition]:
    current = now(office, piece).current_round
    assert current is not None
    return [each.disposition for each in current.differences]


async def test_every_difference_is_decided_by_a_key_and_handed_in(office: Office) -> None:
    piece = at_first_proof(office)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "enter")
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        assert "未判定 2/2" in shown(pilot)
        before = str(screen.query_one(RateBadge).content)
        await keys(pilot, "f2")
        await until(pilot, lambda: "未判定 1/2" in shown(pilot))
        assert screen.query_one(SideBySideView).current == 2
        await keys(pilot, "f9", "enter")
        front(pilot, FormDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "还有 1 处异同未处理" in shown(pilot))
        front(pilot, FormDialog)
        await keys(pilot, "escape", "f6")
        front(pilot, TextDialog)
        await typed(pilot, "ok")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "未判定 0/2" in shown(pilot))
        assert str(screen.query_one(RateBadge).content) != before
        await keys(pilot, "f9", "enter", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ManuscriptScreen))
    assert now(office, piece).stage is Stage.FIRST_PROOF_APPROVAL
    assert verdicts(office, piece) == [Disposition.TYPESETTING_ERROR, Disposition.NOT_AN_ERROR]


async def test_a_verdict_is_taken_back_as_it_was(office: Office) -> None:
    piece = at_first_proof(office)
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        await keys(pilot, "f2", "f2")
        await until(pilot, lambda: "未判定 0/2" in shown(pilot))
        await keys(pilot, "ctrl+z")
        await until(pilot, lambda: "未判定 1/2" in shown(pilot))
        assert screen.query_one(SideBySideView).current == 2
        await keys(pilot, "ctrl+z", "ctrl+z")
        await until(pilot, lambda: "未判定 2/2" in shown(pilot))
    assert verdicts(office, piece) == [Disposition.UNDECIDED, Disposition.UNDECIDED]


async def test_a_reason_that_is_left_empty_or_cancelled_decides_nothing(office: Office) -> None:
    piece = at_first_proof(office)
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        await keys(pilot, "f4", "ctrl+s")
        front(pilot, TextDialog)
        await keys(pilot, "escape")
        front(pilot, ProofScreen)
    assert verdicts(office, piece) == [Disposition.UNDECIDED, Disposition.UNDECIDED]


async def test_another_reader_is_refused_in_words(office: Office) -> None:
    piece = at_first_proof(office)
    app = app_with(lambda: ProofScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        await keys(pilot, "f2")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "一校为自校" in shown(pilot)


async def test_the_chief_editor_approves_the_corrections(office: Office) -> None:
    piece = office.settle(at_first_proof(office), "甲")
    office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await keys(pilot, "enter")
        screen = front(pilot, ApprovalScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        await keys(pilot, "f2")
        front(pilot, ApprovalScreen)
        await keys(pilot, "f9")
        front(pilot, ChoiceDialog)
        await keys(pilot, "enter", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ManuscriptScreen))
    assert now(office, piece).stage is Stage.FIRST_PROOF_CORRECTION


async def test_signing_needs_the_password_and_covers_the_galley_on_the_screen(
    office: Office,
) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    app = app_with(lambda: SignOffQueueScreen(sitting(office, "主编")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "enter")
        front(pilot, SignOffScreen)
        galley = piece.current_galley
        assert galley is not None
        await until(pilot, lambda: galley.text_sha256 in shown(pilot))
        assert "一校" in shown(pilot)
        await keys(pilot, "f9", "enter")
        form = front(pilot, FormDialog)
        await keys(pilot, *(["f2"] * len(checklist_for(Stage.SIGN_OFF))))
        form.query_one("#field-opinion", TextArea).text = "同意付印"
        form.query_one("#field-password", Input).value = "wrong-word"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "密码不对" in shown(pilot))
        assert now(office, piece).sign_offs == ()
        form = front(pilot, FormDialog)
        assert form.query_one("#field-opinion", TextArea).text == "同意付印"
        assert form.query_one("#field-password", Input).value == ""
        form.query_one("#field-password", Input).value = PASSWORD
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SignOffQueueScreen))
    signed = now(office, piece)
    assert signed.stage is Stage.SIGNED
    assert signed.sign_offs[0].galley_sha256 == galley.text_sha256
    (answered,) = (each for each in signed.checklists if each.stage is Stage.SIGN_OFF)
    assert [point.item for point in answered.points] == list(checklist_for(Stage.SIGN_OFF))


async def test_a_point_left_open_keeps_the_galley_unsigned_and_says_which(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    app = app_with(lambda: SignOffScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "SHA-256" in shown(pilot))
        await keys(pilot, "f9", "enter")
        form = front(pilot, FormDialog)
        points = checklist_for(Stage.SIGN_OFF)
        await keys(pilot, *(["f2"] * (len(points) - 1)))
        form.query_one("#field-password", Input).value = PASSWORD
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: f"还有 1 项没有填写：{points[-1].text}" in shown(pilot))
    assert now(office, piece).sign_offs == ()


async def test_a_proof_s_points_are_answered_where_it_is_handed_in(office: Office) -> None:
    piece = office.settle(at_first_proof(office), "甲")
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(SideBySideView).current)
        await keys(pilot, "f9", "enter")
        form = front(pilot, FormDialog)
        form.query_one(Checklist).focus()
        await keys(pilot, "f2", "f3")
        await typed(pilot, "x")
        await keys(pilot, "ctrl+s", "ctrl+s")
        await until(pilot, lambda: now(office, piece).stage is Stage.FIRST_PROOF_APPROVAL)
    (answered,) = now(office, piece).checklists
    assert [point.answer for point in answered.points] == [Answer.YES, Answer.NO]
    assert answered.problems[0].remark == "x"


async def test_the_clean_galley_is_returned_with_a_reason(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    app = app_with(lambda: SignOffScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "SHA-256" in shown(pilot))
        await keys(pilot, "f9", "down", "enter")
        front(pilot, FormDialog)
        await keys(pilot, "ctrl+s")
        assert "还要填写：理由" in shown(pilot)
        await typed(pilot, "x")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
    assert now(office, piece).stage is Stage.CLEAN_PROOF


async def test_a_window_that_closes_does_not_fetch_the_round_over_a_verdict(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = at_first_proof(office)
    fetched = []

    def counted(*given: Any, **more: Any) -> ProofMaterial:
        fetched.append(given)
        return proof_material(*given, **more)

    monkeypatch.setattr("tui.screens.galley_screen.proof_material", counted)
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        await keys(pilot, "f6", "escape")
        await until(pilot, lambda: isinstance(app.screen, ProofScreen))
        assert len(fetched) == 1
        await keys(pilot, "f5")
        await until(pilot, lambda: len(fetched) == 2)


async def test_all_of_one_kind_are_decided_and_taken_back_in_one_go(office: Office) -> None:
    narrow = TEXT.replace("，", ",", 5).replace("值班员", "直班员", 1)
    piece = office.galley(office.to_typesetting(), "责编", narrow)
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: "未判定 6/6" in shown(pilot))
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        widths = [d.discrepancy.kind.value for d in now(office, piece).rounds[-1].differences]
        screen.go(widths.index("width") + 1)
        await keys(pilot, "ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        assert "还有 5 处“全半角”" in shown(pilot)
        await keys(pilot, "enter")
        await until(pilot, lambda: "未判定 1/6" in shown(pilot))
        decided = [Disposition.TYPESETTING_ERROR, Disposition.UNDECIDED]
        assert verdicts(office, piece) == [decided[kind != "width"] for kind in widths]
        await keys(pilot, "ctrl+z")
        await until(pilot, lambda: "未判定 6/6" in shown(pilot))
    assert set(verdicts(office, piece)) == {Disposition.UNDECIDED}


async def test_the_round_s_papers_are_written_by_a_key(office: Office, tmp_path: Path) -> None:
    piece = at_first_proof(office)
    app = app_with(lambda: ProofScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        screen = front(pilot, ProofScreen)
        await until(pilot, lambda: screen.query_one(SideBySideView).current)
        assert "第 4 段" in shown(pilot)
        await keys(pilot, "ctrl+e")
        form = front(pilot, FormDialog)
        form.query_one(Input).value = str(tmp_path / "导出")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: len(list((tmp_path / "导出").glob("*"))) == 3)
        assert front(pilot, ProofScreen) is screen
