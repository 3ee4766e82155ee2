"""Some hundred hostile inputs; `benchmarks/hostile_inputs.py` runs ten thousand of them."""

from __future__ import annotations

import json
import random
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import hostile_inputs
from benchmarks.hostile_files import hostile_file
from benchmarks.hostile_texts import hostile_pair, hostile_text
from editorial import compare_texts

_SEED = 20


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_hostile_inputs_are_read_compared_checked_or_refused(first: int) -> None:
    results = {
        hostile_inputs.run_one(_SEED, number)[1].partition(":")[0]
        for number in range(first, first + 40)
    }
    assert (
        {"compared", "checked", "refused"} <= results <= {"compared", "checked", "refused", "read"}
    )


def test_an_input_follows_from_its_seed_and_number() -> None:
    def made(number: int) -> tuple[object, ...]:
        chance = random.Random(f"1:{number}")
        return hostile_pair(chance), hostile_text(chance, 50), hostile_file(chance)[1]

    assert [made(n) for n in range(5)] == [made(n) for n in range(5)]
    assert made(1) != made(2)


def test_shares_that_do_not_add_up_are_noticed() -> None:
    comparison = compare_texts("审读要细。", "审读要粗。")
    hostile_inputs._sound(comparison)
    false: Any = SimpleNamespace(discrepancies=comparison.discrepancies, edit_distance=7)
    with pytest.raises(AssertionError, match="shares 1 of 7"):
        hostile_inputs._sound(false)


def test_what_takes_too_long_or_too_much_is_broken() -> None:
    outcome = hostile_inputs.Outcome
    assert outcome(1, "pair", "compared", 1.0, 100).broken == ""
    assert outcome(1, "pair", "compared", 11.0, 100).broken == "took 11.0 s"
    assert outcome(1, "pair", "compared", 1.0, 900).broken == "took 900 MB"
    assert outcome(1, "pair", "broken: KeyError: 1", 1.0, 100).broken == "broken: KeyError: 1"


@pytest.mark.parametrize(
    ("manuscript", "galley"),
    [
        ("审" * 20_000, "审" * 19_990),
        ("的是" * 8_000, "是的" * 8_000),
        ("，。" * 3_000, "。，" * 3_001),
        ("\u0301" * 500, "\u0301" * 499 + "e"),
        ("👩\u200d👩\u200d👧" * 60, "👩\u200d👧\u200d👩" * 60),
        ("\ud800\udfff" * 80, "\udfff\ud800" * 80),
        ("", "甲" * 3_000),
        ("1" * 5_000 + "甲", "1" * 2_500 + "2" * 2_500 + "甲"),
        ("第" + "1" * 5_000 + "章", "第" + "一" * 5_000 + "章"),
        ("甲Ↄ", "甲ⅭⅭ"),
        ("\x00\x1b[31m" * 50, "\x00\x1b[32m" * 50),
    ],
    ids=[
        "one run",
        "period",
        "marks",
        "accents",
        "joined",
        "surrogates",
        "empty",
        "digits",
        "forms",
        "sign",
        "controls",
    ],
)
def test_texts_that_are_hard_to_align_keep_their_account(manuscript: str, galley: str) -> None:
    comparison = compare_texts(manuscript, galley)
    assert sum(d.edits for d in comparison.discrepancies) == comparison.edit_distance
    assert json.dumps(comparison.to_json())
