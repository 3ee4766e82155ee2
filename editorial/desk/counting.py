"""Counting a proof round (校次计错): the one way, for all who ask what a round counts.

What counts are the places that nobody has excused: differences of the galley, and what was found by
eye. Changes of the frozen text that were approved are in the baseline, so they are no differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy
from editorial.domain.identifiers import Sha256
from editorial.domain.layout_record import LayoutRecord
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proof_rounds import as_received
from editorial.domain.proofs import ProofRound, RoundDifference, RoundRate
from editorial.scoring.important_places import important_numbers
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import ScoredText, tally_issue
from editorial.scoring.tally import Denominator, ErrorTally, PlaceScore
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText


def shown_schemes(rules: OfficeRules) -> tuple[str, ...]:
    """Ids of the schemes to count by, the gate's first."""
    return tuple(dict.fromkeys((rules.gate_scheme, *rules.schemes)))


def counted_text(
    baseline: DocumentText,
    places: Iterable[RoundDifference],
    layout: LayoutRecord | None = None,
) -> ScoredText:
    """What of a round counts, as scoring needs it; alone or with the texts of its issue.

    Args:
        baseline: What the galley is read against; its body text is the denominator.
        places: All places of the round: differences, and what was found by eye.
        layout: What was recorded of the piece's layout, cover and important matter.
    """
    found = tuple(each.discrepancy for each in places if each.disposition.counts)
    return scored_text(baseline, found, layout)


def scored_text(
    baseline: DocumentText, found: tuple[Discrepancy, ...], layout: LayoutRecord | None
) -> ScoredText:
    """Discrepancies as scoring needs them, with what was recorded of the piece's layout."""
    body = body_text(baseline)
    kinds = tuple(paragraph.kind for paragraph in baseline.paragraphs)
    if layout is None:
        return ScoredText(found, len(body), kinds)
    important = important_numbers(found, body.text, layout.paragraphs, layout.words)
    return ScoredText(found, len(body), kinds, layout.cover, important, layout.characters)


def rates_of(
    rules: OfficeRules,
    baseline: DocumentText,
    places: Iterable[RoundDifference],
    layout: LayoutRecord | None = None,
) -> tuple[RoundRate, ...]:
    """The rates of the places that nobody has excused, the gate's first; as `counted_text`."""
    text = counted_text(baseline, places, layout)
    tallies = (tally_issue((text,), load_scheme(each))[0] for each in shown_schemes(rules))
    return tuple(_rate(each, text.characters) for each in tallies)


def with_rates(
    rules: OfficeRules,
    baseline: DocumentText,
    proof_round: ProofRound,
    received_at: datetime,
    layout: LayoutRecord | None = None,
) -> ProofRound:
    """The round with the rates of what counts now, and of its galley as it came in.

    Args:
        rules: Which schemes count, the gate's first.
        baseline: What its galley is read against.
        proof_round: The round with its places.
        received_at: When the galley came in.
        layout: What was recorded of the piece's layout, cover and important matter.
    """
    return replace(
        proof_round,
        rates=rates_of(rules, baseline, proof_round.marks, layout),
        incoming_rates=rates_of(rules, baseline, as_received(proof_round, received_at), layout),
    )


def counted_with(comparison: Comparison, layout: LayoutRecord | None) -> Comparison:
    """A comparison counted by what was recorded of the piece's layout, cover, important matter."""
    if layout is None:
        return comparison
    text = scored_text(comparison.manuscript.body.document, comparison.discrepancies, layout)
    tallies = {each: tally_issue((text,), load_scheme(each))[0] for each in comparison.tallies}
    return replace(comparison, tallies=tallies)


def place_scores(
    rules: OfficeRules,
    baseline: DocumentText,
    places: Iterable[RoundDifference],
    layout: LayoutRecord | None = None,
) -> Mapping[int, PlaceScore]:
    """What each place counts under the deciding scheme, by its number; excused ones are missing.

    They add up to the round's rate.
    """
    text = counted_text(baseline, places, layout)
    (tally,) = tally_issue((text,), load_scheme(rules.gate_scheme))
    numbers = (each.number for each in text.discrepancies)
    return dict(zip(numbers, tally.scores, strict=True))


def _rate(tally: ErrorTally, text_characters: int) -> RoundRate:
    by_layout = tally.denominator is Denominator.LAYOUT
    return RoundRate(
        tally.scheme,
        Sha256(tally.scheme_sha256),
        tally.rate,
        tally.limit,
        text_characters if by_layout else None,
    )
