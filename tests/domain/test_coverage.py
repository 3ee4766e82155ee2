"""Coverage of an issue, the closing of its second review, and its archiving."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.coverage import CoverageUnit, coverage
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.issue_pieces import IssuePiece, issue_piece, standing_reviews
from editorial.domain.issue_standing import (
    IssueStanding,
    archiving_refusals,
    closing_refusals,
    issue_closing,
)
from editorial.domain.manuscript import StageChange
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.stages import Stage
from tests.domain.cases import NOW, a_closing, a_manuscript, a_piece, a_reading

BY_CHARACTERS = OfficeRules(coverage_unit=CoverageUnit.CHARACTERS)
SECOND = Stage.SECOND_REVIEW


def read(number: int, *, closely: bool, characters: int = 1000) -> IssuePiece:
    return a_piece(
        f"2026-04-{number:03d}",
        characters=characters,
        reviews=(a_reading(SECOND, closely=closely),),
        stage=Stage.FINAL_REVIEW,
    )


def issue_of(closely: int, pieces: int) -> IssueStanding:
    return IssueStanding(tuple(read(n, closely=n <= closely) for n in range(1, pieces + 1)))


def codes(standing: IssueStanding, rules: OfficeRules = OfficeRules()) -> set[str]:
    return {refusal.code for refusal in closing_refusals(standing, rules)}


@pytest.mark.parametrize(
    ("closely", "pieces", "passes"),
    [(1, 2, True), (499, 1000, False), (500, 1000, True), (5, 11, False), (6, 11, True)],
)
def test_half_of_the_pieces_pass_and_a_hair_less_does_not(
    closely: int, pieces: int, passes: bool
) -> None:
    assert ("close_reading_short" not in codes(issue_of(closely, pieces))) is passes


@pytest.mark.parametrize(("closely", "passes"), [(4990, False), (4999, False), (5000, True)])
def test_half_of_the_characters_pass_and_one_less_does_not(closely: int, passes: bool) -> None:
    standing = IssueStanding(
        (
            read(1, closely=True, characters=closely),
            read(2, closely=False, characters=10_000 - closely),
        )
    )
    assert ("close_reading_short" not in codes(standing, BY_CHARACTERS)) is passes


def test_the_refusal_tells_tenths_of_a_per_cent_without_rounding_up() -> None:
    (refusal,) = closing_refusals(issue_of(499, 1000), OfficeRules())
    assert "49.9%" in refusal.reason
    assert "499/1000 篇" in refusal.reason


def test_the_second_review_is_not_closed_while_a_piece_is_unread() -> None:
    standing = replace(issue_of(3, 3), pieces=(*issue_of(3, 3).pieces, a_piece("2026-04-009")))
    (refusal,) = closing_refusals(standing, OfficeRules())
    assert refusal.code == "second_review_unread"
    assert "2026-04-009" in refusal.reason


def test_an_issue_without_pieces_is_not_closed() -> None:
    assert codes(IssueStanding()) == {"issue_empty"}


def test_a_closing_holds_only_while_the_coverage_holds() -> None:
    rules = OfficeRules()
    closed = replace(issue_of(2, 4), closings=(a_closing(),))
    assert closed.second_review_is_closed(rules)
    late = replace(closed, pieces=(*closed.pieces, read(5, closely=False)))
    assert not late.second_review_is_closed(rules)
    withdrawn = replace(late.pieces[-1], stage=Stage.WITHDRAWN)
    assert replace(late, pieces=(*closed.pieces, withdrawn)).second_review_is_closed(rules)


def test_rejected_and_withdrawn_pieces_are_not_measured() -> None:
    gone = [
        replace(read(n, closely=False), stage=stage)
        for n, stage in ((8, Stage.REJECTED), (9, Stage.WITHDRAWN))
    ]
    found = coverage([*issue_of(1, 2).pieces, *gone], SECOND)
    assert found.whole.pieces == 2


def test_the_final_review_is_measured_against_what_went_on_from_the_second() -> None:
    returned = a_piece("r", reviews=(a_reading(SECOND, decision=Decision.RETURN_TO_AUTHOR),))
    accepted = a_piece(
        "a", reviews=(a_reading(SECOND), a_reading(Stage.FINAL_REVIEW)), characters=300
    )
    found = coverage([read(1, closely=True), returned, accepted, a_piece("n")], Stage.FINAL_REVIEW)
    assert (found.whole.pieces, found.closely.pieces) == (2, 1)
    assert (found.whole.characters, found.closely.characters) == (1300, 300)


def test_close_reading_made_up_later_counts() -> None:
    everything = frozenset({1, 2})
    marks = ReadingMarks(
        ManuscriptId("m"), 1, SECOND, PersonId("责编"), (5, 5), everything, everything
    )
    piece = replace(read(1, closely=False), marks=(marks,))
    assert piece.is_read_closely(SECOND)
    assert not replace(piece, marks=(replace(marks, close=frozenset({1})),)).is_read_closely(SECOND)


def step(target: Stage, hours: int) -> StageChange:
    at = NOW + timedelta(hours=hours)
    return StageChange(SECOND, Decision.PASS, target, PersonId("某"), at)


@pytest.mark.parametrize(
    ("target", "left"),
    [
        (Stage.ACCEPTED, {Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW}),
        (Stage.BOARD_REVIEW, {Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW}),
        (Stage.REWORK, {Stage.FIRST_REVIEW}),
        (Stage.AUTHOR_REVISION, set()),
        (Stage.FIRST_REVIEW, set()),
    ],
)
def test_a_review_stands_until_its_stage_has_to_be_gone_anew(
    target: Stage, left: set[Stage]
) -> None:
    reviews = [a_reading(s) for s in (Stage.FIRST_REVIEW, SECOND, Stage.FINAL_REVIEW)]
    found = standing_reviews(
        reviews, [step(SECOND, -2), step(Stage.FINAL_REVIEW, -1), step(target, 1)]
    )
    assert {review.stage for review in found} == left


def test_the_review_that_returns_a_piece_does_not_stand_itself() -> None:
    review = a_reading(SECOND, decision=Decision.RETURN_TO_AUTHOR)
    assert standing_reviews([review], [step(Stage.AUTHOR_REVISION, 0)]) == ()


def test_a_manuscript_as_its_issue_sees_it() -> None:
    manuscript = replace(a_manuscript(SECOND), reviews=(a_reading(Stage.FIRST_REVIEW),))
    piece = issue_piece(manuscript)
    assert piece.characters == manuscript.current_version.characters
    assert piece.is_read(Stage.FIRST_REVIEW)
    assert not piece.is_read(SECOND)


@given(st.lists(st.tuples(st.integers(1, 5000), st.booleans()), min_size=1, max_size=30))
def test_shares_are_exact_and_never_beyond_the_whole(pieces: list[tuple[int, bool]]) -> None:
    found = coverage(
        [read(n, closely=c, characters=size) for n, (size, c) in enumerate(pieces, 1)], SECOND
    )
    for unit in CoverageUnit:
        part, whole = found.closely.of(unit), found.whole.of(unit)
        assert 0 <= part <= whole
        assert found.reaches(50, unit) == (2 * part >= whole)
        assert found.tenths_of_per_cent(unit) == part * 1000 // whole


def test_an_issue_is_archived_when_every_piece_is_settled() -> None:
    settled = tuple(
        a_piece(str(n), stage=stage)
        for n, stage in enumerate((Stage.RELEASED, Stage.RELEASED, Stage.REJECTED, Stage.WITHDRAWN))
    )
    assert archiving_refusals(IssueStanding(settled)) == ()
    closing = issue_closing(IssueStanding(settled), IssueId("i"), PersonId("责编"), NOW)
    assert (closing.released, closing.rejected, closing.withdrawn) == (2, 1, 1)
    (refusal,) = archiving_refusals(IssueStanding((*settled, a_piece("7", stage=Stage.SIGNED))))
    assert refusal.code == "issue_unsettled"
    assert "7" in refusal.reason
    (again,) = archiving_refusals(IssueStanding(settled, closed=closing))
    assert again.code == "issue_closed"
    (empty,) = archiving_refusals(IssueStanding())
    assert empty.code == "issue_empty"
