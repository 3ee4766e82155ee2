"""Deciding the differences of a proof round, one by one or several at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from editorial.desk.baselines import round_baseline
from editorial.desk.case_building import case_of, staff_of
from editorial.desk.counting import with_rates
from editorial.desk.desk import Desk
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.marking import decided
from editorial.domain.people import Actor
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.round_marks import PlaceState
from editorial.domain.stages import Stage
from editorial.domain.workflow import PERSONAL_REFUSALS, options

READING_STAGES = frozenset(
    {
        Stage.FIRST_PROOF,
        Stage.SECOND_PROOF,
        Stage.THIRD_PROOF,
        Stage.EXTRA_PROOF,
        Stage.CLEAN_PROOF,
    }
)
"""Where differences can be decided: once a proof has been handed in they stand."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done about a difference, and why."""

    disposition: Disposition
    reason: str = ""


def decide_differences(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    numbers: Collection[int],
    verdict: Verdict,
) -> Manuscript:
    """Decide differences of the newest round; deciding again, or 未处理, takes a decision back.

    Raises:
        OperationRefused: when the actor is not this round's reader, a number is unknown, or a
            reason is missing.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    if verdict.disposition.needs_reason and not verdict.reason.strip():
        raise OperationRefused(
            (Refusal("no_reason", f"选“{verdict.disposition.label}”请写明理由"),)
        )
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.DECIDE_DIFFERENCE)
        manuscript = seen(unit, manuscript_id, seen_revision)
        proof_round = round_of_reader(desk, manuscript, actor, staff_of(unit, now))
        state = PlaceState(verdict.disposition, verdict.reason.strip(), actor.id, now)
        marked = decided(proof_round, numbers, state, now)
        changed_round = recounted(desk, unit, manuscript, marked)
        changed = replace(manuscript, rounds=(*manuscript.rounds[:-1], changed_round))
        unit.manuscripts.save(changed)
        details = {
            "round": proof_round.number,
            "differences": sorted(numbers),
            "disposition": verdict.disposition.value,
            "reason": verdict.reason.strip(),
        }
        unit.audit.append(now, actor, "difference.decide", manuscript.id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def recounted(
    desk: Desk, unit: UnitOfWork, manuscript: Manuscript, marked: ProofRound
) -> ProofRound:
    """The round with the rates of what counts now; entries by hand came in with the galley too."""
    baseline = round_baseline(unit, manuscript, marked)
    galley = manuscript.galleys[marked.galley - 1]
    layout = manuscript.layout_of(marked)
    return with_rates(desk.rules, baseline, marked, galley.received_at, layout)


def round_of_reader(
    desk: Desk, manuscript: Manuscript, actor: Actor, staff: tuple[Actor, ...]
) -> ProofRound:
    """The newest round, provided that this actor may read it now."""
    proof_round = manuscript.current_round
    if manuscript.stage not in READING_STAGES or proof_round is None:
        raise OperationRefused(
            (Refusal("not_reading", f"稿件在“{manuscript.stage.label}”环节，不能处理异同"),)
        )
    handing_in = {Decision.COMPLETE_PROOF, Decision.SUBMIT_FOR_SIGN_OFF}
    request = DecisionRequest(Decision.COMPLETE_PROOF)
    case = case_of(desk, manuscript, actor, request, staff)
    for option in options(case):
        if option.decision in handing_in:
            personal = tuple(r for r in option.refusals if r.code in PERSONAL_REFUSALS)
            if personal:
                raise OperationRefused(personal)
    return proof_round
