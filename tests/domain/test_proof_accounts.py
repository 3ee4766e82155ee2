"""灭错率、漏校率 by reading and by person."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.identifiers import PersonId
from editorial.domain.proof_accounts import (
    Reading,
    kill_rate,
    miss_rate,
    reader_accounts,
    reading_accounts,
)
from editorial.domain.stages import ProofPass

FIRST, SECOND = PersonId("editor-1"), PersonId("editor-2")


def reading(
    number: int, reader: PersonId, marked: dict[str, int], present: str, proof_pass: str = "first"
) -> Reading:
    errors: dict[Hashable, int] = dict(marked.items())
    return Reading(number, ProofPass(proof_pass), reader, 3_000, errors, frozenset(present))


def test_what_only_the_second_reader_marked_was_missed_by_the_first() -> None:
    accounts = reading_accounts(
        [
            reading(1, FIRST, {"甲": 10, "乙": 10, "丙": 10}, "甲乙丙丁"),
            reading(2, SECOND, {"丁": 10}, "丁", "second"),
        ]
    )
    assert [(a.found, a.missed, a.incoming) for a in accounts] == [(30, 10, 40), (10, 0, 10)]
    assert (kill_rate(accounts[0]), miss_rate(accounts[0])) == ((30, 40), (10, 40))


def test_an_error_that_came_in_later_is_nobodys_miss() -> None:
    accounts = reading_accounts(
        [reading(1, FIRST, {"甲": 10}, "甲"), reading(2, SECOND, {"新": 20}, "新", "second")]
    )
    assert accounts[0].missed == 0


def test_an_error_that_was_marked_and_not_corrected_is_no_miss() -> None:
    accounts = reading_accounts(
        [reading(1, FIRST, {"甲": 10}, "甲"), reading(2, SECOND, {"甲": 10}, "甲", "second")]
    )
    assert (accounts[0].found, accounts[0].missed) == (10, 0)


def test_a_galley_without_errors_has_no_kill_rate() -> None:
    (account,) = reading_accounts([reading(1, FIRST, {}, "")])
    assert kill_rate(account) is None
    assert miss_rate(account) is None


def test_the_newest_reading_is_in_nobodys_account_yet() -> None:
    accounts = reading_accounts(
        [
            reading(1, FIRST, {"甲": 10}, "甲乙"),
            reading(2, SECOND, {"乙": 5}, "乙", "second"),
        ]
    )
    (first,) = reader_accounts(accounts)
    assert (first.reader, first.readings, first.found, first.missed) == (FIRST, 1, 10, 5)
    assert not accounts[1].read_again


errors = st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.sampled_from([1, 5, 10, 20, 40]))


@given(st.lists(errors, min_size=1, max_size=4))
def test_found_and_missed_make_up_what_came_in(marked: list[dict[str, int]]) -> None:
    readings = [reading(n, FIRST, each, "甲乙丙丁戊己") for n, each in enumerate(marked, 1)]
    for account, each in zip(reading_accounts(readings), readings, strict=True):
        assert account.incoming == account.found + account.missed
        assert account.found == sum(each.marked.values())
        rate = kill_rate(account)
        assert rate is None or 0 <= rate[0] <= rate[1]
