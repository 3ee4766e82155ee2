"""Editorial changes after the freeze (定稿后的改动): proposing one, approving or refusing it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.desk.baselines import dated_document, with_ruling, written_span
from editorial.desk.desk import Desk
from editorial.desk.incoming import frozen_document
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.baseline import (
    CHANGE_STAGES,
    BaselineChange,
    ChangeRuling,
    in_force,
    proposal_refusals,
)
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation, demand, is_in_charge
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.replacements import clash
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import LAYOUT_CHARACTERS

_NO_LAYOUT = str.maketrans("", "", LAYOUT_CHARACTERS)
_AROUND = 12
_PLACES_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """A change as somebody proposes it."""

    start: int
    """Offset in the frozen body text, in code points."""
    end: int
    new: str
    """What is to stand there; a line break begins a paragraph, nothing takes the text out."""
    reason: str
    old: str | None = None
    """What the proposer takes to stand there, if it is to be checked."""


@dataclass(frozen=True, slots=True)
class FrozenPlace:
    """A place of the frozen text where some words stand."""

    start: int
    end: int
    paragraph: int
    before: str
    after: str


def find_in_frozen(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, words: str
) -> tuple[FrozenPlace, ...]:
    """Where words stand in the frozen text, in text order; white space does not count.

    Raises:
        OperationRefused: when the person may not see manuscripts, or nothing is frozen yet.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        body = body_text(frozen_document(unit, unit.manuscripts.get(manuscript_id)))
    sought = "".join(words.translate(_NO_LAYOUT).split())
    found: list[FrozenPlace] = []
    at = body.text.find(sought) if sought else -1
    while at >= 0 and len(found) < _PLACES_SHOWN:
        end = at + len(sought)
        before = body.text[max(at - _AROUND, 0) : at]
        after = body.text[end : end + _AROUND]
        found.append(FrozenPlace(at, end, body.paragraph_at(at), before, after))
        at = body.text.find(sought, at + 1)
    return tuple(found)


def dated_baseline_text(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> DocumentText:
    """The frozen text with every approved change: what the next galley is read against.

    Raises:
        OperationRefused: when the person may not see manuscripts, or nothing is frozen yet.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        return dated_document(unit, unit.manuscripts.get(manuscript_id))


def propose_change(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    form: ChangeForm,
) -> Manuscript:
    """Propose a change of the frozen text; nothing changes before the chief editor approves it.

    Raises:
        OperationRefused: when the person is not in charge of the piece, the text is not frozen or
            its way is over, the place does not fit, or another change stands there.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.PROPOSE_CHANGE)
        manuscript = seen(unit, manuscript_id, seen_revision)
        if not is_in_charge(actor, manuscript):
            raise OperationRefused(
                (Refusal("not_in_charge", "改动由本稿的经办编辑、本栏目编辑或责任编辑提出"),)
            )
        _demand_frozen(manuscript)
        body = body_text(frozen_document(unit, manuscript))
        inside = 0 <= form.start <= form.end <= len(body)
        stands = written_span(body, form.start, form.end) if inside else ""
        change = BaselineChange(
            number=len(manuscript.baseline_changes) + 1,
            start=form.start,
            end=form.end,
            old=stands if form.old is None else form.old.translate(_NO_LAYOUT),
            new=form.new.translate(_NO_LAYOUT),
            reason=form.reason.strip(),
            proposed_by=actor.id,
            proposed_at=now,
        )
        refusals = proposal_refusals(manuscript.changes_since_freeze, change, body.text)
        if refusals:
            raise OperationRefused(refusals)
        change = replace(change, old=stands)
        changed = replace(manuscript, baseline_changes=(*manuscript.baseline_changes, change))
        unit.manuscripts.save(changed)
        details = _details(change) | {"reason": change.reason}
        unit.audit.append(now, actor, "baseline.propose", manuscript.id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def rule_change(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    number: int,
    *,
    approves: bool,
    remark: str = "",
) -> Manuscript:
    """Approve or refuse a proposed change; an approval voids a sign-off that holds.

    Raises:
        OperationRefused: when the person may not, proposed it, it is ruled on already, a refusal
            has no reason, or an approved change stands in its way.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.RULE_CHANGE)
        manuscript = seen(unit, manuscript_id, seen_revision)
        _demand_frozen(manuscript)
        change = _open_change(manuscript, number)
        if change.proposed_by == actor.id:
            raise OperationRefused(
                (Refusal("own_change", "不能批准自己提出的改动，请由主编或其代理人批准"),)
            )
        if approves:
            _demand_room(manuscript, change)
        elif not remark.strip():
            raise OperationRefused((Refusal("no_reason", "不批准的，请写明理由"),))
        ruling = ChangeRuling(approves, actor.id, now, remark.strip(), actor.deputising_for)
        changed = with_ruling(manuscript, change, ruling)
        unit.manuscripts.save(changed)
        details = _details(change) | {"approves": approves, "remark": ruling.remark}
        if actor.deputising_for is not None:
            details["deputising_for"] = actor.deputising_for
        unit.audit.append(now, actor, "baseline.rule", manuscript.id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def _demand_frozen(manuscript: Manuscript) -> None:
    if manuscript.frozen is None or manuscript.stage not in CHANGE_STAGES:
        raise OperationRefused(
            (
                Refusal(
                    "not_frozen",
                    f"稿件在“{manuscript.stage.label}”环节，不能办理定稿后的改动："
                    "发稿以前请登记新文本，付印以后不能再改",
                ),
            )
        )


def _open_change(manuscript: Manuscript, number: int) -> BaselineChange:
    for change in manuscript.changes_since_freeze:
        if change.number == number:
            if change.is_open:
                return change
            raise OperationRefused((Refusal("change_ruled", f"第 {number} 处改动已经批过"),))
    raise OperationRefused((Refusal("no_such_change", f"没有第 {number} 处改动"),))


def _demand_room(manuscript: Manuscript, change: BaselineChange) -> None:
    for other in in_force(manuscript.changes_since_freeze):
        if clash((change.start, change.end), (other.start, other.end)):
            raise OperationRefused(
                (
                    Refusal(
                        "change_overlaps",
                        f"与已批准的第 {other.number} 处改动重叠，只能不批准，再另行提出",
                    ),
                )
            )


def _details(change: BaselineChange) -> dict[str, object]:
    return {
        "change": change.number,
        "start": change.start,
        "end": change.end,
        "old": change.old,
        "new": change.new,
    }
