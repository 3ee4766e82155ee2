from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from editorial.domain.identifiers import IssueId, ManuscriptId, Sha256
from editorial.store.opening import Store, open_store
from editorial.store.refusals import StoreRefused
from editorial.store.unit_of_work import UnitOfWorkOver
from tests import domain_builders as a

ANOTHER_ISSUE = replace(a.ISSUE, id=IssueId("issue-5"), label="2026年第5期")


def issues(store: Store) -> int:
    with store.unit_of_work(readonly=True) as unit:
        return len(unit.issues.all())


def test_what_is_committed_is_kept(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.issues.add(ANOTHER_ISSUE)
        unit.commit()
    assert issues(store) == 2


def test_what_is_not_committed_is_undone(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.issues.add(ANOTHER_ISSUE)
    assert issues(store) == 1


def test_what_an_error_breaks_off_is_undone(store: Store) -> None:
    def break_off() -> None:
        with store.unit_of_work() as unit:
            unit.issues.add(ANOTHER_ISSUE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert issues(store) == 1


def test_a_unit_is_over_with_its_commit(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.commit()
        with pytest.raises(UnitOfWorkOver):
            _ = unit.manuscripts
        with pytest.raises(UnitOfWorkOver):
            unit.commit()


def test_a_unit_cannot_be_used_before_it_is_entered(store: Store) -> None:
    with pytest.raises(UnitOfWorkOver):
        _ = store.unit_of_work().people


def test_a_reading_unit_cannot_write(store: Store) -> None:
    with pytest.raises(StoreRefused), store.unit_of_work(readonly=True) as unit:
        unit.issues.add(ANOTHER_ISSUE)
    assert issues(store) == 1


def test_a_store_writes_again_after_it_read(store: Store) -> None:
    assert issues(store) == 1
    with store.unit_of_work() as unit:
        unit.issues.add(ANOTHER_ISSUE)
        unit.commit()
    assert issues(store) == 2


def test_a_reader_waits_for_no_writer_and_sees_one_state_throughout(store: Store) -> None:
    with store.unit_of_work(readonly=True) as reader:
        assert len(reader.issues.all()) == 1
        with store.unit_of_work() as writer:
            writer.issues.add(ANOTHER_ISSUE)
            assert len(reader.issues.all()) == 1
            writer.commit()
        assert len(reader.issues.all()) == 1
    assert issues(store) == 2


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    order = []

    def write_too() -> None:
        with store.unit_of_work() as unit:
            order.append("second")
            unit.commit()

    with store.unit_of_work() as unit:
        second = threading.Thread(target=write_too)
        second.start()
        second.join(0.2)
        order.append("first")
        unit.commit()
    second.join(10)
    assert order == ["first", "second"]


def test_bytes_are_kept_once_by_their_hash(store: Store) -> None:
    data = bytes(range(256)) * 1000
    with store.unit_of_work() as unit:
        assert unit.blobs.put(data) == unit.blobs.put(data) == a.sha256_of(data)
        assert unit.blobs.put(b"") == a.sha256_of(b"")
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.blobs.get(a.sha256_of(data)) == data
        assert unit.blobs.get(a.sha256_of(b"")) == b""
        with pytest.raises(KeyError):
            unit.blobs.get(Sha256("f" * 64))


def test_bytes_that_were_changed_behind_the_store_are_not_handed_out(store: Store) -> None:
    digest = a.sha256_of(a.GALLEY_FILE)
    with store._engine.begin() as connection:
        parameter = "?" if connection.dialect.name == "sqlite" else "%s"
        connection.exec_driver_sql(
            f"UPDATE blobs SET data = {parameter} WHERE sha256 = {parameter}", (b"x", digest)
        )
    with store.unit_of_work(readonly=True) as unit, pytest.raises(ValueError, match="已被改动"):
        unit.blobs.get(digest)
    assert store.faults() == (f"存档文件 {digest[:12]}… 的内容已被改动",)


def test_a_file_of_more_than_fifty_megabytes_is_refused(sqlite_store: Store) -> None:
    with sqlite_store.unit_of_work() as unit, pytest.raises(StoreRefused, match="50 MB"):
        unit.blobs.put(bytes(50 * 1024 * 1024 + 1))


def test_a_draft_takes_the_place_of_an_older_one_until_it_is_dropped(store: Store) -> None:
    piece, other = ManuscriptId("manuscript-1"), ManuscriptId("manuscript-2")
    with store.unit_of_work() as unit:
        unit.drafts.put(a.EDITOR, piece, "first_review", '{"opinion":"初"}', a.START)
        unit.drafts.put(a.EDITOR, piece, "first_review", '{"opinion":"初稿"}', a.later(1))
        unit.drafts.put(a.EDITOR, other, "first_review", "{}", a.START)
        unit.commit()
    with store.unit_of_work() as unit:
        assert unit.drafts.get(a.EDITOR, piece, "first_review") == '{"opinion":"初稿"}'
        assert unit.drafts.get(a.CHIEF, piece, "first_review") is None
        assert unit.drafts.get(a.EDITOR, piece, "second_review") is None
        unit.drafts.drop(a.EDITOR, piece, "first_review")
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.drafts.get(a.EDITOR, piece, "first_review") is None
        assert unit.drafts.get(a.EDITOR, other, "first_review") == "{}"


def test_a_whole_store_has_no_faults(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_whole_manuscript())
        unit.audit.append(a.START, None, "x", "", {})
        unit.commit()
    assert store.faults() == ()


def test_a_broken_character_is_refused_in_plain_words(store: Store) -> None:
    with (
        pytest.raises(StoreRefused, match="不能保存的字符"),
        store.unit_of_work() as unit,
    ):
        unit.manuscripts.add(a.a_manuscript(title="残缺的\ud800字"))


def test_an_empty_character_is_kept_on_sqlite(sqlite_store: Store) -> None:
    manuscript = a.a_manuscript(title="空\x00字")
    with sqlite_store.unit_of_work() as unit:
        unit.manuscripts.add(manuscript)
        unit.commit()
    with sqlite_store.unit_of_work(readonly=True) as unit:
        assert unit.manuscripts.get(manuscript.id).title == manuscript.title


def test_an_empty_character_is_refused_in_plain_words_on_postgresql(
    postgresql_store: Store,
) -> None:
    with (
        pytest.raises(StoreRefused, match="不能保存的字符"),
        postgresql_store.unit_of_work() as unit,
    ):
        unit.manuscripts.add(a.a_manuscript(title="空\x00字"))


def test_who_waits_too_long_for_a_turn_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editorial.store.engine._BUSY_SECONDS", 1)
    store = open_store(url)
    with (
        store.unit_of_work(),
        pytest.raises(StoreRefused, match="请稍后再试") as refused,
        store.unit_of_work(),
    ):
        pass
    assert refused.value.refusals[0].code == "store_busy"
    with store.unit_of_work() as unit:  # the first one's turn is over
        unit.commit()
    store.close()


def test_a_full_disk_undoes_the_whole_unit_and_is_told(sqlite_store: Store) -> None:
    def fill_up() -> None:
        with sqlite_store.unit_of_work() as unit:
            unit.issues.add(ANOTHER_ISSUE)
            connection = unit.audit._connection
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            unit.blobs.put(bytes(1_000_000))

    with pytest.raises(StoreRefused, match="磁盘已满") as refused:
        fill_up()
    assert refused.value.refusals[0].code == "disk_full"
    assert issues(sqlite_store) == 1
    assert sqlite_store.faults() == ()
