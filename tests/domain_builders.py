"""Builders of domain values for tests: whole and consistent unless a test says otherwise.

People are known by their role. File hashes are those of ``FILES``, so that a store which keeps
bytes by their hash can be given them.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId, Sha256
from editorial.domain.layout_record import LayoutRecord
from editorial.domain.manuscript import (
    FrozenText,
    Manuscript,
    StageChange,
    TextVersion,
    VersionOrigin,
)
from editorial.domain.people import Deputation, Person, Role
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.domain.proofs import (
    Disposition,
    Galley,
    ProofRound,
    RoundDifference,
    RoundRate,
    SignOff,
)
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    ChecklistItem,
    MatterFlag,
    PointLevel,
    Problem,
    Review,
    ReviewGrade,
    Ruling,
    TopicDeclaration,
)
from editorial.domain.stage_checklists import AnsweredChecklist, AnsweredPoint
from editorial.domain.stages import ProofPass, Stage
from editorial.domain.transitions import TRANSITIONS

START = datetime(2026, 4, 1, 1, 30, tzinfo=UTC)
"""When the manuscripts of these tests come in."""

ISSUE = PeriodicalIssue(IssueId("issue-4"), "编辑学刊样刊", "2026年第4期", START)
COLUMN = MagazineColumn(ColumnId("column-1"), "专题")
OTHER_COLUMN = MagazineColumn(ColumnId("column-2"), "札记")

EDITOR = PersonId("editor-1")
OTHER_EDITOR = PersonId("editor-2")
RESPONSIBLE = PersonId("responsible-1")
CHIEF = PersonId("chief-1")


def sha256_of(data: bytes) -> Sha256:
    """The hash that a store knows the bytes by."""
    return Sha256(hashlib.sha256(data).hexdigest())


RECEIVED_FILE = "来稿的原件".encode()
GALLEY_FILE = "校样的原件".encode()
DOCUMENT = b'{"schema":"editorial.document/1"}'
FILES = (RECEIVED_FILE, GALLEY_FILE, DOCUMENT)
"""The bytes behind every file hash that these builders use."""

SCHEME_SHA256 = sha256_of(b"a counting scheme")


def later(hours: int) -> datetime:
    """So many hours after the start."""
    return START + timedelta(hours=hours)


def a_person(login: str = "editor-1", **changed: Any) -> Person:
    """An editor of the first column, unless told otherwise; the id is the login name."""
    values: dict[str, Any] = {
        "id": PersonId(login),
        "login": login,
        "name": "编辑甲",
        "roles": frozenset({Role.EDITOR}),
        "columns": frozenset({COLUMN.id}),
    }
    return Person(**(values | changed))


def the_office() -> tuple[Person, ...]:
    """Everybody that the manuscripts of these builders name."""
    return (
        a_person(EDITOR),
        a_person(OTHER_EDITOR, name="编辑乙", columns=frozenset({OTHER_COLUMN.id})),
        a_person(
            RESPONSIBLE,
            name="责任编辑丙",
            roles=frozenset({Role.RESPONSIBLE_EDITOR}),
            columns=frozenset(),
        ),
        a_person(CHIEF, name="主编丁", roles=frozenset({Role.CHIEF_EDITOR}), columns=frozenset()),
    )


def a_deputation(**changed: Any) -> Deputation:
    """The responsible editor deputises for the chief editor in the first week of April."""
    values: dict[str, Any] = {
        "deputy": RESPONSIBLE,
        "principal": CHIEF,
        "first_day": date(2026, 4, 1),
        "last_day": date(2026, 4, 7),
        "reason": "出差",
    }
    return Deputation(**(values | changed))


def a_version(number: int = 1, **changed: Any) -> TextVersion:
    """The text as it was received."""
    values: dict[str, Any] = {
        "number": number,
        "origin": VersionOrigin.RECEIVED if number == 1 else VersionOrigin.EDITED,
        "file_sha256": sha256_of(RECEIVED_FILE),
        "text_sha256": sha256_of(f"正文第{number}版".encode()),
        "document_sha256": sha256_of(DOCUMENT),
        "name": f"稿件第{number}版.docx",
        "characters": 5000,
        "added_by": EDITOR,
        "added_at": later(number),
        "not_read": ("2 张图片",),
    }
    return TextVersion(**(values | changed))


def a_review(stage: Stage = Stage.FIRST_REVIEW, **changed: Any) -> Review:
    """A review by whom the stage belongs to, which sends the piece on."""
    by, decision = {
        Stage.FIRST_REVIEW: (EDITOR, Decision.RECOMMEND),
        Stage.SECOND_REVIEW: (RESPONSIBLE, Decision.PASS),
        Stage.FINAL_REVIEW: (CHIEF, Decision.ACCEPT),
    }[stage]
    values: dict[str, Any] = {
        "stage": stage,
        "by": by,
        "at": later(10),
        "decision": decision,
        "opinion": "选题切合栏目，材料扎实，建议采用。",
        "version": 1,
        "record": "通读全文。",
        "read_in_full": True,
        "read_closely": True,
        "checklist": (
            ChecklistAnswer("political", Answer.YES),
            ChecklistAnswer("tables", Answer.NOT_APPLICABLE, "文中没有表格"),
        ),
    }
    return Review(**(values | changed))


def a_problem(number: int = 1, **changed: Any) -> Problem:
    """A problem from the second review, still open."""
    values: dict[str, Any] = {
        "number": number,
        "text": "引文出处缺页码，请补。",
        "raised_by": RESPONSIBLE,
        "raised_at": later(20),
        "raised_in": Stage.SECOND_REVIEW,
    }
    return Problem(**(values | changed))


def a_board_conclusion(**changed: Any) -> BoardConclusion:
    """The board approves."""
    values: dict[str, Any] = {
        "met_on": date(2026, 4, 3),
        "present": "主编、副主编、责任编辑",
        "approves": True,
        "conclusion": "同意采用",
        "recorded_by": CHIEF,
        "recorded_at": later(50),
    }
    return BoardConclusion(**(values | changed))


def a_galley(number: int = 1, **changed: Any) -> Galley:
    """A galley from the printer."""
    values: dict[str, Any] = {
        "number": number,
        "file_sha256": sha256_of(GALLEY_FILE),
        "text_sha256": sha256_of(f"校样第{number}次".encode()),
        "document_sha256": sha256_of(DOCUMENT),
        "name": f"校样{number}.pdf",
        "characters": 5001,
        "received_by": EDITOR,
        "received_at": later(100 + number),
    }
    return Galley(**(values | changed))


def a_difference(number: int = 1, **changed: Any) -> RoundDifference:
    """A wrong character that nobody has decided yet."""
    place = number * 7
    found = Discrepancy(
        number=number,
        kind=DiscrepancyKind.WRONG,
        edits=1,
        manuscript=TextSpan(place, place + 1, "即", number),
        galley=TextSpan(place, place + 1, "既", number),
        mark=CorrectionMark.CORRECT,
        before="他当",
        after="回信",
        note="形近",
    )
    return RoundDifference(**({"discrepancy": found} | changed))


def a_rate(tenths: int = 10, scheme: str = "house", **changed: Any) -> RoundRate:
    """So many tenths of an error in 5 000 characters, under the house's limit."""
    values: dict[str, Any] = {
        "scheme": scheme,
        "scheme_sha256": SCHEME_SHA256,
        "rate": ErrorRate(tenths, 5000),
        "limit": RateLimit(1, 1000) if scheme == "house" else RateLimit(2, 10_000),
    }
    return RoundRate(**(values | changed))


