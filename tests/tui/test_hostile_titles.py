"""Titles, authors, opinions and texts that have ended apps elsewhere are only text on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from editorial.desk.deciding import take_decision
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from tests.desk.offices import TEXT, Office
from tests.domain.cases import a_full_request
from tests.reports.hostile import HOSTILE
from tests.tui.sitting import app_with, settle, sitting
from tests.tui.test_snapshots import drawn
from tui.screens.approval_screen import ApprovalScreen
from tui.screens.audit_screen import AuditScreen
from tui.screens.desk_screen import DeskScreen
from tui.screens.issue_screen import IssueScreen
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.proof_screen import ProofScreen
from tui.screens.review_screen import ReviewScreen
from tui.screens.sign_off_queue_screen import SignOffQueueScreen
from tui.screens.sign_off_screen import SignOffScreen

MARKUP = (
    "[/]",
    "注[/b]",
    "[red]题目[/red]",
    "[@click=app.exit]标题[/]",
    "[type=x, v={'a[0]'}]",
    "[[[",
    "\\[b]",
    "【编者按】[1]",
    "甲" * 300,
)
STORABLE = tuple(text for text in (*MARKUP, *HOSTILE) if text.isprintable() or "\x1b" in text)
ALL = "　".join(STORABLE)
TERMINAL = {"\x1b", "\x9b", "\x07", "\u202e", "\u2066", "\x00"}


def at_first_review(office: Office) -> Manuscript:
    text = f"{MARKUP[1]}\n{ALL.replace(chr(0), '')}\n{TEXT}"
    return office.register(text, ALL)


def at_first_proof(office: Office) -> Manuscript:
    piece = at_first_review(office)
    piece = with_hostile_opinion(office, piece, "甲", Decision.RECOMMEND)
    for who, decision in (
        ("责编", Decision.PASS),
        ("主编", Decision.ACCEPT),
        ("责编", Decision.SEND_TO_TYPESETTING),
    ):
        piece = office.decide(piece, who, decision)
    return office.galley(piece, "责编", TEXT)


def with_hostile_opinion(
    office: Office, piece: Manuscript, who: str, decision: Decision
) -> Manuscript:
    request = replace(a_full_request(decision, piece.stage), opinion=ALL, problems=())
    return take_decision(office.desk, office.sessions[who], piece.id, piece.revision, request)


def at_approval(office: Office) -> Manuscript:
    piece = office.settle(at_first_proof(office), "甲")
    return office.decide(piece, "甲", Decision.COMPLETE_PROOF)


def at_sign_off(office: Office) -> Manuscript:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    with office.desk.writing() as unit:
        named = replace(piece, title=ALL, author=ALL)
        unit.manuscripts.save(named)
        unit.commit()
    return replace(named, revision=named.revision + 1)


SCREENS: dict[str, tuple[Callable[[Office], Manuscript], str, Callable[..., Any]]] = {
    "desk": (at_first_review, "甲", lambda o, _p: DeskScreen(o)),
    "manuscript": (at_first_proof, "甲", ManuscriptScreen),
    "review": (at_first_review, "甲", ReviewScreen),
    "proof": (at_first_proof, "甲", ProofScreen),
    "approval": (at_approval, "主编", ApprovalScreen),
    "queue": (at_sign_off, "主编", lambda o, _p: SignOffQueueScreen(o)),
    "sign-off": (at_sign_off, "主编", SignOffScreen),
    "audit": (at_first_proof, "审计", lambda o, _p: AuditScreen(o)),
}


@pytest.mark.parametrize("name", [*SCREENS, "issue"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_hostile_text_is_only_text(office: Office, name: str, size: tuple[int, int]) -> None:
    make, who, open_screen = SCREENS.get(name, (at_first_review, "主编", IssueScreen))
    piece = make(office)
    place = piece.issue if name == "issue" else piece.id
    app = app_with(lambda: open_screen(sitting(office, who), place))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = drawn(pilot)
        assert "[/]" in shown
        assert not TERMINAL & set(shown)
        await pilot.click(offset=(12, 5))
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert app.is_running
