"""Changes of the frozen text, entries by hand and steps of marking, kept on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.domain.baseline import Baseline, BaselineChange, ChangeRuling
from editorial.domain.manuscript import Manuscript
from editorial.domain.round_marks import (
    Disposition,
    HandEntry,
    MarkStep,
    PlaceChange,
    PlaceState,
    RoundDifference,
    StepAct,
)
from editorial.store.appending import RecordRewritten
from editorial.store.opening import Store
from tests import domain_builders as a


def a_change(number: int = 1, **changed: Any) -> BaselineChange:
    values: dict[str, Any] = {
        "number": number,
        "start": number * 10,
        "end": number * 10 + 2,
        "old": "一千",
        "new": "两千\n",
        "reason": "数字以年报为准",
        "proposed_by": a.EDITOR,
        "proposed_at": a.later(150),
    }
    return BaselineChange(**(values | changed))


def a_hand_entry(number: int = 90, **changed: Any) -> HandEntry:
    found = replace(a.a_difference(number).discrepancy, note="")
    mark = RoundDifference(found, Disposition.TYPESETTING_ERROR)
    values: dict[str, Any] = {
        "mark": mark,
        "added_by": a.EDITOR,
        "added_at": a.later(151),
        "place": "第 3 页图 2",
        "remark": "图题字号不对",
        "in_text": False,
        "carried_from": 1,
    }
    return HandEntry(**(values | changed))


def a_step(number: int = 1) -> MarkStep:
    after = PlaceState(Disposition.NOT_AN_ERROR, "版式需要", a.EDITOR, a.later(152))
    gone = PlaceState(taken_out_by=a.EDITOR, taken_out_at=a.later(153))
    changes = (PlaceChange(1, PlaceState(), after), PlaceChange(90, gone, PlaceState()))
    return MarkStep(number, StepAct.DECIDE, a.EDITOR, a.later(152), changes, repeats=None)


RULED = ChangeRuling(True, a.CHIEF, a.later(160), "同意", deputising_for=a.RESPONSIBLE)
BASELINE = Baseline(1, a.sha256_of(b"text"), a.sha256_of(a.DOCUMENT))


def a_piece() -> Manuscript:
    whole = a.a_whole_manuscript(differences=2)
    galley = replace(whole.galleys[-1], pages_expected=12, pages_present=11)
    newest = replace(
        whole.rounds[-1], hand_entries=(a_hand_entry(),), steps=(a_step(),), baseline=BASELINE
    )
    signed = replace(whole.sign_offs[-1], baseline_changes=1, baseline_sha256=BASELINE.text_sha256)
    return replace(
        whole,
        galleys=(*whole.galleys[:-1], galley),
        rounds=(*whole.rounds[:-1], newest),
        sign_offs=(*whole.sign_offs[:-1], signed),
        baseline_changes=(
            a_change(1, ruling=RULED, galley=1, differences=(3, 4)),
            a_change(2, supersedes=(1,)),
        ),
    )


def kept(store: Store) -> Manuscript:
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a_piece())
        unit.commit()
    return read(store)


def read(store: Store) -> Manuscript:
    with store.unit_of_work(readonly=True) as unit:
        return unit.manuscripts.get(a_piece().id)


def save(store: Store, manuscript: Manuscript) -> None:
    with store.unit_of_work() as unit:
        unit.manuscripts.save(manuscript)
        unit.commit()


def newest_round(m: Manuscript, **changed: Any) -> Manuscript:
    return replace(m, rounds=(*m.rounds[:-1], replace(m.rounds[-1], **changed)))


def test_everything_comes_back_as_it_was_kept(store: Store) -> None:
    assert kept(store) == replace(a_piece(), revision=1)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: replace(m, baseline_changes=(*m.baseline_changes, a_change(3))),
        lambda m: replace(
            m,
            baseline_changes=(
                m.baseline_changes[0],
                replace(m.baseline_changes[1], ruling=replace(RULED, approves=False)),
            ),
        ),
        lambda m: newest_round(
            m,
            hand_entries=(
                replace(
                    m.rounds[-1].hand_entries[0], taken_out_by=a.EDITOR, taken_out_at=a.later(170)
                ),
                a_hand_entry(91),
            ),
            steps=(*m.rounds[-1].steps, a_step(2)),
        ),
    ],
)
def test_what_may_change_is_kept_as_changed(
    store: Store, change: Callable[[Manuscript], Manuscript]
) -> None:
    changed = change(kept(store))
    save(store, changed)
    assert read(store) == replace(changed, revision=2)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda m: replace(m, baseline_changes=m.baseline_changes[:1]),
        lambda m: replace(
            m,
            baseline_changes=(replace(m.baseline_changes[0], reason="别的"), m.baseline_changes[1]),
        ),
        lambda m: replace(
            m,
            baseline_changes=(
                replace(m.baseline_changes[0], ruling=None),
                m.baseline_changes[1],
            ),
        ),
        lambda m: newest_round(m, hand_entries=()),
        lambda m: newest_round(m, steps=()),
    ],
)
def test_what_is_on_record_cannot_be_rewritten(
    sqlite_store: Store, rewrite: Callable[[Manuscript], Manuscript]
) -> None:
    piece = kept(sqlite_store)
    with sqlite_store.unit_of_work() as unit, pytest.raises(RecordRewritten):
        unit.manuscripts.save(rewrite(piece))
    assert read(sqlite_store) == piece


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE baseline_changes SET new_text = 'x'",
        "UPDATE change_rulings SET approves = NOT approves",
        "UPDATE mark_steps SET act = 'undo'",
        "UPDATE sign_offs SET baseline_changes = 0",
        "DELETE FROM baseline_changes",
        "DELETE FROM change_rulings",
        "DELETE FROM mark_steps",
        "DELETE FROM hand_entries",
    ],
)
def test_the_database_refuses_to_rewrite_it_too(store: Store, statement: str) -> None:
    kept(store)
    with (
        pytest.raises(DBAPIError, match=r"no_update|no_delete"),
        store._engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
