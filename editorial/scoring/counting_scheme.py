"""Counting schemes (计错办法): what counts how much, as data with a source and a date."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.error_rate import RateLimit
from editorial.text.paragraphs import ParagraphKind


class RuleStatus(StrEnum):
    """How far a rule of a scheme can be trusted."""

    VERIFIED = "verified"
    """Read in the regulation's own text."""
    RECALLED = "recalled"
    """From memory or at second hand: to be verified by the office (待核)."""
    DERIVED = "derived"
    """Not in the regulation: how this program applies it to a case that it leaves open."""

    @property
    def label(self) -> str:
        """The status in Chinese, for notes under a report."""
        return {"verified": "已核对原文", "recalled": "待核对原文", "derived": "本程序推定"}[self]


class CountUnit(StrEnum):
    """What a rule counts."""

    PLACE = "place"
    """Each place once, with the weight of its length."""
    EDIT = "edit"
    """Every differing character (the discrepancy's ``edits``)."""


class LengthStep(NamedTuple):
    """The weight of a place up to a length."""

    rule: str
    """Id that is shown beside the place (QK-2.2b)."""
    tenths: int
    """Integer tenths of an error."""
    up_to: int | None = None
    """Longest run, in characters without punctuation, that it is for; None for any."""


class CountingRule(NamedTuple):
    """How the discrepancies of some kinds are counted."""

    id: str
    text: str
    """What the rule says, in Chinese."""
    status: RuleStatus
    kinds: frozenset[DiscrepancyKind]
    """What it counts of a comparison; empty for what only a reader can judge."""
    unit: CountUnit
    steps: tuple[LengthStep, ...]
    """In ascending order of length; the last one is for any length."""
    same_error_places: int | None = None
    """How many places of the same error (same kind, wrong and right text) count in an issue."""
    cap_tenths: int | None = None
    """The most that the rule adds to an issue, in integer tenths."""

    def step(self, length: int) -> LengthStep:
        """The weight for a run of ``length`` characters."""
        return next(step for step in self.steps if step.up_to is None or length <= step.up_to)


class CountingScheme(NamedTuple):
    """A complete way of counting, with the limit that decides."""

    id: str
    title: str
    date: str
    """When the regulation, or the office's own rule, was made: ISO, as far as it is known."""
    source: str
    limit: RateLimit
    rules: tuple[CountingRule, ...]
    sha256: str
    """SHA-256 (hex) of the data file's bytes."""
    double_cover: bool = False
    """Errors on the cover (封一、书脊) count double."""
    double_paragraphs: frozenset[ParagraphKind] = frozenset()
    """Kinds of paragraphs in which errors count double (标题)."""
    double_important: bool = False
    """Errors in important names, times and the like, marked by hand, count double."""
    cover_tenths: int | None = None
    """What a place on the cover counts at least, for schemes that do not double it."""
    layout_denominator: bool = False
    """Whether the regulation divides by layout characters (版面字数), where they are known."""

    def rule(self, rule: str) -> CountingRule:
        """The rule with a step of that id, such as a place's score names.

        Raises:
            KeyError: when the scheme has none.
        """
        for each in self.rules:
            if rule == each.id or any(step.rule == rule for step in each.steps):
                return each
        raise KeyError(rule)

    def rule_for(self, kind: DiscrepancyKind) -> CountingRule:
        """The rule that counts ``kind``; every scheme has one for every kind."""
        return next(rule for rule in self.rules if kind in rule.kinds)
