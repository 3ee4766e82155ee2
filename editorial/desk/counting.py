"""Counting a proof round (校次计错): the one way, for all who ask what a round counts.

What counts are the places that nobody has excused: differences of the galley, and what was found by
eye. Changes of the frozen text that were approved are in the baseline, so they are no differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from editorial.domain.identifiers import Sha256
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proof_rounds import as_received
from editorial.domain.proofs import ProofRound, RoundDifference, RoundRate
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import ScoredText, tally_issue
from editorial.scoring.tally import ErrorTally, PlaceScore
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText


def shown_schemes(rules: OfficeRules) -> tuple[str, ...]:
    """Ids of the schemes to count by, the gate's first."""
    return tuple(dict.fromkeys((rules.gate_scheme, *rules.schemes)))


def counted_text(baseline: DocumentText, places: Iterable[RoundDifference]) -> ScoredText:
    """What of a round counts, as scoring needs it; alone or with the texts of its issue.

    Args:
        baseline: What the galley is read against; its body text is the denominator.
        places: All places of the round: differences, and what was found by eye.
    """
    return ScoredText(
        tuple(each.discrepancy for each in places if each.disposition.counts),
        len(body_text(baseline)),
        tuple(paragraph.kind for paragraph in baseline.paragraphs),
    )


def rates_of(
    rules: OfficeRules, baseline: DocumentText, places: Iterable[RoundDifference]
) -> tuple[RoundRate, ...]:
    """The rates of the places that nobody has excused, the gate's first; as `counted_text`."""
    text = counted_text(baseline, places)
    tallies = (tally_issue((text,), load_scheme(each))[0] for each in shown_schemes(rules))
    return tuple(map(_rate, tallies))


def with_rates(
    rules: OfficeRules, baseline: DocumentText, proof_round: ProofRound, received_at: datetime
) -> ProofRound:
    """The round with the rates of what counts now, and of its galley as it came in.

    Args:
        rules: Which schemes count, the gate's first.
        baseline: What its galley is read against.
        proof_round: The round with its places.
        received_at: When the galley came in.
    """
    return replace(
        proof_round,
        rates=rates_of(rules, baseline, proof_round.marks),
        incoming_rates=rates_of(rules, baseline, as_received(proof_round, received_at)),
    )


def place_scores(
    rules: OfficeRules, baseline: DocumentText, places: Iterable[RoundDifference]
) -> Mapping[int, PlaceScore]:
    """What each place counts under the deciding scheme, by its number; excused ones are missing.

    They add up to the round's rate.
    """
    text = counted_text(baseline, places)
    (tally,) = tally_issue((text,), load_scheme(rules.gate_scheme))
    numbers = (each.number for each in text.discrepancies)
    return dict(zip(numbers, tally.scores, strict=True))


def _rate(tally: ErrorTally) -> RoundRate:
    return RoundRate(tally.scheme, Sha256(tally.scheme_sha256), tally.rate, tally.limit)
