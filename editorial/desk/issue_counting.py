"""Counting a whole issue (一期): what its pieces count together, with the caps of an issue.

A scheme's caps hold over the issue: the same error counts three times in all of its pieces, not in
each. So the sums of an issue are counted from the places, not added up from the pieces' rates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from editorial.desk.baselines import round_baseline
from editorial.desk.counting import shown_schemes
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.stages import ProofPass
from editorial.reports.report_model import TOTAL, RoundResult, SchemeCount
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import ScoredText, tally_issue
from editorial.text.paragraphs import ParagraphKind


def last_rounds(manuscript: Manuscript) -> Mapping[ProofPass, ProofRound]:
    """The last round of each pass: a pass that was returned and read again counts once."""
    return {r.proof_pass: r for r in manuscript.rounds_since_freeze}


def frozen_version(manuscript: Manuscript) -> int:
    """Number of the version that galleys are read against."""
    return manuscript.frozen.version if manuscript.frozen else 1


def counted_as_one(
    rules: OfficeRules, unit: UnitOfWork, manuscripts: Sequence[Manuscript]
) -> tuple[RoundResult, ...]:
    """Count an issue's rounds, pass by pass and, as ``合计``, the rounds that decide.

    Args:
        rules: Which schemes count, the gate's first.
        unit: Where the frozen texts are kept.
        manuscripts: All pieces of the issue; those without a round do not count.
    """
    proofed = [each for each in manuscripts if each.rounds_since_freeze]
    rounds = {each.id: last_rounds(each) for each in proofed}
    kinds = {
        (each.id, one.number): _paragraph_kinds(unit, each, one)
        for each in proofed
        for one in rounds[each.id].values()
    }
    sums = [
        _sum(
            rules,
            proof_pass.label,
            [
                (done[proof_pass], kinds[key, done[proof_pass].number])
                for key, done in rounds.items()
                if proof_pass in done
            ],
        )
        for proof_pass in ProofPass
    ]
    last = {
        key: next(done[each] for each in reversed(ProofPass) if each in done)
        for key, done in rounds.items()
    }
    deciding = [(one, kinds[key, one.number]) for key, one in last.items()]
    return (*filter(None, sums), *filter(None, [_sum(rules, TOTAL, deciding)]))


def _sum(
    rules: OfficeRules,
    label: str,
    rounds: Iterable[tuple[ProofRound, tuple[ParagraphKind, ...]]],
) -> RoundResult | None:
    found = list(rounds)
    if not found:
        return None
    texts = [
        ScoredText(
            tuple(d.discrepancy for d in one.marks if d.disposition.counts),
            one.gate.rate.characters,
            kinds,
        )
        for one, kinds in found
    ]
    counts = tuple(
        SchemeCount(scheme, sum(each.tenths for each in tally_issue(texts, load_scheme(scheme))))
        for scheme in shown_schemes(rules)
    )
    distances = [one.edit_distance for one, _ in found]
    return RoundResult(label, sum(text.characters for text in texts), counts, sum(distances))


def _paragraph_kinds(
    unit: UnitOfWork, manuscript: Manuscript, proof_round: ProofRound
) -> tuple[ParagraphKind, ...]:
    document = round_baseline(unit, manuscript, proof_round)
    return tuple(paragraph.kind for paragraph in document.paragraphs)
