"""Marks of reading: set, taken back, undone, counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.reading_marks import (
    MarkChange,
    ReadingMarks,
    changes_between,
    paragraph_ranges,
    ranged_paragraphs,
)
from editorial.domain.stages import Stage

LENGTHS = (10, 0, 35, 7, 120, 3)
paragraphs = st.frozensets(st.integers(1, len(LENGTHS)))
changes = st.builds(MarkChange, st.frozensets(st.integers(1, 9)), st.booleans(), st.booleans())


def marks_of(
    full: frozenset[int] = frozenset(), close: frozenset[int] = frozenset()
) -> ReadingMarks:
    return ReadingMarks(
        ManuscriptId("m"), 1, Stage.SECOND_REVIEW, PersonId("责编"), LENGTHS, full | close, close
    )


states = st.builds(marks_of, paragraphs, paragraphs)


def test_marks_are_counted_in_paragraphs_and_characters() -> None:
    meter = marks_of(frozenset({1, 5}), frozenset({3})).meter
    assert (meter.read, meter.paragraphs) == (3, 6)
    assert (meter.read_characters, meter.characters) == (165, 175)
    assert (meter.closely, meter.closely_characters) == (1, 35)
    assert not meter.is_whole


def test_reading_closely_is_reading_too() -> None:
    marks = marks_of().changed(MarkChange(frozenset({2}), close=True))
    assert marks.full == marks.close == {2}


def test_taking_the_closeness_back_leaves_the_reading() -> None:
    marks = marks_of(close=frozenset({2, 3})).changed(
        MarkChange(frozenset({2}), close=True, read=False)
    )
    assert marks.full == {2, 3}
    assert marks.close == {3}


def test_a_tick_without_marks_means_read_on_paper() -> None:
    marks = marks_of(frozenset({1})).ticked(close=False)
    assert marks.meter.is_whole
    assert marks.on_paper
    assert not marks.close


def test_a_tick_after_every_paragraph_was_marked_is_no_reading_on_paper() -> None:
    assert not marks_of(frozenset(range(1, 7))).ticked(close=False).on_paper


def test_marks_of_paragraphs_that_the_text_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="does not have"):
        marks_of(frozenset({7}))


@given(states, st.lists(changes, max_size=6))
def test_marks_stay_within_the_text_whatever_is_marked(
    marks: ReadingMarks, given_changes: list[MarkChange]
) -> None:
    for change in given_changes:
        marks = marks.changed(change)
        assert marks.close <= marks.full <= marks.every_paragraph
        assert 0 <= marks.meter.closely_characters <= marks.meter.read_characters <= 175


@given(states, changes)
def test_the_way_back_undoes_every_change(marks: ReadingMarks, change: MarkChange) -> None:
    after = marks.changed(change)
    for back in changes_between(after, marks):
        after = after.changed(back)
    assert after == marks


@given(states, changes)
def test_marking_twice_is_marking_once(marks: ReadingMarks, change: MarkChange) -> None:
    assert marks.changed(change).changed(change) == marks.changed(change)


@given(st.frozensets(st.integers(1, 60)))
def test_paragraph_numbers_are_written_as_ranges_and_read_back(numbers: frozenset[int]) -> None:
    assert ranged_paragraphs(paragraph_ranges(numbers)) == numbers


def test_ranges_are_written_as_people_write_them() -> None:
    assert paragraph_ranges(frozenset({1, 2, 3, 7, 9, 10})) == "1-3,7,9-10"
