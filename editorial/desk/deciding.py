"""Taking decisions: the one way in which a manuscript moves along its route."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.desk.baselines import arising_changes, dated_document, keep_baseline
from editorial.desk.case_building import case_of, with_parts
from editorial.desk.desk import Desk
from editorial.desk.reading import record_ticks
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting
from editorial.domain.baseline import approved, in_force
from editorial.domain.case import Case, DecisionRequest
from editorial.domain.case_parts import parts_for
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proof_rounds import next_round_on_same_galley
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stage_checklists import PROOF_STAGES
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.domain.transitions import transition
from editorial.domain.workflow import decide

_FORMS_BY_STAGE = "review:{stage}"
_APPROVING = frozenset({Decision.APPROVE_CORRECTIONS, Decision.APPROVE_CLEAN, Decision.SIGN})
"""What makes the 编辑改动 of a round changes of the frozen text."""


def draft_form(stage: Stage) -> str:
    """The name under which the draft of that stage's form is kept."""
    return _FORMS_BY_STAGE.format(stage=stage.value)


def take_decision(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    request: DecisionRequest,
) -> Manuscript:
    """Take a decision on a manuscript, on record.

    Receiving a galley brings a file and has its own use case
    (:func:`editorial.desk.galleys.receive_galley`).

    Raises:
        DecisionRefused: with every reason why not.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    if request.decision is Decision.RECEIVE_GALLEY:
        raise OperationRefused((Refusal("no_file", "收校样须选择校样文件"),))
    with acting(desk, session) as (unit, actor):
        manuscript = seen(unit, manuscript_id, seen_revision)
        row = transition(manuscript.stage, request.decision)
        parts = parts_for((row,) if row is not None else ())
        case = with_parts(unit, case_of(desk, manuscript, actor, request), parts)
        case = _with_arising(unit, case)
        moved = next_round_on_same_galley(decide(case), request.decision, case.at)
        unit.manuscripts.save(moved)
        record_ticks(unit, case)
        unit.drafts.drop(actor.id, manuscript.id, draft_form(manuscript.stage))
        unit.audit.append(
            case.at, actor, f"decision.{request.decision.value}", manuscript.id, _details(case)
        )
        unit.commit()
    return replace(moved, revision=moved.revision + 1)


def _with_arising(unit: UnitOfWork, case: Case) -> Case:
    """The case with the changes that the round's 编辑改动 become, where it is being approved."""
    manuscript, decision = case.manuscript, case.request.decision
    if decision not in _APPROVING:
        return case
    decide(case)  # who may not approve is refused before the texts are looked at
    arising = arising_changes(unit, manuscript, case.actor, case.at)
    case = replace(case, arising=arising)
    changes = (*manuscript.changes_since_freeze, *arising)
    if decision is Decision.SIGN and in_force(changes):
        document = dated_document(unit, manuscript, changes)
        case = replace(case, baseline=keep_baseline(unit, document, len(approved(changes))))
    return case


def _details(case: Case) -> dict[str, object]:
    manuscript, request = case.manuscript, case.request
    details: dict[str, object] = {
        "number": manuscript.number,
        "stage": manuscript.stage.value,
        "decision": request.decision.value,
        "opinion": request.opinion.strip(),
    }
    if case.actor.deputising_for is not None:
        details["deputising_for"] = case.actor.deputising_for
    if manuscript.stage in REVIEW_STAGES:
        details["version"] = manuscript.current_version.text_sha256
        details["read"] = {"in_full": request.read_in_full, "closely": request.read_closely}
        details["record"] = request.record.strip()
        details["revision_notes"] = request.revision_notes.strip()
        details["assessment"] = request.assessment.strip()
        details["grade"] = request.grade.value if request.grade else None
        if request.major_matter.strip():
            details["major_matter"] = request.major_matter.strip()
        if case.sample_check is not None:
            details["sample_check"] = case.sample_check.number
        details["checklist"] = {a.key: [a.answer.value, a.remark] for a in request.checklist}
        details["problems"] = [p for p in request.problems if p.strip()]
    if manuscript.stage in PROOF_STAGES and request.checklist:
        details["checklist"] = {a.key: [a.answer.value, a.remark] for a in request.checklist}
    if request.decision is Decision.REQUIRE_EXTRA_PROOF:
        details["due"] = [[d.rule, d.proof_round, d.reason] for d in case.extra_rounds_due]
    proof_round, galley = manuscript.current_round, manuscript.current_galley
    if proof_round is not None and galley is not None:
        details["galley"] = galley.text_sha256
        details["rates"] = {r.scheme: [r.rate.tenths, r.rate.characters] for r in proof_round.rates}
    if case.arising:
        details["changes"] = [
            [each.number, each.start, each.end, each.old, each.new] for each in case.arising
        ]
    if case.baseline is not None:
        details["baseline"] = [case.baseline.changes, case.baseline.text_sha256]
    return details


@dataclass(frozen=True, slots=True)
class ProblemAnswer:
    """The editor's answer to one problem."""

    number: int
    answer: str
    solved: bool = True
    """False: it could not be solved (未能解决) and goes to the chief editor."""


def answer_problem(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    given: ProblemAnswer,
) -> Manuscript:
    """Answer one problem that a review has raised (S-15).

    Raises:
        OperationRefused: when there is no such problem, the answer is empty, or the actor is not
            an editor.
    """
    if not given.answer.strip():
        raise OperationRefused((Refusal("no_answer", "请写明对该问题的处理情况"),))
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.ANSWER_PROBLEM)
        manuscript = seen(unit, manuscript_id, seen_revision)
        if not any(p.number == given.number for p in manuscript.problems):
            raise OperationRefused((Refusal("no_such_problem", f"没有第 {given.number} 个问题"),))
        problems = tuple(
            replace(
                p,
                answer=given.answer.strip(),
                answered_by=actor.id,
                answered_at=now,
                unsolved=not given.solved,
            )
            if p.number == given.number
            else p
            for p in manuscript.problems
        )
        changed = replace(manuscript, problems=problems)
        unit.manuscripts.save(changed)
        details = {
            "problem": given.number,
            "answer": given.answer.strip(),
            "solved": given.solved,
        }
        unit.audit.append(now, actor, "problem.answer", manuscript.id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)