def a_round(number: int = 1, differences: int = 2, **changed: Any) -> ProofRound:
    """A round just opened, with so many differences that nobody has decided yet."""
    rates = (a_rate(differences * 10), a_rate(differences * 10, "periodical-2020"))
    values: dict[str, Any] = {
        "number": number,
        "proof_pass": tuple(ProofPass)[min(number, 5) - 1],
        "galley": number,
        "opened_at": later(100 + number),
        "edit_distance": differences,
        "differences": tuple(a_difference(n) for n in range(1, differences + 1)),
        "incoming_rates": rates,
        "rates": rates,
    }
    return ProofRound(**(values | changed))


def a_completed_round(number: int = 1, differences: int = 2, **changed: Any) -> ProofRound:
    """A round that was read, decided and approved."""
    decided = tuple(
        a_difference(
            n,
            disposition=Disposition.TYPESETTING_ERROR,
            decided_by=EDITOR,
            decided_at=later(102 + number),
        )
        for n in range(1, differences + 1)
    )
    values: dict[str, Any] = {
        "differences": decided,
        "reader": EDITOR,
        "completed_at": later(103 + number),
        "sheets_expected": 6,
        "sheets_present": 6,
        "read_through": True,
        "remark": "已校毕",
        "approved_by": CHIEF,
        "approved_at": later(104 + number),
    }
    return replace(a_round(number, differences), **(values | changed))


def a_sign_off(galley: Galley, **changed: Any) -> SignOff:
    """The chief editor's approval of that galley."""
    values: dict[str, Any] = {
        "by": CHIEF,
        "at": later(200),
        "galley": galley.number,
        "galley_sha256": galley.text_sha256,
        "frozen_sha256": a_version().text_sha256,
        "rates": (a_rate(0), a_rate(0, "periodical-2020")),
        "opinion": "同意付印",
    }
    return SignOff(**(values | changed))


