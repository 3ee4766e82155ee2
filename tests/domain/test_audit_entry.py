"""The audit chain tells of every change to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editorial.domain.audit_entry import GENESIS, AuditEntry, first_broken, sealed


def a_chain(length: int) -> list[AuditEntry]:
    chain: list[AuditEntry] = []
    for number in range(1, length + 1):
        previous = chain[-1].seal if chain else GENESIS
        chain.append(
            sealed(
                number,
                f"2026-03-{number:02}T00:00:00Z",
                "某",
                "decision.sign",
                f"稿件{number}",
                {"rate": [number, 1000]},
                previous,
            )
        )
    return chain


def test_an_untouched_chain_is_whole() -> None:
    assert first_broken(a_chain(12)) is None
    assert first_broken([]) is None


@pytest.mark.parametrize(
    "field", ["at", "actor", "action", "subject", "details", "previous", "seal", "sequence"]
)
@pytest.mark.parametrize("position", [0, 5, 11])
def test_a_change_of_any_field_is_found_at_its_entry(field: str, position: int) -> None:
    chain = a_chain(12)
    old = getattr(chain[position], field)
    changed: Any = old + 1 if field == "sequence" else "f" * 64
    chain[position] = replace(chain[position], **{field: changed})
    assert first_broken(chain) == position + 1


@pytest.mark.parametrize("position", range(11))
def test_a_deleted_entry_is_found(position: int) -> None:
    chain = a_chain(12)
    del chain[position]
    assert first_broken(chain) == position + 1


@pytest.mark.parametrize("position", range(11))
def test_swapped_entries_are_found(position: int) -> None:
    chain = a_chain(12)
    chain[position], chain[position + 1] = chain[position + 1], chain[position]
    assert first_broken(chain) == position + 1


def test_details_are_sealed_in_one_form_whatever_their_order() -> None:
    one = sealed(1, "t", "a", "b", "c", {"x": 1, "y": 2}, GENESIS)
    other = sealed(1, "t", "a", "b", "c", {"y": 2, "x": 1}, GENESIS)
    assert one == other
