"""Provenance (出处): which rules that counted here have not been verified in the regulation."""

from __future__ import annotations

from editorial.scoring.counting_scheme import CountingRule, CountingScheme, RuleStatus
from editorial.scoring.tally import ErrorTally


def rules_to_verify(tally: ErrorTally, scheme: CountingScheme) -> tuple[CountingRule, ...]:
    """The recalled and derived rules that scored a place of ``tally``, in the scheme's order."""
    used = {score.rule for score in tally.scores if score.tenths}
    return tuple(
        rule
        for rule in scheme.rules
        if rule.status is not RuleStatus.VERIFIED and any(step.rule in used for step in rule.steps)
    )
