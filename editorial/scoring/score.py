"""Scoring (计错): what discrepancies count under a scheme, with doubles and caps.

The order of operations: the weight of each place by its kind and length; twice that on the cover,
in a heading or for important matter, where the scheme says so; of the same error the heaviest
places up to the scheme's number; then what a rule may add to an issue at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from functools import cache
from typing import NamedTuple

from editorial.domain.discrepancy import Discrepancy
from editorial.scoring.counting_scheme import CountingRule, CountingScheme, CountUnit
from editorial.scoring.tally import Cap, Denominator, Doubled, ErrorTally, PlaceScore
from editorial.text.character_classes import written_characters
from editorial.text.paragraphs import ParagraphKind


class ScoredText(NamedTuple):
    """One text of an issue with its discrepancies, as scoring needs it."""

    discrepancies: tuple[Discrepancy, ...]
    characters: int
    """Characters of the manuscript's body text (文字字数)."""
    paragraph_kinds: tuple[ParagraphKind, ...] = ()
    """What each manuscript paragraph is, in order; empty when all are ordinary text."""
    cover: bool = False
    """Whether it stands on the front cover or the spine (封一、书脊)."""
    important: frozenset[int] = frozenset()
    """Numbers of the discrepancies in important names, times and the like, marked by hand."""
    layout_characters: int | None = None
    """Characters that its type area holds (版面字数), when known: the denominator of the schemes
    that divide by them."""


def tally(
    discrepancies: Sequence[Discrepancy],
    scheme: CountingScheme,
    characters: int,
    paragraph_kinds: Sequence[ParagraphKind] = (),
    *,
    cover: bool = False,
    important: Collection[int] = (),
    layout_characters: int | None = None,
) -> ErrorTally:
    """Score one text on its own; caps hold within it.

    Args:
        discrepancies: All discrepancies of one comparison.
        scheme: How to count.
        characters: The denominator: characters of the manuscript's body text.
        paragraph_kinds: What each manuscript paragraph is, in order.
        cover: Whether the text stands on the front cover or the spine.
        important: Numbers of the discrepancies in important matter, marked by hand.
        layout_characters: 版面字数, when known.
    """
    text = ScoredText(
        tuple(discrepancies),
        characters,
        tuple(paragraph_kinds),
        cover,
        frozenset(important),
        layout_characters,
    )
    return tally_issue((text,), scheme)[0]


def tally_issue(texts: Sequence[ScoredText], scheme: CountingScheme) -> tuple[ErrorTally, ...]:
    """Score the texts of one issue (一期) together: caps hold over all of them.

    Returns:
        One tally for each text, in the same order.
    """
    rule_for = cache(scheme.rule_for)
    places = [
        _ScoredPlace(scheme, text, discrepancy, rule_for(discrepancy.kind))
        for text in texts
        for discrepancy in text.discrepancies
    ]
    _cap_same_errors(places)
    _cap_rules(places, scheme)
    made = cache(PlaceScore)  # most places count the same for the same reason
    scores = iter([made(*place.score()) for place in places])
    return tuple(
        ErrorTally(
            scheme.id,
            scheme.sha256,
            scheme.limit,
            tuple(next(scores) for _ in text.discrepancies),
            *_denominator(scheme, text),
        )
        for text in texts
    )


def _denominator(scheme: CountingScheme, text: ScoredText) -> tuple[int, Denominator]:
    if scheme.layout_denominator and text.layout_characters is not None:
        return text.layout_characters, Denominator.LAYOUT
    return text.characters, Denominator.TEXT


class _ScoredPlace:
    """A discrepancy on its way to its score; caps take from ``tenths``."""

    __slots__ = ("cap", "discrepancy", "doubled", "full", "rule", "rule_id", "tenths", "weight")

    def __init__(
        self,
        scheme: CountingScheme,
        text: ScoredText,
        discrepancy: Discrepancy,
        rule: CountingRule,
    ) -> None:
        self.discrepancy = discrepancy
        self.rule = rule
        step = rule.steps[0] if len(rule.steps) == 1 else rule.step(_length(discrepancy))
        self.rule_id = step.rule
        self.weight = step.tenths
        if rule.unit is CountUnit.EDIT:
            self.weight *= discrepancy.edits
        self.doubled = _doubled(scheme, text, discrepancy)
        self.full = self.weight if self.doubled is None else self._doubled_weight(scheme)
        self.tenths = self.full
        self.cap: Cap | None = None

    def _doubled_weight(self, scheme: CountingScheme) -> int:
        if self.doubled is Doubled.COVER and scheme.cover_tenths is not None:
            return max(self.weight, scheme.cover_tenths)
        return 2 * self.weight

    def capped(self, tenths: int, cap: Cap) -> None:
        """Let it count no more than ``tenths``."""
        if tenths < self.tenths:
            self.tenths, self.cap = tenths, cap

    def same_error(self) -> Hashable:
        """What places of the same error have in common."""
        one = self.discrepancy
        return self.rule.id, one.kind, one.manuscript.text, one.galley.text

    def score(self) -> tuple[str, int, Doubled | None, int | None, Cap | None, int]:
        """What it counts, and how that came about: what a :class:`PlaceScore` is made of."""
        before = self.weight if self.weight != self.tenths else None
        lost = self.full - self.tenths
        return self.rule_id, self.tenths, self.doubled, before, self.cap, lost


def _length(discrepancy: Discrepancy) -> int:
    """Characters (字) of the longer side; punctuation inside a stretch is no character."""
    return max(
        written_characters(discrepancy.manuscript.text),
        written_characters(discrepancy.galley.text),
        1,
    )


def _doubled(scheme: CountingScheme, text: ScoredText, discrepancy: Discrepancy) -> Doubled | None:
    if text.cover and (scheme.double_cover or scheme.cover_tenths is not None):
        return Doubled.COVER
    number = discrepancy.manuscript.paragraph
    if (
        0 < number <= len(text.paragraph_kinds)
        and text.paragraph_kinds[number - 1] in scheme.double_paragraphs
    ):
        return Doubled.TITLE
    if scheme.double_important and discrepancy.number in text.important:
        return Doubled.IMPORTANT
    return None


def _cap_same_errors(places: list[_ScoredPlace]) -> None:
    groups: defaultdict[Hashable, list[_ScoredPlace]] = defaultdict(list)
    for place in places:
        if place.rule.same_error_places is not None:
            groups[place.same_error()].append(place)
    for group in groups.values():
        # Stable: of places that weigh the same, the first ones count.
        group.sort(key=lambda place: -place.tenths)
        for place in group[group[0].rule.same_error_places :]:
            place.capped(0, Cap.SAME_ERROR)


def _cap_rules(places: list[_ScoredPlace], scheme: CountingScheme) -> None:
    left = {rule.id: rule.cap_tenths for rule in scheme.rules if rule.cap_tenths is not None}
    if not left:
        return
    for place in places:
        remaining = left.get(place.rule.id)
        if remaining is not None:
            place.capped(remaining, Cap.RULE)
            left[place.rule.id] = remaining - place.tenths
