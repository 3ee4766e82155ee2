"""What the issue must have behind it before one of its pieces goes on (S-13, S-25)."""

from __future__ import annotations

from editorial.domain.case import Case
from editorial.domain.coverage import CoverageGate
from editorial.domain.decisions import Decision
from editorial.domain.issue_standing import closing_refusals
from editorial.domain.refusals import Refusal
from editorial.domain.sampling import SampleGate
from editorial.domain.stages import Stage


def second_review_is_closed(case: Case) -> Refusal | None:
    """The issue's second review is closed, and its coverage holds still (S-12, S-13)."""
    gate = case.rules.coverage_gate
    waits = {
        CoverageGate.RELEASE: case.request.decision is Decision.RELEASE,
        CoverageGate.TYPESETTING: True,
        CoverageGate.OFF: False,
    }
    if not waits[gate] or case.issue.second_review_is_closed(case.rules):
        return None
    what = case.request.decision.label
    if not case.issue.closings:
        return Refusal(
            "second_review_open", f"本期还没有复审收口，请责任编辑在期次总览中收口后再{what}"
        )
    why = "；".join(refusal.reason for refusal in closing_refusals(case.issue, case.rules))
    return Refusal("second_review_reopened", f"本期复审收口后有变动，不能{what}：{why}")


def sample_is_read_closely(case: Case) -> Refusal | None:
    """A piece of the final review's sample has been read closely by the chief editor (S-25)."""
    manuscript, gate = case.manuscript.id, case.rules.sample_gate
    if gate is SampleGate.OFF or not case.issue.is_in_sample(manuscript):
        return None
    if case.request.decision is not Decision.RELEASE:
        if gate is SampleGate.RELEASE or case.request.read_closely:
            return None
        return Refusal(
            "sample_unread", "本稿已抽为终审样本，请逐字精读全文并勾选“逐字细审”后再采用"
        )
    piece = case.issue.piece(manuscript)
    if piece is not None and piece.is_read_closely(Stage.FINAL_REVIEW):
        return None
    return Refusal("sample_unread", "本稿已抽为终审样本，主编还没有精读，请精读并记录后再付印")


def issue_is_open(case: Case) -> Refusal | None:
    """A closed issue takes no piece back (期次归档)."""
    if case.issue.closed is None:
        return None
    return Refusal("issue_closed", "本期已经归档，稿件不能恢复处理")
