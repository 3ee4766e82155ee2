"""Reading on record by the real use cases: who may mark what, and what ticks leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries
from editorial.desk.deciding import take_decision
from editorial.desk.desk import Desk
from editorial.desk.manuscript_views import manuscript_view
from editorial.desk.reading import (
    mark_read,
    paragraph_lengths,
    reading_material,
    record_close_reading,
)
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reading_marks import MarkChange, ReadingMarks
from editorial.domain.refusals import DecisionRefused, OperationRefused, StaleManuscript
from editorial.domain.stages import Stage
from editorial.text.document_text import DocumentText
from tests.desk.offices import TEXT, Office, an_office
from tests.domain.cases import a_full_request

PARAGRAPHS = len(TEXT.splitlines())
EVERYTHING = frozenset(range(1, PARAGRAPHS + 1))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def strict(office: Office) -> Desk:
    return replace(office.desk, rules=OfficeRules(reading_marks_required=True))


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def mark(
    office: Office,
    piece: Manuscript,
    who: str,
    *paragraphs: int,
    close: bool = False,
    stage: Stage | None = None,
) -> ReadingMarks:
    change = MarkChange(frozenset(paragraphs) or EVERYTHING, close)
    return mark_read(office.desk, office.sessions[who], piece.id, (change,), stage=stage)


def marks_of(office: Office, piece: Manuscript) -> list[ReadingMarks]:
    with office.desk.reading() as unit:
        return list(unit.reading_marks.of_manuscript(piece.id))


def test_paragraphs_are_marked_and_taken_back_without_touching_the_manuscript(
    office: Office,
) -> None:
    piece = office.register()
    mark(office, piece, "甲", 1, 2, 3)
    mark(office, piece, "甲", 2, close=True)
    back = (MarkChange(frozenset({3}), read=False),)
    mark_read(office.desk, office.sessions["甲"], piece.id, back, version=1)
    material = reading_material(office.desk, office.sessions["甲"], piece.id)
    assert material.marks.full == {1, 2}
    assert material.marks.close == {2}
    assert material.refusals == ()
    view = manuscript_view(office.desk, office.sessions["甲"], piece.id)
    assert view.manuscript == piece


def test_each_marking_is_audited_and_one_that_changes_nothing_is_not(office: Office) -> None:
    piece = office.register()
    for _ in range(2):
        mark(office, piece, "甲", 1, 2, 5)
    entries = audit_entries(office.desk, office.sessions["审计"], piece.id)
    marked = [entry for entry in entries if entry.action == "reading.mark"]
    assert len(marked) == 1
    assert '"paragraphs":"1-2,5"' in marked[0].details


def test_the_lengths_of_the_paragraphs_add_up_to_the_version(office: Office) -> None:
    piece = office.register()
    marks = reading_material(office.desk, office.sessions["甲"], piece.id).marks
    assert marks.meter.characters == piece.current_version.characters
    assert marks.meter.paragraphs == PARAGRAPHS
    spaced = DocumentText.from_plain("甲 乙\n　　丙\n")
    assert paragraph_lengths(spaced) == (2, 1)


@pytest.mark.parametrize(("who", "code"), [("责编", "role"), ("主编", "role")])
def test_a_stage_is_read_by_those_whose_stage_it_is(office: Office, who: str, code: str) -> None:
    piece = office.register()
    with pytest.raises(OperationRefused) as refused:
        mark(office, piece, who, 1)
    assert codes(refused) == {code}
    assert reading_material(office.desk, office.sessions[who], piece.id).refusals


def test_the_auditor_marks_nothing(office: Office) -> None:
    with pytest.raises(OperationRefused) as refused:
        mark(office, office.register(), "审计", 1)
    assert codes(refused) == {"role"}


def test_marks_of_a_text_that_was_replaced_are_refused(office: Office) -> None:
    piece = office.revise(office.register(), "甲", TEXT + "补记一句。\n")
    with pytest.raises(StaleManuscript, match="新文本"):
        mark_read(
            office.desk,
            office.sessions["甲"],
            piece.id,
            (MarkChange(frozenset({1})),),
            version=1,
        )


def test_a_tick_without_marks_is_recorded_as_reading_on_paper(office: Office) -> None:
    piece = office.register()
    mark(office, piece, "甲", 1)
    office.decide(piece, "甲", Decision.RECOMMEND)
    (kept,) = marks_of(office, piece)
    assert kept.meter.is_whole
    assert kept.meter.is_wholly_close
    assert kept.on_paper


def test_a_tick_after_marking_everything_is_no_reading_on_paper(office: Office) -> None:
    piece = office.register()
    mark(office, piece, "甲", close=True)
    office.decide(piece, "甲", Decision.RECOMMEND)
    (kept,) = marks_of(office, piece)
    assert not kept.on_paper


def test_where_marks_are_required_a_tick_alone_does_not_hold(office: Office) -> None:
    piece, desk, session = office.register(), strict(office), office.sessions["甲"]
    request = replace(a_full_request(Decision.RECOMMEND, piece.stage), read_closely=False)
    mark(office, piece, "甲", *range(1, PARAGRAPHS))
    with pytest.raises(DecisionRefused) as refused:
        take_decision(desk, session, piece.id, piece.revision, request)
    assert codes(refused) == {"marks_missing"}
    assert "还有 1 段" in str(refused.value)
    mark(office, piece, "甲", PARAGRAPHS)
    with pytest.raises(DecisionRefused) as refused:
        take_decision(desk, session, piece.id, piece.revision, replace(request, read_closely=True))
    assert codes(refused) == {"close_marks_missing"}
    taken = take_decision(desk, session, piece.id, piece.revision, request)
    assert taken.stage is Stage.SECOND_REVIEW


def test_close_reading_can_be_made_up_for_after_the_second_review(office: Office) -> None:
    piece = office.to_final_review()
    kept = record_close_reading(
        office.desk, office.sessions["责编二"], piece.id, Stage.SECOND_REVIEW
    )
    assert kept.meter.is_wholly_close
    assert kept.on_paper
    marked = mark(office, piece, "责编", close=True, stage=Stage.SECOND_REVIEW)
    assert marked.stage is Stage.SECOND_REVIEW


def test_where_marks_are_required_close_reading_on_paper_is_not_taken(office: Office) -> None:
    piece = office.to_final_review()
    with pytest.raises(OperationRefused) as refused:
        record_close_reading(
            strict(office), office.sessions["责编二"], piece.id, Stage.SECOND_REVIEW
        )
    assert codes(refused) == {"marks_missing"}


def test_the_first_review_cannot_be_made_up_for_and_nobody_reads_at_two_reviews(
    office: Office,
) -> None:
    piece = office.to_final_review()
    with pytest.raises(OperationRefused) as refused:
        mark(office, piece, "乙", stage=Stage.FIRST_REVIEW)
    assert codes(refused) == {"not_at_this_review"}
    with pytest.raises(OperationRefused) as refused:
        mark(office, piece, "甲", stage=Stage.SECOND_REVIEW)
    assert codes(refused) == {"role", "reviewed_before"}


def test_a_stage_that_is_no_review_takes_no_marks(office: Office) -> None:
    with pytest.raises(OperationRefused) as refused:
        mark(office, office.register(), "甲", stage=Stage.FIRST_PROOF)
    assert codes(refused) == {"no_review_stage"}