def the_route_to(stage: Stage) -> tuple[StageChange, ...]:
    """The shortest way from the first review to the stage, along the table of moves."""
    ways: dict[Stage, tuple[StageChange, ...]] = {Stage.FIRST_REVIEW: ()}
    waiting = [Stage.FIRST_REVIEW]
    while waiting and stage not in ways:
        source = waiting.pop(0)
        for row in TRANSITIONS:
            if row.source is source and row.target not in ways:
                at = later(len(ways[source]) + 5)
                step = StageChange(source, row.decision, row.target, EDITOR, at)
                ways[row.target] = (*ways[source], step)
                waiting.append(row.target)
    return ways[stage]


def a_manuscript(
    number: str = "2026-04-001", stage: Stage = Stage.FIRST_REVIEW, **changed: Any
) -> Manuscript:
    """A piece as it stands at the stage: one version, and the way it came."""
    changes = the_route_to(stage)
    values: dict[str, Any] = {
        "id": ManuscriptId(f"manuscript-{number}"),
        "number": number,
        "title": "旧城书店的一天",
        "author": "作者甲",
        "issue": ISSUE.id,
        "column": COLUMN.id,
        "editor": EDITOR,
        "stage": stage,
        "stage_since": changes[-1].at if changes else START,
        "registered_by": EDITOR,
        "registered_at": START,
        "versions": (a_version(),),
        "changes": changes,
    }
    return Manuscript(**(values | changed))


def a_frozen_text(version: TextVersion | None = None) -> FrozenText:
    """That version (or the first) as it was sent to the printer."""
    frozen = version or a_version()
    return FrozenText(
        frozen.number, frozen.text_sha256, frozen.document_sha256, RESPONSIBLE, later(90)
    )


def a_whole_manuscript(
    number: str = "2026-04-001", rounds: int = 3, differences: int = 5
) -> Manuscript:
    """A piece with something of everything on record, signed off."""
    galleys = tuple(a_galley(n) for n in range(1, rounds + 1))
    return a_manuscript(
        number,
        Stage.SIGNED,
        versions=(a_version(1), a_version(2)),
        reviews=(
            a_review(),
            a_review(
                Stage.SECOND_REVIEW,
                version=2,
                assessment="初审处理得当。",
                grade=ReviewGrade.GOOD,
            ),
            a_review(Stage.FINAL_REVIEW, version=2, deputising_for=CHIEF, by=RESPONSIBLE),
        ),
        problems=(
            a_problem(1, answer="已补。", answered_by=EDITOR, answered_at=later(30)),
            a_problem(2),
            a_problem(
                3,
                answer="查不到原件。",
                answered_by=EDITOR,
                answered_at=later(31),
                unsolved=True,
                ruling=Ruling("删去该句。", RESPONSIBLE, later(40), CHIEF),
            ),
            a_problem(4, referred=True),
        ),
        board=(a_board_conclusion(),),
        topic=TopicDeclaration(concerned=True, filing_number="备〔2026〕第3号"),
        frozen=a_frozen_text(a_version(2)),
        galleys=galleys,
        rounds=tuple(a_completed_round(n, differences) for n in range(1, rounds + 1)),
        sign_offs=(
            a_sign_off(galleys[-1], voided_at=later(210)),
            a_sign_off(galleys[-1], at=later(220)),
        ),
        matters=(
            MatterFlag(True, "涉及全局工作部署", EDITOR, later(1)),
            MatterFlag(False, "经核不属重大事项", CHIEF, later(60)),
        ),
        assignments=(
            ReaderAssignment(ProofPass.SECOND, OTHER_EDITOR, RESPONSIBLE, later(91), "轮值"),
            ReaderAssignment(ProofPass.THIRD, None, RESPONSIBLE, later(92)),
        ),
        checklists=(
            an_answered_checklist(1, later(103)),
            an_answered_checklist(None, later(104), deputising_for=CHIEF),
        ),
        layouts=(
            LayoutRecord(2, "", None, RESPONSIBLE, later(95), cover=True),
            LayoutRecord(
                2, "40×44×3", 5280, CHIEF, later(96), False, (1, 3), ("交通运输厅", "四月一日")
            ),
        ),
    )


def an_answered_checklist(
    proof_round: int | None, at: datetime, deputising_for: PersonId | None = None
) -> AnsweredChecklist:
    """The first proof's list with a point of each sort."""
    whole = ChecklistItem("against_manuscript", "逐字校完全文", "S-39")
    notes = ChecklistItem("notes", "注释与正文相符", "A-04", True, PointLevel.PRACTICE)
    points = (
        AnsweredPoint(whole, Answer.NO, "末段缺半行"),
        AnsweredPoint(notes, Answer.NOT_APPLICABLE, "没有注释"),
    )
    return AnsweredChecklist(
        Stage.FIRST_PROOF,
        Decision.COMPLETE_PROOF,
        EDITOR,
        at,
        points,
        proof_round,
        deputising_for,
    )
