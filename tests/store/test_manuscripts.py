from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from editorial.domain.identifiers import IssueId, ManuscriptId, Sha256
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import ManuscriptNotFound, StaleManuscript
from editorial.domain.stages import Stage
from editorial.store.appending import RecordRewritten
from editorial.store.opening import Store
from tests import domain_builders as a


def keep(store: Store, *manuscripts: Manuscript) -> None:
    with store.unit_of_work() as unit:
        for manuscript in manuscripts:
            unit.manuscripts.add(manuscript)
        unit.commit()


def save(store: Store, manuscript: Manuscript) -> None:
    with store.unit_of_work() as unit:
        unit.manuscripts.save(manuscript)
        unit.commit()


def read(store: Store, manuscript: Manuscript) -> Manuscript:
    with store.unit_of_work(readonly=True) as unit:
        return unit.manuscripts.get(manuscript.id)


def kept(store: Store, manuscript: Manuscript) -> Manuscript:
    keep(store, manuscript)
    return read(store, manuscript)


def test_a_whole_manuscript_comes_back_as_it_was_kept(store: Store) -> None:
    manuscript = a.a_whole_manuscript()
    assert kept(store, manuscript) == replace(manuscript, revision=1)


@pytest.mark.parametrize("stage", Stage)
def test_a_manuscript_comes_back_from_every_stage(sqlite_store: Store, stage: Stage) -> None:
    manuscript = a.a_manuscript(stage=stage)
    assert kept(sqlite_store, manuscript) == replace(manuscript, revision=1)


def test_hostile_text_comes_back_as_it_was_kept(store: Store) -> None:
    hostile = "'; DROP TABLE reviews; --\x1b]52;c;\x07 [@click=app.quit]\u202e"
    hostile += "\uffff\U00020bb7e\u0301 %s :p {0}"
    manuscript = a.a_manuscript(
        title=hostile, author=hostile, reviews=(a.a_review(opinion=hostile),)
    )
    assert kept(store, manuscript) == replace(manuscript, revision=1)


def test_manuscripts_are_found_by_number_and_by_issue_in_the_order_of_numbers(store: Store) -> None:
    third, first = a.a_whole_manuscript("2026-04-003"), a.a_whole_manuscript("2026-04-001")
    second = a.a_manuscript("2026-04-002", reviews=(a.a_review(),))
    keep(store, third, first, second)
    with store.unit_of_work(readonly=True) as unit:
        found = unit.manuscripts.all()
        assert found == tuple(replace(m, revision=1) for m in (first, second, third))
        assert unit.manuscripts.of_issue(a.ISSUE.id) == found
        assert unit.manuscripts.of_issue(IssueId("none")) == ()
        assert unit.manuscripts.by_number("2026-04-002") == found[1]


def test_an_unknown_manuscript_is_not_found(store: Store) -> None:
    with store.unit_of_work() as unit:
        with pytest.raises(ManuscriptNotFound):
            unit.manuscripts.get(ManuscriptId("none"))
        with pytest.raises(ManuscriptNotFound):
            unit.manuscripts.by_number("2026-99-001")
        with pytest.raises(ManuscriptNotFound):
            unit.manuscripts.save(a.a_manuscript(revision=1))


def test_a_taken_number_is_refused(store: Store) -> None:
    keep(store, a.a_manuscript())
    with store.unit_of_work() as unit, pytest.raises(ValueError, match="稿号"):
        unit.manuscripts.add(a.a_manuscript(id=ManuscriptId("another")))


def test_each_save_counts_the_revision_up(store: Store) -> None:
    manuscript = kept(store, a.a_manuscript())
    save(store, replace(manuscript, title="新题目"))
    assert read(store, manuscript) == replace(manuscript, title="新题目", revision=2)


def test_a_stale_save_is_refused_and_changes_nothing(store: Store) -> None:
    seen_by_both = kept(store, a.a_manuscript())
    save(store, replace(seen_by_both, title="甲的题目"))
    with store.unit_of_work() as unit, pytest.raises(StaleManuscript, match="已被他人改动"):
        unit.manuscripts.save(replace(seen_by_both, title="乙的题目"))
    assert read(store, seen_by_both).title == "甲的题目"


def test_a_second_save_in_one_unit_needs_the_new_revision(store: Store) -> None:
    manuscript = kept(store, a.a_manuscript())
    with store.unit_of_work() as unit:
        unit.manuscripts.save(replace(manuscript, title="一"))
        again = unit.manuscripts.get(manuscript.id)
        assert again.revision == 2
        unit.manuscripts.save(replace(again, title="二"))
        with pytest.raises(StaleManuscript):
            unit.manuscripts.save(replace(again, title="三"))
        unit.commit()
    assert read(store, manuscript) == replace(manuscript, title="二", revision=3)


def _add_everything(m: Manuscript) -> Manuscript:
    galley = a.a_galley(len(m.galleys) + 1)
    return replace(
        m,
        stage=Stage.CLEAN_PROOF,
        versions=(*m.versions, a.a_version(len(m.versions) + 1)),
        reviews=(*m.reviews, a.a_review()),
        problems=(*m.problems, a.a_problem(len(m.problems) + 1)),
        board=(*m.board, a.a_board_conclusion(approves=False)),
        galleys=(*m.galleys, galley),
        rounds=(*m.rounds, a.a_round(len(m.rounds) + 1)),
        sign_offs=(*m.sign_offs, a.a_sign_off(galley)),
        changes=(*m.changes, m.changes[0]),
    )


