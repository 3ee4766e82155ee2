"""What a red proof asks for: every difference from the wanted text has an owner on the record."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.collation.asked_marks import AskedMark, asked_marks, owners, red_marks
from editorial.collation.collate import collate
from editorial.collation.red_check import red_check
from editorial.domain.baseline import BaselineChange
from editorial.domain.identifiers import PersonId
from editorial.domain.pending_changes import PendingChange
from editorial.domain.proofs import Disposition, ProofRound, RoundDifference
from editorial.domain.red_check import MarkOutcome
from editorial.domain.stages import ProofPass
from editorial.text.body_text import BodyText, body_text
from editorial.text.dated_baseline import with_replacements
from tests.collation.collating import body
from tests.collation.test_collation_algebra import text_pairs

AT = datetime(2026, 3, 2, tzinfo=UTC)


def a_round(manuscript: BodyText, galley: BodyText) -> ProofRound:
    """A round in which everything is to be corrected."""
    found = collate(manuscript, galley)
    wrong = Disposition.TYPESETTING_ERROR
    differences = tuple(RoundDifference(each, wrong) for each in found.discrepancies)
    return ProofRound(1, ProofPass.FIRST, 1, AT, found.edit_distance, differences, (), ())


def a_change(manuscript: BodyText, start: int, end: int, new: str) -> PendingChange:
    old = manuscript.text[start:end]
    change = BaselineChange(1, start, end, old, new, "理由", PersonId("甲"), AT)
    return PendingChange(change, start, end)


@st.composite
def changed_pairs(draw: st.DrawFn) -> tuple[BodyText, BodyText, PendingChange]:
    """A manuscript, a galley of it, and a change of the manuscript that was approved since."""
    manuscript, galley = map(body, draw(text_pairs()))
    start = draw(st.integers(0, len(manuscript)))
    end = draw(st.integers(start, min(start + 6, len(manuscript))))
    new = draw(st.text("甲乙丙新改", max_size=5))
    return manuscript, galley, a_change(manuscript, start, end, new)


def asked_of(
    made: tuple[BodyText, BodyText, PendingChange],
) -> tuple[BodyText, tuple[AskedMark, ...]]:
    """What is to be set, and what asks for it."""
    manuscript, galley, pending = made
    changed = with_replacements(manuscript.document, [pending.change.replacement])
    return body_text(changed), asked_marks(a_round(manuscript, galley), [pending], galley)


@settings(max_examples=50)
@given(changed_pairs())
def test_a_galley_that_became_what_was_wanted_has_carried_out_every_mark(
    made: tuple[BodyText, BodyText, PendingChange],
) -> None:
    _, galley, _ = made
    wanted, asked = asked_of(made)
    marks = red_marks(collate(wanted, galley).discrepancies, asked)
    check = red_check(galley, marks, wanted)
    assert check.is_clean
    assert {mark.number for mark in check.marks} <= {each.number for each in asked}


@settings(max_examples=50)
@given(changed_pairs())
def test_a_galley_that_did_not_change_has_carried_out_none(
    made: tuple[BodyText, BodyText, PendingChange],
) -> None:
    _, galley, _ = made
    wanted, asked = asked_of(made)
    marks = red_marks(collate(wanted, galley).discrepancies, asked)
    check = red_check(galley, marks, galley)
    assert check.unmarked == ()
    assert MarkOutcome.WRONGLY_DONE not in {mark.outcome for mark in check.marks}


@settings(max_examples=50)
@given(changed_pairs())
def test_each_difference_from_the_wanted_text_has_an_owner(
    made: tuple[BodyText, BodyText, PendingChange],
) -> None:
    _, galley, _ = made
    wanted, asked = asked_of(made)
    found = collate(wanted, galley).discrepancies
    assert all(owners(found, asked)[each.number] for each in found)


def test_a_change_over_the_end_of_a_paragraph_takes_the_break_with_it() -> None:
    text = body("各村轮流放水\n不得截流。\n水费按亩均摊。")
    made = text, text, a_change(text, 4, 8, "用水，不")
    wanted, asked = asked_of(made)
    assert wanted.paragraph_starts == (0, 11)
    marks = red_marks(collate(wanted, text).discrepancies, asked)
    assert red_check(text, marks, wanted).is_clean
