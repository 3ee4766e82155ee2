"""Counting a proof round: the rates of what counts, under every scheme that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.identifiers import Sha256
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proofs import RoundDifference, RoundRate
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import tally
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText


def shown_schemes(rules: OfficeRules) -> tuple[str, ...]:
    """Ids of the schemes to count by, the gate's first."""
    return tuple(dict.fromkeys((rules.gate_scheme, *rules.schemes)))


def rates_of(
    rules: OfficeRules, baseline: DocumentText, differences: Iterable[RoundDifference]
) -> tuple[RoundRate, ...]:
    """The rates of the places that nobody has excused.

    Args:
        rules: Which schemes count, the gate's first.
        baseline: What the galley is read against; its body text is the denominator.
        differences: All places of the round: differences, and what was found by eye.
    """
    counting = tuple(d.discrepancy for d in differences if d.disposition.counts)
    characters = len(body_text(baseline))
    kinds = tuple(paragraph.kind for paragraph in baseline.paragraphs)
    tallies = (
        tally(counting, load_scheme(scheme), characters, kinds) for scheme in shown_schemes(rules)
    )
    return tuple(
        RoundRate(each.scheme, Sha256(each.scheme_sha256), each.rate, each.limit)
        for each in tallies
    )
