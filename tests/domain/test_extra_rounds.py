"""加校: each rule calls for an extra proof when its line is crossed; one extra proof settles it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.desk.extra_rounds import extra_round_rules
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.error_rate import RateLimit
from editorial.domain.extra_rounds import (
    DueExtraRound,
    ProofText,
    due_extra_rounds,
    rules_in_force,
)
from editorial.domain.identifiers import PersonId
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proofs import Disposition, ProofRound, RoundDifference
from editorial.domain.round_marks import HandEntry
from editorial.domain.stages import ProofPass, Stage
from tests.domain.cases import a_manuscript, a_round

FIRST, SECOND, THIRD = ProofPass.FIRST, ProofPass.SECOND, ProofPass.THIRD
EXTRA, CLEAN = ProofPass.EXTRA, ProofPass.CLEAN
FIX, KEEP, EXCUSE = (
    Disposition.TYPESETTING_ERROR,
    Disposition.EDITOR_CHANGE,
    Disposition.NOT_AN_ERROR,
)
TEXT = ProofText(paragraphs=9, headings=frozenset({1, 4}))
ALL = OfficeRules(extra_proof_rules=tuple(rule.key for rule in extra_round_rules()))


def place(
    paragraph: int = 2,
    disposition: Disposition = FIX,
    ours: str = "路",
    theirs: str = "露",
    kind: DiscrepancyKind = DiscrepancyKind.WRONG,
) -> RoundDifference:
    start = paragraph * 10
    found = Discrepancy(
        paragraph,
        kind,
        1,
        TextSpan(start, start + len(ours), ours, paragraph),
        TextSpan(start, start + len(theirs), theirs, paragraph),
        CorrectionMark.CORRECT,
    )
    return RoundDifference(found, disposition)


def by_eye(made: ProofRound, mark: RoundDifference) -> ProofRound:
    """The round with an error that no comparison of the texts has found."""
    entry = HandEntry(mark, PersonId("甲"), made.opened_at)
    return replace(made, hand_entries=(*made.hand_entries, entry))


def one(
    number: int, proof_pass: ProofPass, *places: RoundDifference, tenths: int = 0
) -> ProofRound:
    made = a_round(proof_pass, *places, reader="甲", tenths=tenths)
    return replace(made, number=number)


def due(
    *rounds: ProofRound, office: OfficeRules = ALL, text: ProofText | None = TEXT
) -> list[DueExtraRound]:
    rules = rules_in_force(extra_round_rules(), office)
    return list(due_extra_rounds(a_manuscript(Stage.CLEAN_PROOF, *rounds), rules, text))


def keys(*rounds: ProofRound, office: OfficeRules = ALL) -> list[str]:
    return [each.rule for each in due(*rounds, office=office)]


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        pytest.param([one(1, FIRST, tenths=30)], [], id="15 of 10 000 still passes"),
        pytest.param([one(1, FIRST, tenths=31)], ["first_galley_rate"], id="beyond 15"),
        pytest.param([one(1, SECOND, tenths=31)], [], id="only the first galley has that line"),
        pytest.param([one(3, THIRD, tenths=6)], [], id="3 of 10 000 still passes"),
        pytest.param([one(3, THIRD, tenths=7)], ["last_proof_rate"], id="beyond 3"),
        pytest.param([one(2, SECOND, tenths=7)], [], id="the second is not the last proof"),
        pytest.param(
            [one(2, SECOND, place(2), place(3), place(5))], [], id="a third of the paragraphs"
        ),
        pytest.param(
            [one(2, SECOND, place(2), place(3), place(5), place(6, KEEP))],
            ["paragraphs_changed"],
            id="more than a third",
        ),
        pytest.param(
            [one(2, SECOND, place(2), place(3), place(5), place(6, EXCUSE))],
            [],
            id="what is no error changes nothing",
        ),
        pytest.param([one(3, THIRD, place(1))], ["major_change"], id="the title"),
        pytest.param([one(3, THIRD, place(4))], ["major_change"], id="a heading"),
        pytest.param([one(3, THIRD, place(2))], [], id="a small change in the text"),
        pytest.param([one(3, THIRD, place(2, EXCUSE, "1", "7"))], [], id="no change at all"),
        pytest.param([one(3, THIRD, place(2, FIX, "1", "7"))], ["major_change"], id="a figure"),
        pytest.param(
            [one(3, THIRD, place(2, FIX, "三", "二", DiscrepancyKind.NUMBER))],
            ["major_change"],
            id="a number in words",
        ),
        pytest.param([one(3, THIRD, place(2, KEEP, "", "字" * 20))], [], id="twenty characters"),
        pytest.param(
            [one(3, THIRD, place(2, KEEP, "", "字" * 21))],
            ["major_change"],
            id="an editor's change of more than twenty",
        ),
        pytest.param([one(1, FIRST, place(1))], [], id="a title put right early is read again"),
        pytest.param([one(4, CLEAN, place(1))], ["major_change"], id="a title in the clean galley"),
    ],
)
def test_a_rule_calls_for_an_extra_proof_when_its_line_is_crossed(
    rounds: list[ProofRound], expected: list[str]
) -> None:
    assert keys(*rounds) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(place(1), ["major_change"], id="in the title"),
        pytest.param(place(2, FIX, "1", "7"), ["major_change"], id="a figure"),
        pytest.param(place(2, EXCUSE, "1", "7"), [], id="no error after all"),
        pytest.param(place(2), [], id="a small one in the text"),
    ],
)
def test_what_was_found_by_eye_changes_the_galley_too(
    found: RoundDifference, expected: list[str]
) -> None:
    assert keys(by_eye(one(3, THIRD), found)) == expected


def test_an_extra_proof_settles_what_came_before_it_and_not_what_comes_after() -> None:
    third, extra = one(3, THIRD, place(1)), one(5, EXTRA)
    assert keys(third, extra) == []
    assert keys(third, replace(extra, completed_at=None)) == ["major_change"]
    assert keys(third, extra, one(6, CLEAN, place(4))) == ["major_change"]


def test_the_reason_says_what_was_found() -> None:
    found = due(one(3, THIRD, place(1), place(2, FIX, "1", "7")))
    assert [each.reason for each in found] == ["三校有重大修改：标题有改动、数字有改动"]
    (wide,) = due(one(2, SECOND, *(place(n) for n in (2, 3, 5, 6))))
    assert wide.reason == "二校改动 4 段，超过全文 9 段的 1/3"
    (high,) = due(one(1, FIRST, tenths=31))
    assert high.reason == "一校来样差错率超过 15/10000"


def test_without_the_frozen_text_only_rates_numbers_and_lengths_tell() -> None:
    rounds = (one(2, SECOND, *(place(n) for n in range(1, 9))), one(3, THIRD, place(1)))
    assert due(*rounds, text=None) == []


def test_the_office_says_which_rules_hold_and_where_the_first_galleys_line_is() -> None:
    third, first = one(3, THIRD, place(1), tenths=7), one(1, FIRST, tenths=21)
    shipped = OfficeRules()
    assert keys(third, office=shipped) == ["major_change"]
    assert keys(third, office=OfficeRules(extra_proof_rules=())) == []
    assert keys(third, office=OfficeRules(extra_proof_rules=("last_proof_rate",))) == [
        "last_proof_rate"
    ]
    assert keys(first, office=shipped) == []
    ten = OfficeRules(extra_proof_above=RateLimit(10, 10_000))
    assert keys(first, office=ten) == ["first_galley_rate"]
    assert keys(one(1, FIRST, tenths=99), office=OfficeRules(extra_proof_above=None)) == []


def test_every_shipped_rule_names_its_source_and_all_but_one_hold_from_the_start() -> None:
    rules = extra_round_rules()
    assert all(rule.source and rule.title for rule in rules)
    shipped = OfficeRules().extra_proof_rules
    assert [rule.key for rule in rules if rule.key not in shipped] == ["last_proof_rate"]
