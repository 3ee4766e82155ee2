"""The benchmarks run and count right; no test here looks at a clock."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import pytest

from benchmarks import collating, run
from benchmarks.engines import ENGINES, OURS, TextCase
from benchmarks.machine import machine
from benchmarks.measuring import Spread, interleaved, ratios
from benchmarks.page import PAGE, MarkerNotFound, milliseconds, replaced, times_as_long
from benchmarks.texts import prose, rewrapped, with_errors

EXACT = {OURS, "rapidfuzz"}


def pairs() -> Iterator[TextCase]:
    yield from collating.cases([1_500])
    yield collating.unrelated(400)


@pytest.mark.parametrize("case", pairs(), ids=lambda case: case.name)
def test_every_engine_that_runs_counts_the_distance_or_more(case: TextCase) -> None:
    found = collating.collate_in_turn(case, rounds=1)
    assert set(found.counts) >= EXACT
    assert all(count >= found.distance for count in found.counts.values())
    assert all(found.counts[name] == found.distance for name in EXACT)
    assert set(found.counts) | set(found.skipped) == {engine.name for engine in ENGINES}


def test_the_quick_run_prints_tables_and_writes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = PAGE.read_bytes()
    assert run.main(["--quick", "--only", "unrelated", "--only", "comparing"]) == 0
    printed = capsys.readouterr().out
    assert "| 600, unrelated |" in printed
    assert "## comparing" in printed
    assert PAGE.read_bytes() == before


def test_texts_are_the_same_on_every_run_and_as_long_as_asked() -> None:
    text = prose(2_000)
    assert len(text) == 2_000
    prose.cache_clear()
    assert prose(2_000) == text
    assert prose(2_000, seed=5) != text
    assert with_errors(text, 5) == with_errors(text, 5) != text


def test_a_rewrapped_text_has_the_same_characters_in_short_lines() -> None:
    text = prose(2_000)
    lines = rewrapped(text, 23)
    assert lines.replace("\n", "") == text.replace("\n", "")
    assert max(map(len, lines.split("\n"))) <= 23


def test_tasks_are_run_in_turn_and_a_slow_one_leaves() -> None:
    order: list[str] = []
    times = interleaved(
        {"ours": lambda: order.append("a"), "theirs": lambda: order.append("b")}, rounds=3
    )
    assert "".join(order) == "abababab"
    assert {name: len(seconds) for name, seconds in times.items()} == {"ours": 3, "theirs": 3}
    times = interleaved({"ours": lambda: 0, "theirs": lambda: 0}, rounds=3, patience=-1)
    assert {name: len(seconds) for name, seconds in times.items()} == {"ours": 3, "theirs": 1}


def test_ratios_are_taken_round_by_round() -> None:
    times = {"ours": [1.0, 2.0, 4.0], "theirs": [3.0, 4.0, 4.0]}
    assert ratios(times, "theirs", "ours") == Spread(1.0, 2.0, 3.0)


def test_a_section_is_replaced_between_its_markers_alone() -> None:
    page = "a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb <!-- y: begin -->\nz\n<!-- y: end -->\n"
    made = replaced(page, "x", "new")
    assert made == page.replace("old", "new")
    assert replaced(made, "x", "new") == made
    with pytest.raises(MarkerNotFound):
        replaced(page, "z", "new")


def test_the_page_has_a_place_for_every_section() -> None:
    page = PAGE.read_text("utf-8")
    for section in run.SECTIONS:
        replaced(page, section, "")


def test_the_machine_is_told_without_its_name() -> None:
    assert platform.node() not in machine() or not platform.node()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.0004, "0.4 ms"), (0.0123, "12 ms"), (0.45, "450 ms"), (12.34, "12.3 s")],
)
def test_durations_are_told_short(seconds: float, told: str) -> None:
    assert milliseconds(seconds) == told


def test_a_ratio_is_told_with_its_spread() -> None:
    assert times_as_long(7.94, 8.3, 123.4) == "**8.30** (7.94–123)"
