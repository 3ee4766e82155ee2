"""Extra rounds (加校): which rules call for one, as the record shows (A-08, S-42)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.domain.error_rate import RateLimit
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.stages import ProofPass

_CHANGES: Final = frozenset({Disposition.TYPESETTING_ERROR, Disposition.EDITOR_CHANGE})
_LAST: Final = frozenset({ProofPass.THIRD, ProofPass.CLEAN})
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")


class ExtraRoundTest(StrEnum):
    """What a rule looks at; the values stand in the data file."""

    FIRST_GALLEY_RATE = "first_galley_rate"
    LAST_PROOF_RATE = "last_proof_rate"
    PARAGRAPHS_CHANGED = "paragraphs_changed"
    MAJOR_CHANGE = "major_change"


@dataclass(frozen=True, slots=True)
class ExtraRoundRule:
    """One rule that calls for an extra proof, with where it comes from."""

    key: str
    test: ExtraRoundTest
    title: str
    source: str
    limit: RateLimit | None = None
    """Of the tests of a rate: beyond it the extra proof is due."""
    share: tuple[int, int] = (1, 3)
    """Of the paragraphs: beyond this fraction of them the extra proof is due."""
    places: int = 20
    """Of a major change: one of more characters than this is major by its length alone."""


@dataclass(frozen=True, slots=True)
class ProofText:
    """What the rules need to know of the frozen text."""

    paragraphs: int
    """How many paragraphs it has."""
    headings: frozenset[int] = frozenset()
    """Numbers of those that are title or heading, from 1."""


@dataclass(frozen=True, slots=True)
class DueExtraRound:
    """An extra proof that is due, and why."""

    rule: str
    """Key of the rule."""
    proof_round: int
    """Number of the round that shows it."""
    reason: str
    """In Chinese, for the screen and the record."""


def rules_in_force(
    shipped: Sequence[ExtraRoundRule], office: OfficeRules
) -> tuple[ExtraRoundRule, ...]:
    """The rules that the office goes by.

    Args:
        shipped: The rules of the data file.
        office: Its ``extra_proof_rules`` names the rules to use, its ``extra_proof_above`` is the
            line of the first galley (None switches that one off).
    """
    wanted = [rule for rule in shipped if rule.key in office.extra_proof_rules]
    first = ExtraRoundTest.FIRST_GALLEY_RATE
    lined = [
        replace(rule, limit=office.extra_proof_above) if rule.test is first else rule
        for rule in wanted
    ]
    return tuple(rule for rule in lined if rule.test is not first or rule.limit is not None)


def due_extra_rounds(
    manuscript: Manuscript, rules: Iterable[ExtraRoundRule], text: ProofText | None = None
) -> tuple[DueExtraRound, ...]:
    """Every reason for an extra proof that no extra proof has settled yet.

    Args:
        manuscript: The piece with its rounds.
        rules: The rules in force.
        text: The frozen text; without it the rules that look at paragraphs say nothing.
    """
    rounds = manuscript.rounds_since_freeze
    settled = max(
        (
            r.number
            for r in rounds
            if r.proof_pass is ProofPass.EXTRA and r.completed_at is not None
        ),
        default=0,
    )
    found = [each for rule in rules for each in _TESTS[rule.test](rule, rounds, text)]
    return tuple(each for each in found if each.proof_round > settled)


_Found = Iterable[DueExtraRound]


def _first_galley_rate(
    rule: ExtraRoundRule, rounds: Sequence[ProofRound], _text: ProofText | None
) -> _Found:
    first = [r for r in rounds if r.proof_pass is ProofPass.FIRST][:1]
    return _over(rule, first, "一校来样差错率")


def _last_proof_rate(
    rule: ExtraRoundRule, rounds: Sequence[ProofRound], _text: ProofText | None
) -> _Found:
    third = [r for r in rounds if r.proof_pass is ProofPass.THIRD][-1:]
    return _over(rule, third, "三校来样差错率")


def _over(rule: ExtraRoundRule, rounds: Sequence[ProofRound], what: str) -> _Found:
    for one in rounds:
        if rule.limit is not None and not one.incoming_rates[0].rate.within(rule.limit):
            reason = f"{what}超过 {rule.limit}"
            yield DueExtraRound(rule.key, one.number, reason)


def _paragraphs_changed(
    rule: ExtraRoundRule, rounds: Sequence[ProofRound], text: ProofText | None
) -> _Found:
    part, whole = rule.share
    for one in rounds if text is not None else ():
        changed = {found.manuscript.paragraph for found in _changes(one)}
        if text is not None and len(changed) * whole > text.paragraphs * part:
            reason = (
                f"{one.proof_pass.label}改动 {len(changed)} 段，超过全文 {text.paragraphs} 段的"
                f" {part}/{whole}"
            )
            yield DueExtraRound(rule.key, one.number, reason)


def _major_change(
    rule: ExtraRoundRule, rounds: Sequence[ProofRound], text: ProofText | None
) -> _Found:
    headings = text.headings if text is not None else frozenset()
    for one in rounds:
        if one.proof_pass not in _LAST:
            continue
        found = list(_changes(one))
        told = [
            words
            for words, is_major in (
                ("标题有改动", lambda d: d.manuscript.paragraph in headings),
                ("数字有改动", _touches_a_number),
                (f"有一处改动超过 {rule.places} 字", lambda d: _length(d) > rule.places),
            )
            if any(is_major(each) for each in found)
        ]
        if told:
            reason = f"{one.proof_pass.label}有重大修改：{'、'.join(told)}"
            yield DueExtraRound(rule.key, one.number, reason)


def _changes(one: ProofRound) -> Iterable[Discrepancy]:
    """What is changed in the galley, found by eye too, or stays changed against the manuscript."""
    return (each.discrepancy for each in one.marks if each.disposition in _CHANGES)


def _touches_a_number(found: Discrepancy) -> bool:
    if found.kind in {DiscrepancyKind.NUMBER, DiscrepancyKind.NUMERAL_FORM}:
        return True
    return bool(_DIGITS & (set(found.manuscript.text) | set(found.galley.text)))


def _length(found: Discrepancy) -> int:
    return max(len(found.manuscript.text), len(found.galley.text))


_TESTS: Final[
    dict[
        ExtraRoundTest,
        Callable[[ExtraRoundRule, Sequence[ProofRound], ProofText | None], _Found],
    ]
] = {
    ExtraRoundTest.FIRST_GALLEY_RATE: _first_galley_rate,
    ExtraRoundTest.LAST_PROOF_RATE: _last_proof_rate,
    ExtraRoundTest.PARAGRAPHS_CHANGED: _paragraphs_changed,
    ExtraRoundTest.MAJOR_CHANGE: _major_change,
}
