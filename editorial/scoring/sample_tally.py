"""Counting a sample's errors (终审样本计错): found by editing or written down by hand.

What a comparison can find is counted by the scheme's rules for kinds; what only a reader can judge
by its judged rules (QK-2.1); a weight given by hand stands as it was given. Caps hold over all
texts together, as in an issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, TextSpan
from editorial.domain.sample_check import SampleError
from editorial.scoring.counting_scheme import CountingRule, CountingScheme
from editorial.scoring.score import ScoredText, tally_issue
from editorial.text.paragraphs import ParagraphKind

ONE_ERROR = 10
"""Tenths of an error by hand under a scheme without a rule for it: each counts one."""


@dataclass(frozen=True, slots=True)
class SampledText:
    """One checked text with its errors."""

    errors: tuple[SampleError, ...]
    characters: int
    paragraph_kinds: tuple[ParagraphKind, ...] = ()


def tally_sample(
    texts: Sequence[SampledText], scheme: CountingScheme, judged: Sequence[CountingRule] = ()
) -> tuple[int, ...]:
    """Count the errors of checked texts together.

    Args:
        texts: The texts; errors that do not count are left out here.
        scheme: How to count what a comparison can find.
        judged: The scheme's rules for what only a reader can judge.

    Returns:
        Tenths of an error for each text, in the same order.
    """
    by_kind = tally_issue([_scored(text) for text in texts], scheme)
    hand = _JudgedCount(judged)
    return tuple(
        tally.tenths + sum(hand.tenths(error) for error in text.errors if _is_by_hand(error))
        for tally, text in zip(by_kind, texts, strict=True)
    )


def _is_by_hand(error: SampleError) -> bool:
    """Whether its weight does not follow from its kind."""
    return error.counts and (error.weight is not None or error.kind is None)


def _scored(text: SampledText) -> ScoredText:
    found = tuple(
        _as_discrepancy(error) for error in text.errors if error.counts and not _is_by_hand(error)
    )
    return ScoredText(found, text.characters, text.paragraph_kinds)


def _as_discrepancy(error: SampleError) -> Discrepancy:
    """The error as schemes see one: the right text is the authority, the wrong one departs."""
    if error.kind is None:
        raise ValueError("an error that only a reader can judge has no kind")
    here = (error.start, error.end)
    return Discrepancy(
        number=error.number,
        kind=error.kind,
        edits=error.edits,
        manuscript=TextSpan(*here, error.right, error.paragraph),
        galley=TextSpan(*here, error.wrong, error.paragraph),
        mark=CorrectionMark.CORRECT,
    )


class _JudgedCount:
    """Counts errors by judged rules; caps take from those that come later."""

    def __init__(self, judged: Sequence[CountingRule]) -> None:
        self._rules = {rule.id: rule for rule in judged}
        self._same: Counter[tuple[str, str, str]] = Counter()
        self._added: Counter[str] = Counter()

    def tenths(self, error: SampleError) -> int:
        """What one error counts."""
        if error.weight is not None:
            return error.weight
        rule = self._rules.get(error.rule)
        if rule is None:
            return ONE_ERROR
        same = (rule.id, error.wrong, error.right)
        self._same[same] += 1
        if rule.same_error_places is not None and self._same[same] > rule.same_error_places:
            return 0
        tenths = rule.step(max(len(error.wrong), len(error.right), 1)).tenths
        if rule.cap_tenths is not None:
            tenths = min(tenths, rule.cap_tenths - self._added[rule.id])
        self._added[rule.id] += tenths
        return tenths
