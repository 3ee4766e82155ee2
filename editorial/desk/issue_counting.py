"""Counting a whole issue (一期): what its pieces count together, with the caps of an issue.

A scheme's caps hold over the issue: the same error counts three times in all of its pieces, not in
each. So the sums of an issue are counted from the places, not added up from the pieces' rates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from editorial.desk.baselines import round_baseline
from editorial.desk.counting import counted_text, shown_schemes
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.stages import ProofPass
from editorial.reports.report_model import TOTAL, RoundResult, SchemeCount
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import ScoredText, tally_issue
from editorial.scoring.tally import Denominator


def last_rounds(manuscript: Manuscript) -> Mapping[ProofPass, ProofRound]:
    """The last round of each pass, the newest last: a pass that was read again counts once."""
    last = {r.proof_pass: r for r in manuscript.rounds_since_freeze}
    return dict(sorted(last.items(), key=lambda item: item[1].number))


def frozen_version(manuscript: Manuscript) -> int:
    """Number of the version that galleys are read against."""
    return manuscript.frozen.version if manuscript.frozen else 1


def counted_as_one(
    rules: OfficeRules, unit: UnitOfWork, manuscripts: Sequence[Manuscript]
) -> tuple[RoundResult, ...]:
    """Count an issue's rounds, pass by pass and, as ``合计``, each piece's newest.

    Args:
        rules: Which schemes count, the gate's first.
        unit: Where the texts are kept.
        manuscripts: All pieces of the issue; those without a round do not count.
    """
    pieces = [_counted_rounds(unit, each) for each in manuscripts if each.rounds_since_freeze]
    sums = [
        _sum(rules, proof_pass.label, [done[proof_pass] for done in pieces if proof_pass in done])
        for proof_pass in ProofPass
    ]
    newest = [[*done.values()][-1] for done in pieces]
    return (*filter(None, sums), *filter(None, [_sum(rules, TOTAL, newest)]))


class _Counted(NamedTuple):
    """A round with what counts of it."""

    proof_round: ProofRound
    text: ScoredText


def _counted_rounds(unit: UnitOfWork, manuscript: Manuscript) -> dict[ProofPass, _Counted]:
    return {
        proof_pass: _Counted(
            one,
            counted_text(
                round_baseline(unit, manuscript, one), one.marks, manuscript.layout_of(one)
            ),
        )
        for proof_pass, one in last_rounds(manuscript).items()
    }


def _sum(rules: OfficeRules, label: str, rounds: Sequence[_Counted]) -> RoundResult | None:
    if not rounds:
        return None
    texts = [each.text for each in rounds]
    counts = tuple(_count(texts, scheme) for scheme in shown_schemes(rules))
    distance = sum(each.proof_round.edit_distance for each in rounds)
    return RoundResult(label, sum(text.characters for text in texts), counts, distance)


def _count(texts: Sequence[ScoredText], scheme: str) -> SchemeCount:
    """What the texts count together; where a piece's layout is not known, its text stands in."""
    tallies = tally_issue(texts, load_scheme(scheme))
    tenths, characters = sum(t.tenths for t in tallies), sum(t.characters for t in tallies)
    by_layout = any(tally.denominator is Denominator.LAYOUT for tally in tallies)
    return SchemeCount(scheme, tenths, characters if by_layout else None)
