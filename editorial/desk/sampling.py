"""The final review's sample (终审抽样): drawing it, and adding or taking out by hand."""

from __future__ import annotations

from dataclasses import replace

from editorial.desk.desk import Desk
from editorial.desk.issue_closing import open_issue_standing
from editorial.desk.sessions import Session, acting
from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.permissions import Operation, demand
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.sampling import HandPick, SampleDraw, draw

LONGEST_SEED = 80


def draw_sample(
    desk: Desk, session: Session, issue_id: IssueId, *, seed: str = "", reason: str = ""
) -> SampleDraw:
    """Draw the sample of an issue from what has passed the second review (S-25).

    Args:
        desk: The desk.
        session: The chief editor or a deputy.
        issue_id: The issue.
        seed: Any words (抽样种子), by default random ones; the same words draw the same pieces.
        reason: Why it is drawn again; needed from the second drawing on.

    Raises:
        OperationRefused: when the person may not, nothing has passed yet, or the reason is
            missing.
    """
    now = desk.now()
    words = seed.strip() or desk.new_id()[:12]
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.DRAW_SAMPLE)
        issue, standing = open_issue_standing(unit, issue_id)
        passed = [p for p in standing.pieces if p.stays and p.has_passed_second_review]
        refusals = _draw_refusals(words, reason, bool(passed), again=bool(standing.draws))
        if refusals:
            raise OperationRefused(refusals)
        drawn = SampleDraw(
            issue=issue.id,
            number=len(standing.draws) + 1,
            seed=words,
            share_per_cent=desk.rules.sample_per_cent,
            candidates=tuple(piece.id for piece in passed),
            drawn=draw(passed, desk.rules.sample_per_cent, words),
            by=actor.id,
            at=now,
            reason=reason.strip(),
        )
        unit.issue_records.add_draw(drawn)
        numbers = {piece.id: piece.number for piece in passed}
        details = {
            "issue": issue.title,
            "number": drawn.number,
            "seed": drawn.seed,
            "share_per_cent": drawn.share_per_cent,
            "candidates": [numbers[each] for each in drawn.candidates],
            "drawn": [numbers[each] for each in drawn.drawn],
            "reason": drawn.reason,
        }
        unit.audit.append(now, actor, "sample.draw", issue.id, details)
        unit.commit()
    return drawn


def _draw_refusals(seed: str, reason: str, anything: bool, *, again: bool) -> tuple[Refusal, ...]:
    found = []
    if not anything:
        found.append(Refusal("nothing_to_draw", "本期还没有通过复审的稿件，不能抽样"))
    if again and not reason.strip():
        found.append(Refusal("no_reason", "本期已经抽过样，重抽须写明理由"))
    if len(seed) > LONGEST_SEED:
        found.append(Refusal("seed_too_long", f"抽样种子不能超过 {LONGEST_SEED} 字"))
    return tuple(found)


def pick_for_sample(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, *, added: bool, reason: str
) -> SampleDraw:
    """Add a piece to its issue's sample by hand, or take one out, with the reason.

    Returns:
        The drawing with the pick.

    Raises:
        OperationRefused: when the person may not, nothing was drawn yet, the reason is missing,
            the piece has not passed the second review, or the pick would change nothing.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.DRAW_SAMPLE)
        manuscript = unit.manuscripts.get(manuscript_id)
        _issue, standing = open_issue_standing(unit, manuscript.issue)
        drawn = standing.sample
        if drawn is None:
            raise OperationRefused((Refusal("no_sample", "本期还没有抽样，请先抽取终审样本"),))
        refusals = []
        if not reason.strip():
            refusals.append(Refusal("no_reason", "增减样本须写明理由"))
        piece = standing.piece(manuscript_id)
        if added and (piece is None or not piece.stays or not piece.has_passed_second_review):
            refusals.append(Refusal("not_passed", "本稿还没有通过复审，不能列为终审样本"))
        if (manuscript_id in drawn.sample) is added:
            told = "已在样本中，不必再加" if added else "不在样本中，不必移出"
            refusals.append(Refusal("pick_changes_nothing", f"本稿{told}"))
        if refusals:
            raise OperationRefused(tuple(refusals))
        pick = HandPick(manuscript_id, added, reason.strip(), actor.id, now)
        unit.issue_records.add_pick(drawn, pick)
        details = {"number": manuscript.number, "draw": drawn.number, "added": added}
        details["reason"] = pick.reason
        unit.audit.append(now, actor, "sample.pick", manuscript_id, details)
        unit.commit()
    return replace(drawn, picks=(*drawn.picks, pick))