def _answer(m: Manuscript) -> Manuscript:
    answered = replace(
        m.problems[-1], answer="已核。", answered_by=a.EDITOR, answered_at=a.later(40)
    )
    return replace(m, problems=(*m.problems[:-1], answered))


def _void(m: Manuscript) -> Manuscript:
    voided = replace(m.sign_offs[-1], voided_at=a.later(300))
    return replace(m, sign_offs=(*m.sign_offs[:-1], voided))


def _newest_round(m: Manuscript, **changed: Any) -> Manuscript:
    return replace(m, rounds=(*m.rounds[:-1], replace(m.rounds[-1], **changed)))


def _excuse_one(m: Manuscript) -> Manuscript:
    first, *others = m.rounds[-1].differences
    excused = replace(
        first, disposition=Disposition.NOT_AN_ERROR, reason="版式", decided_by=a.EDITOR
    )
    return _newest_round(m, differences=(excused, *others), rates=(a.a_rate(1), a.a_rate(2, "x")))


def _collate_anew(m: Manuscript) -> Manuscript:
    return _newest_round(m, differences=(a.a_difference(1), a.a_difference(9)), edit_distance=9)


def _reopen_and_add_a_round(m: Manuscript) -> Manuscript:
    reopened = _newest_round(m, reader=None, completed_at=None)
    galleys = (*m.galleys, a.a_galley(len(m.galleys) + 1))
    return replace(reopened, galleys=galleys, rounds=(*reopened.rounds, a.a_round(4)))


@pytest.mark.parametrize(
    "change",
    [
        _add_everything,
        _answer,
        _void,
        _excuse_one,
        _collate_anew,
        _reopen_and_add_a_round,
        lambda m: _newest_round(m, differences=(), rates=()),
        lambda m: replace(m, topic=None, frozen=None, title="", editor=a.OTHER_EDITOR),
    ],
)
def test_what_may_change_is_kept_as_changed(
    store: Store, change: Callable[[Manuscript], Manuscript]
) -> None:
    manuscript = kept(store, a.a_whole_manuscript())
    changed = change(manuscript)
    assert changed != manuscript
    save(store, changed)
    assert read(store, manuscript) == replace(changed, revision=2)


def _with(m: Manuscript, field: str, records: tuple[Any, ...]) -> Manuscript:
    changed: dict[str, Any] = {field: records}
    return replace(m, **changed)


def _first_changed(field: str, **changed: Any) -> Callable[[Manuscript], Manuscript]:
    def change(m: Manuscript) -> Manuscript:
        first, *others = getattr(m, field)
        return _with(m, field, (replace(first, **changed), *others))

    return change


def _last_dropped(field: str) -> Callable[[Manuscript], Manuscript]:
    return lambda m: _with(m, field, getattr(m, field)[:-1])


@pytest.mark.parametrize(
    "rewrite",
    [
        _first_changed("versions", name="别的.docx"),
        _first_changed("reviews", opinion="改过的意见"),
        _first_changed("problems", text="改过的问题"),
        _first_changed("board", approves=False),
        _first_changed("galleys", text_sha256=Sha256("0" * 64)),
        _first_changed("rounds", remark="改过的附记"),
        _first_changed("sign_offs", voided_at=None),
        _first_changed("sign_offs", opinion="改过的意见"),
        _first_changed("changes", remark="改过的附记"),
        *map(
            _last_dropped,
            ("versions", "reviews", "problems", "board", "galleys", "rounds", "sign_offs"),
        ),
        _last_dropped("changes"),
        lambda m: replace(m, rounds=()),
    ],
)
def test_a_record_once_made_cannot_be_rewritten_or_dropped(
    sqlite_store: Store, rewrite: Callable[[Manuscript], Manuscript]
) -> None:
    manuscript = kept(sqlite_store, a.a_whole_manuscript())
    rewritten = rewrite(manuscript)
    assert rewritten != manuscript
    with sqlite_store.unit_of_work() as unit, pytest.raises(RecordRewritten):
        unit.manuscripts.save(rewritten)
    assert read(sqlite_store, manuscript) == manuscript


class StatementCount:
    """How many statements of each kind a database was sent."""

    def __init__(self, store: Store) -> None:
        self._engine: Engine = store._engine
        self.sent: list[str] = []

    def __enter__(self) -> list[str]:
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self.sent

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _c: object, _cursor: object, statement: str, *_: object) -> None:
        self.sent.append(statement)


def test_loading_a_hundred_manuscripts_sends_no_more_queries_than_loading_one(
    store: Store,
) -> None:
    keep(store, a.a_whole_manuscript("2026-04-001", differences=1))
    with StatementCount(store) as for_one:
        read(store, a.a_manuscript())
    more = (a.a_whole_manuscript(f"2026-05-{n:03}", differences=1) for n in range(99))
    keep(store, *more)
    with StatementCount(store) as for_all, store.unit_of_work(readonly=True) as unit:
        assert len(unit.manuscripts.all()) == 100
    assert len(for_all) == len(for_one)


def test_deciding_one_difference_writes_one_difference(store: Store) -> None:
    manuscript = kept(store, a.a_whole_manuscript(rounds=3, differences=50))
    first, *others = manuscript.rounds[-1].differences
    decided = (replace(first, reason="同意"), *others)
    with StatementCount(store) as sent:
        save(store, _newest_round(manuscript, differences=decided))
    written = [s for s in sent if s.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert [s.split()[1] for s in written] == ["manuscripts", "round_differences"]
