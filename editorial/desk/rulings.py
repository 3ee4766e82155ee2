"""The chief editor's rulings (终审裁定) on problems, and the mark of a major matter (重大事项)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.desk.desk import Desk
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.permissions import Operation, demand
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.reviews import MatterFlag, Ruling


@dataclass(frozen=True, slots=True)
class ProblemRuling:
    """What the chief editor rules on one problem."""

    number: int
    text: str


def rule_problem(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    given: ProblemRuling,
) -> Manuscript:
    """Rule on a problem that was carried to the chief editor (S-22, S-24); a ruling stands.

    Raises:
        OperationRefused: when the person is not the chief editor, there is no such problem, it
            does not wait for a ruling, or the ruling is empty.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.RULE_PROBLEM)
        manuscript = seen(unit, manuscript_id, seen_revision)
        problem = next((p for p in manuscript.problems if p.number == given.number), None)
        refusals = []
        if not given.text.strip():
            refusals.append(Refusal("no_ruling", "请写明裁定意见"))
        if problem is None:
            refusals.append(Refusal("no_such_problem", f"没有第 {given.number} 个问题"))
        elif problem.ruling is not None:
            refusals.append(Refusal("ruled_before", f"第 {given.number} 个问题已经裁定，不能改动"))
        elif not problem.waits_for_ruling:
            refusals.append(
                Refusal("not_carried", f"第 {given.number} 个问题没有报终审，由编辑答复即可")
            )
        if refusals:
            raise OperationRefused(tuple(refusals))
        ruling = Ruling(given.text.strip(), actor.id, now, actor.deputising_for)
        problems = tuple(
            replace(p, ruling=ruling) if p.number == given.number else p
            for p in manuscript.problems
        )
        changed = replace(manuscript, problems=problems)
        unit.manuscripts.save(changed)
        details: dict[str, object] = {"problem": given.number, "ruling": ruling.text}
        if actor.deputising_for is not None:
            details["deputising_for"] = actor.deputising_for
        unit.audit.append(now, actor, "problem.rule", manuscript_id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def flag_matter(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    *,
    flagged: bool,
    reason: str,
) -> Manuscript:
    """Mark a piece as a major matter (重大事项, S-28), or take the mark off.

    Whoever works on the piece can mark it; only the chief editor takes a mark off.

    Raises:
        OperationRefused: when the person may not, the reason is missing, the mark would change
            nothing, or the piece's way is over.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.FLAG_MATTER)
        manuscript = seen(unit, manuscript_id, seen_revision)
        refusals = []
        if not flagged and Role.CHIEF_EDITOR not in actor.roles:
            refusals.append(Refusal("role", "“取消重大事项”须由主编办理"))
        if not reason.strip():
            refusals.append(Refusal("no_reason", "请写明是何重大事项" if flagged else "请写明理由"))
        if (manuscript.major_matter is not None) is flagged:
            told = "已标为重大事项，不必再标" if flagged else "没有标为重大事项，不必取消"
            refusals.append(Refusal("flag_changes_nothing", f"本稿{told}"))
        if manuscript.stage.is_over:
            refusals.append(
                Refusal("way_is_over", f"稿件{manuscript.stage.label}，不能再标重大事项")
            )
        if refusals:
            raise OperationRefused(tuple(refusals))
        flag = MatterFlag(flagged, reason.strip(), actor.id, now)
        changed = replace(manuscript, matters=(*manuscript.matters, flag))
        unit.manuscripts.save(changed)
        details = {"flagged": flagged, "reason": flag.reason}
        unit.audit.append(now, actor, "matter.flag", manuscript_id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)
