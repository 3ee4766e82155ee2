"""A whole comparison: paragraphs, minimal script, places, kinds and all tallies."""

from __future__ import annotations

from functools import partial

from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose, rewrapped, with_errors
from editorial.collation.engine import edit_script
from editorial.comparison.compare import compare_texts

WHOLE = "compare_texts"
SCRIPT = "edit_script alone"
REWRAPPED = "compare_texts, re-wrapped galley"


def comparing(characters: int, rounds: int) -> tuple[int, Times]:
    """Differences found, and seconds of each run, of a text with one error in a thousand."""
    manuscript = prose(characters)
    galley = with_errors(manuscript, 1)
    lines = rewrapped(galley)
    comparison = compare_texts(manuscript, galley)
    again = compare_texts(manuscript, lines)
    # What a line's end hides or shows is layout: the characters differ in the same places.
    if again.edit_distance != comparison.edit_distance:
        raise AssertionError("a re-wrapped galley has another distance")
    ours, theirs = comparison.manuscript.body.text, comparison.galley.body.text
    times = interleaved(
        {
            SCRIPT: partial(edit_script, ours, theirs),
            WHOLE: partial(compare_texts, manuscript, galley),
            REWRAPPED: partial(compare_texts, manuscript, lines),
        },
        rounds,
    )
    return len(comparison.discrepancies), times
