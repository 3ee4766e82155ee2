"""Builders of cases: a manuscript at a stage, a person with a role, a form filled in or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from editorial.desk.checklists import checklist_for, imprint_for, imprints
from editorial.desk.extra_rounds import extra_round_rules
from editorial.domain.case import Case, DecisionRequest
from editorial.domain.coverage import Amount, CoverageUnit, SecondReviewClosing
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.guards.review_guards import COMPLETE_CLEAR_FINAL
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId, Sha256
from editorial.domain.issue_pieces import IssuePiece
from editorial.domain.issue_standing import IssueStanding
from editorial.domain.manuscript import (
    FrozenText,
    Manuscript,
    StageChange,
    TextVersion,
    VersionOrigin,
)
from editorial.domain.people import Actor, Role
from editorial.domain.proofs import Disposition, Galley, ProofRound, RoundDifference, RoundRate
from editorial.domain.publication import PublicationType
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    Review,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.sample_check import SampleCheck, SampleRate
from editorial.domain.sampling import HandPick, SampleDraw
from editorial.domain.stages import ProofPass, Stage

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OWN_COLUMN = ColumnId("own")
OTHER_COLUMN = ColumnId("other")
LIMIT = RateLimit(1, 1000)
EVERY_IMPRINT_POINT = frozenset(item.key for items in imprints().values() for item in items)


def sha(letter: str) -> Sha256:
    return Sha256(letter * 64)


def an_actor(*roles: Role, name: str = "某", columns: tuple[ColumnId, ...] = ()) -> Actor:
    return Actor(PersonId(name), name, frozenset(roles), frozenset(columns))


def a_version(number: int = 1, origin: VersionOrigin = VersionOrigin.RECEIVED) -> TextVersion:
    return TextVersion(
        number,
        origin,
        sha("a"),
        sha(str(number)),
        sha("d"),
        "来稿.docx",
        2000,
        PersonId("经办"),
        NOW,
    )


def a_difference(
    number: int = 1, disposition: Disposition = Disposition.UNDECIDED
) -> RoundDifference:
    found = Discrepancy(
        number,
        DiscrepancyKind.WRONG,
        1,
        TextSpan(number * 10, number * 10 + 1, "路", 1),
        TextSpan(number * 10, number * 10 + 1, "露", 1),
        CorrectionMark.CORRECT,
    )
    return RoundDifference(found, disposition)


def a_rate(tenths: int = 10, characters: int = 2000) -> RoundRate:
    return RoundRate("house", sha("e"), ErrorRate(tenths, characters), LIMIT)


def a_round(
    proof_pass: ProofPass = ProofPass.FIRST,
    *differences: RoundDifference,
    reader: str | None = None,
    tenths: int = 10,
) -> ProofRound:
    return ProofRound(
        number=1,
        proof_pass=proof_pass,
        galley=1,
        opened_at=NOW,
        edit_distance=len(differences),
        differences=differences,
        incoming_rates=(a_rate(tenths),),
        rates=(a_rate(tenths),),
        reader=PersonId(reader) if reader else None,
        completed_at=NOW if reader else None,
    )


def a_galley() -> Galley:
    return Galley(1, sha("b"), sha("c"), sha("d"), "校样.pdf", 2000, PersonId("经办"), NOW)


def a_manuscript(stage: Stage = Stage.FIRST_REVIEW, *rounds: ProofRound) -> Manuscript:
    frozen = FrozenText(1, sha("1"), sha("d"), PersonId("经办"), NOW - timedelta(days=1))
    return Manuscript(
        id=ManuscriptId("m"),
        number="2026-04-001",
        title="题名",
        author="作者甲",
        issue=IssueId("i"),
        column=OWN_COLUMN,
        editor=PersonId("经办"),
        stage=stage,
        stage_since=NOW - timedelta(hours=1),
        registered_by=PersonId("经办"),
        registered_at=NOW - timedelta(days=2),
        versions=(a_version(),),
        frozen=frozen if rounds else None,
        galleys=(a_galley(),) if rounds else (),
        rounds=rounds,
    )


def a_full_request(decision: Decision, stage: Stage) -> DecisionRequest:
    """A form with everything filled in."""
    return DecisionRequest(
        decision,
        opinion="意见",
        record="记录",
        revision_notes="第二段数据请核实",
        assessment="初审加工认真",
        grade=ReviewGrade.GOOD,
        read_in_full=True,
        read_closely=True,
        checklist=tuple(ChecklistAnswer(i.key, Answer.YES) for i in checklist_for(stage)),
        problems=("图 1 是否需要授权",),
        topic=TopicDeclaration(concerned=False),
        board=BoardConclusion(
            date(2026, 3, 1), "主编、责任编辑", True, "同意发表", PersonId("主编"), NOW
        ),
        confirmed=frozenset({*COMPLETE_CLEAR_FINAL, *EVERY_IMPRINT_POINT}),
        sheets_expected=4,
        sheets_present=4,
        read_through=True,
        seen_galley=sha("c"),
    )


def a_piece(number: str = "2026-04-001", **changed: Any) -> IssuePiece:
    """A piece of the issue that nobody has read yet."""
    values: dict[str, Any] = {
        "id": ManuscriptId("m" if number == "2026-04-001" else number),
        "number": number,
        "title": "题名",
        "column": OWN_COLUMN,
        "stage": Stage.FIRST_REVIEW,
        "characters": 2000,
    }
    return IssuePiece(**(values | changed))


def a_reading(stage: Stage, *, closely: bool = True, decision: Decision = Decision.PASS) -> Review:
    """A review with nothing in it but that the piece was read."""
    return Review(
        stage, PersonId("审"), NOW, decision, "意见", 1, read_in_full=True, read_closely=closely
    )


def a_closing(number: int = 1) -> SecondReviewClosing:
    one = Amount(1, 2000)
    return SecondReviewClosing(
        IssueId("i"), number, PersonId("责编"), NOW, one, one, CoverageUnit.PIECES, 50
    )


def a_draw(*drawn: str, number: int = 1, picks: tuple[HandPick, ...] = ()) -> SampleDraw:
    ids = tuple(ManuscriptId(each) for each in drawn)
    return SampleDraw(
        IssueId("i"), number, "四月", 30, ids, ids, PersonId("主编"), NOW, picks=picks
    )


SETTLED_ISSUE = IssueStanding(
    pieces=(a_piece(reviews=(a_reading(Stage.SECOND_REVIEW), a_reading(Stage.FINAL_REVIEW))),),
    closings=(a_closing(),),
    draws=(a_draw("m"),),
)
"""The issue of :func:`a_manuscript`: its second review is closed, its sample is read."""


def a_case(
    manuscript: Manuscript,
    actor: Actor,
    request: DecisionRequest,
    issue: IssueStanding = SETTLED_ISSUE,
) -> Case:
    checklist = checklist_for(manuscript.stage)
    return Case(
        manuscript,
        actor,
        request,
        NOW,
        checklist=checklist,
        imprint=imprint_for(PublicationType.INTERNAL_MATERIAL),
        issue=issue,
        extra_rounds=extra_round_rules(),
        sample_check=a_sample_check(manuscript),
    )


def a_sample_check(manuscript: Manuscript, tenths: int = 0) -> SampleCheck:
    """A check of the newest version that found so many tenths of an error."""
    rate = SampleRate("periodical-2020", sha("e"), ErrorRate(tenths, 2000))
    version = manuscript.current_version.number
    return SampleCheck(manuscript.id, 1, version, PersonId("主编"), NOW, 2000, (), (rate,), LIMIT)


def came_from(manuscript: Manuscript, source: Stage, decision: Decision) -> Manuscript:
    change = StageChange(
        source, decision, manuscript.stage, PersonId("某"), NOW - timedelta(hours=2)
    )
    return replace(manuscript, changes=(*manuscript.changes, change))
