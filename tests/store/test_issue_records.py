"""Reading on record, closings, samples, finished pieces: the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.domain.coverage import Amount, CoverageUnit, SecondReviewClosing
from editorial.domain.identifiers import IssueId
from editorial.domain.issue_pieces import issue_piece
from editorial.domain.issue_standing import IssueClosing, IssueStanding
from editorial.domain.manuscript import Manuscript
from editorial.domain.reading_marks import MarkChange, ReadingMarks
from editorial.domain.sampling import HandPick, SampleDraw
from editorial.domain.stages import Stage
from editorial.store.opening import Store
from tests import domain_builders as a

LENGTHS = tuple(range(300))


def marks_of(manuscript: Manuscript, stage: Stage = Stage.FIRST_REVIEW) -> ReadingMarks:
    blank = ReadingMarks(manuscript.id, 1, stage, a.EDITOR, LENGTHS)
    return blank.changed(MarkChange(frozenset({1, 2, 3, 300}))).changed(
        MarkChange(frozenset({3}), close=True)
    )


def a_closing(number: int = 1) -> SecondReviewClosing:
    return SecondReviewClosing(
        a.ISSUE.id,
        number,
        a.RESPONSIBLE,
        a.later(60 + number),
        Amount(4, 20_000),
        Amount(2, 9000),
        CoverageUnit.CHARACTERS,
        45,
    )


def a_draw(number: int, *pieces: Manuscript) -> SampleDraw:
    ids = tuple(piece.id for piece in pieces)
    return SampleDraw(
        a.ISSUE.id, number, "四月之样", 30, ids, ids[1:], a.CHIEF, a.later(70), "原样本过短"
    )


def a_pick(piece: Manuscript, *, added: bool = True) -> HandPick:
    return HandPick(piece.id, added, "作者首次来稿", a.CHIEF, a.later(71))


ARCHIVED = IssueClosing(a.ISSUE.id, a.RESPONSIBLE, a.later(300), 3, 1, 0)
PIECES = tuple(a.a_whole_manuscript(f"2026-04-{n:03}", differences=1) for n in (1, 2, 3))


@pytest.fixture
def full_store(store: Store) -> Store:
    with store.unit_of_work() as unit:
        for piece in PIECES:
            unit.manuscripts.add(piece)
        unit.commit()
    return store


def standing(store: Store) -> IssueStanding:
    with store.unit_of_work(readonly=True) as unit:
        return unit.issue_records.standing(a.ISSUE.id)


def test_marks_come_back_as_they_were_kept_and_change_in_place(full_store: Store) -> None:
    first = marks_of(PIECES[0])
    with full_store.unit_of_work() as unit:
        unit.reading_marks.save(first, a.later(1))
        unit.commit()
    changed = replace(first, close=frozenset(), on_paper=True)
    with full_store.unit_of_work() as unit:
        key = (PIECES[0].id, 1, Stage.FIRST_REVIEW, a.EDITOR)
        assert unit.reading_marks.get(*key) == first
        unit.reading_marks.save(changed, a.later(2))
        unit.commit()
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.reading_marks.of_manuscript(PIECES[0].id) == (changed,)
        assert unit.reading_marks.of_manuscript(PIECES[1].id) == ()
        assert unit.reading_marks.get(PIECES[0].id, 2, Stage.FIRST_REVIEW, a.EDITOR) is None


def test_the_marks_of_one_person_leave_those_of_another_alone(full_store: Store) -> None:
    first = marks_of(PIECES[0])
    second = replace(first, stage=Stage.SECOND_REVIEW, reader=a.RESPONSIBLE)
    with full_store.unit_of_work() as unit:
        unit.reading_marks.save(first, a.later(1))
        unit.reading_marks.save(second, a.later(1))
        unit.reading_marks.save(replace(second, full=frozenset(), close=frozenset()), a.later(2))
        unit.commit()
    with full_store.unit_of_work(readonly=True) as unit:
        kept = unit.reading_marks.of_manuscript(PIECES[0].id)
    assert [(m.reader, len(m.full)) for m in kept] == [(a.EDITOR, 4), (a.RESPONSIBLE, 0)]


def test_the_pieces_of_an_issue_are_those_of_its_manuscripts(full_store: Store) -> None:
    kept = marks_of(PIECES[1])
    with full_store.unit_of_work() as unit:
        unit.reading_marks.save(kept, a.later(1))
        unit.commit()
    expected = [issue_piece(piece, (kept,) if piece is PIECES[1] else ()) for piece in PIECES]
    assert list(standing(full_store).pieces) == expected
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.issue_records.standing(IssueId("none")) == IssueStanding()


def test_closings_and_draws_come_back_in_their_order(full_store: Store) -> None:
    first, second = a_draw(1, *PIECES), a_draw(2, *PIECES[:2])
    with full_store.unit_of_work() as unit:
        for closing in (a_closing(1), a_closing(2)):
            unit.issue_records.add_second_review_closing(closing)
        unit.issue_records.add_draw(first)
        unit.issue_records.add_draw(second)
        unit.issue_records.add_pick(second, a_pick(PIECES[2]))
        once = replace(second, picks=(a_pick(PIECES[2]),))
        unit.issue_records.add_pick(once, a_pick(PIECES[1], added=False))
        unit.commit()
    found = standing(full_store)
    assert found.closings == (a_closing(1), a_closing(2))
    picked = (a_pick(PIECES[2]), a_pick(PIECES[1], added=False))
    assert found.draws == (first, replace(second, picks=picked))
    assert found.sample is not None
    assert found.sample.sample == {PIECES[2].id}
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.issue_records.sample(a.ISSUE.id) == found.sample
        assert unit.issue_records.sample(IssueId("none")) is None


def test_an_issue_is_closed_once(full_store: Store) -> None:
    with full_store.unit_of_work() as unit:
        assert unit.issue_records.closing(a.ISSUE.id) is None
        unit.issue_records.add_closing(ARCHIVED)
        unit.commit()
    assert standing(full_store).closed == ARCHIVED
    with full_store.unit_of_work() as unit:
        assert unit.issue_records.closing(a.ISSUE.id) == ARCHIVED
        with pytest.raises(DBAPIError):
            unit.issue_records.add_closing(ARCHIVED)


def test_finished_pieces_come_as_heads_and_live_ones_whole(store: Store) -> None:
    live = a.a_whole_manuscript("2026-04-001", rounds=2, differences=3)
    over = replace(
        a.a_whole_manuscript("2026-04-002", rounds=3, differences=4), stage=Stage.RELEASED
    )
    gone = a.a_manuscript("2026-04-003", Stage.WITHDRAWN)
    with store.unit_of_work() as unit:
        for piece in (live, over, gone):
            unit.manuscripts.add(piece)
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.manuscripts.live() == (replace(live, revision=1),)
        assert unit.manuscripts.live(a.ISSUE.id) == unit.manuscripts.live()
        assert unit.manuscripts.live(IssueId("none")) == ()
        heads = unit.manuscripts.finished(a.ISSUE.id)
        assert unit.manuscripts.finished() == heads
        assert unit.manuscripts.finished(IssueId("none")) == ()
    assert [(h.number, h.stage) for h in heads] == [
        ("2026-04-002", Stage.RELEASED),
        ("2026-04-003", Stage.WITHDRAWN),
    ]
    assert heads[0].gate == over.rounds[-1].gate
    assert heads[0].characters == over.current_version.characters
    assert heads[1].gate is None


RECORDS = {
    "second_review_closings": "per_cent = 1",
    "sample_draws": "seed = 'x'",
    "sample_candidates": "drawn = NOT drawn",
    "hand_picks": "reason = 'x'",
    "issue_closings": "released = 9",
}


def with_records(store: Store) -> Store:
    with store.unit_of_work() as unit:
        unit.issue_records.add_second_review_closing(a_closing())
        unit.issue_records.add_draw(replace(a_draw(1, *PIECES), picks=(a_pick(PIECES[0]),)))
        unit.issue_records.add_closing(ARCHIVED)
        unit.reading_marks.save(marks_of(PIECES[0]), a.later(1))
        unit.commit()
    return store


def test_the_database_refuses_to_change_or_drop_what_an_issue_has_on_record(
    full_store: Store,
) -> None:
    store = with_records(full_store)
    statements = [f"UPDATE {table} SET {change}" for table, change in RECORDS.items()]
    statements += [f"DELETE FROM {table}" for table in (*RECORDS, "reading_marks")]
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_an_issues_record_cannot_be_replaced_by_another_of_its_number(sqlite_store: Store) -> None:
    with sqlite_store.unit_of_work() as unit:
        for piece in PIECES:
            unit.manuscripts.add(piece)
        unit.commit()
    with_records(sqlite_store)
    for table in RECORDS:
        with (
            pytest.raises(DBAPIError, match="no_replace"),
            sqlite_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
