"""A whole comparison: paragraphs, minimal script, places, kinds and all tallies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.engines import ENGINES, TextCase
from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose, rewrapped, with_errors
from editorial.collation.engine import edit_script
from editorial.comparison.compare import compare_texts

WHOLE = "compare_texts"
SCRIPT = "edit_script alone"
REWRAPPED = "compare_texts, re-wrapped galley"
PEER = "fast-diff-match-patch"
"""The quickest of the engines that don't count exactly; its script alone, if it is installed."""


def comparing(characters: int, per_mille: int, rounds: int) -> tuple[int, Times]:
    """Differences found, and seconds of each run, of a text with so many errors in a thousand."""
    manuscript = prose(characters)
    galley = with_errors(manuscript, per_mille)
    lines = rewrapped(galley)
    comparison = compare_texts(manuscript, galley)
    again = compare_texts(manuscript, lines)
    # What a line's end hides or shows is layout: the characters differ in the same places.
    if again.edit_distance != comparison.edit_distance:
        raise AssertionError("a re-wrapped galley has another distance")
    ours, theirs = comparison.manuscript.body.text, comparison.galley.body.text
    tasks: dict[str, Callable[[], object]] = {
        SCRIPT: partial(edit_script, ours, theirs),
        WHOLE: partial(compare_texts, manuscript, galley),
        REWRAPPED: partial(compare_texts, manuscript, lines),
    }
    peer = next(engine for engine in ENGINES if engine.name == PEER)
    if peer.installed():
        case = TextCase(PEER, ours, theirs, max(2 * comparison.edit_distance, 64))
        tasks[PEER] = partial(peer.count, case)
    return len(comparison.discrepancies), interleaved(tasks, rounds)
