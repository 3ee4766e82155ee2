from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from editorial.store.backup import backup, restore, verify_file
from editorial.store.opening import Store, open_store
from editorial.store.refusals import StoreRefused
from tests import domain_builders as a
from tests.store.databases import sqlite_url as url_of


def code_of(refused: pytest.ExceptionInfo[StoreRefused]) -> str:
    return refused.value.refusals[0].code


def register(store: Store, number: str) -> None:
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_whole_manuscript(number, rounds=1))
        unit.audit.append(a.START, None, "manuscript.register", number, {})
        unit.commit()


def numbers(url: str) -> list[str]:
    store = open_store(url)
    with store.unit_of_work(readonly=True) as unit:
        found = [manuscript.number for manuscript in unit.manuscripts.all()]
    store.close()
    return found


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def test_a_backup_is_one_file_with_everything_in_it(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    register(sqlite_store, "1")
    target = tmp_path / "备份" / "四月.db"
    target.parent.mkdir()
    verified = backup(sqlite_url, target)
    with sqlite_store.unit_of_work(readonly=True) as unit:
        assert (verified.entries, verified.head) == unit.audit.head()
    assert [path.name for path in target.parent.iterdir()] == ["四月.db"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    assert numbers(url_of(target)) == ["1"]


def test_a_restored_backup_takes_the_place_of_the_database_which_is_kept(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    register(sqlite_store, "1")
    saved = backup(sqlite_url, tmp_path / "april.db")
    register(sqlite_store, "2")
    sqlite_store.close()
    restored = restore(tmp_path / "april.db", sqlite_url)
    assert restored.now == saved
    assert (restored.now.entries, restored.before) == (1, 2)  # an older state is noticed
    assert numbers(sqlite_url) == ["1"]
    assert restored.kept is not None
    assert numbers(url_of(restored.kept)) == ["1", "2"]


def test_a_backup_can_be_restored_where_there_is_no_database(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    register(sqlite_store, "1")
    backup(sqlite_url, tmp_path / "april.db")
    restored = restore(tmp_path / "april.db", url_of(tmp_path / "new.db"))
    assert (restored.before, restored.kept) == (None, None)
    assert numbers(url_of(tmp_path / "new.db")) == ["1"]


def test_restoring_twice_keeps_both_replaced_databases(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    backup(sqlite_url, tmp_path / "april.db")
    sqlite_store.close()
    kept = {restore(tmp_path / "april.db", sqlite_url).kept for _ in range(2)}
    assert len(kept) == 2
    assert all(path is not None and path.exists() for path in kept)


def test_a_database_in_use_is_not_replaced(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    backup(sqlite_url, tmp_path / "april.db")
    with sqlite_store.unit_of_work(readonly=True), pytest.raises(StoreRefused) as refused:
        restore(tmp_path / "april.db", sqlite_url)
    assert code_of(refused) == "in_use"
    register(sqlite_store, "2")
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_database_can_be_replaced(sqlite_store: Store, sqlite_url: str) -> None:
    path = file_of(sqlite_url)
    register(sqlite_store, "1")
    backup(sqlite_url, path.with_name("april.db"))
    sqlite_store.close()
    path.write_bytes(b"not a database any more" * 1000)
    path.with_name(path.name + "-wal").write_bytes(b"an old journal")
    assert restore(path.with_name("april.db"), sqlite_url).before is None
    assert numbers(sqlite_url) == ["1"]


def test_backups_taken_while_others_write_are_whole(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            register(sqlite_store, str(number))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(5):
            with sqlite_store.unit_of_work(readonly=True) as unit:
                acknowledged, _ = unit.audit.head()
            assert backup(sqlite_url, tmp_path / f"{turn}.db").entries >= acknowledged
    finally:
        done.set()
        writer.join()


def _flip_a_letter(path: Path) -> None:
    data = path.read_bytes()
    assert data.count(b"manuscript.register") == 1
    path.write_bytes(data.replace(b"manuscript.register", b"manuscript.Register"))


def _change_a_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(
            "UPDATE blobs SET data = x'00' WHERE sha256 = (SELECT max(sha256) FROM blobs)"
        )
        opened.commit()


def _drop_a_parent(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("DELETE FROM person_roles")
        opened.execute("DELETE FROM credentials")
        opened.execute("DELETE FROM people")
        opened.commit()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _make_text(path: Path) -> None:
    path.write_text("这是一篇稿件", encoding="utf-8")


def _make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
        other.commit()


def _make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_flip_a_letter, "damaged"),
        (_change_a_file, "damaged"),
        (_drop_a_parent, "damaged"),
        (_cut, "damaged"),
        (_make_text, "damaged"),
        (_make_foreign, "foreign_database"),
        (_make_newer, "newer_schema"),
        (Path.unlink, "no_backup"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused_and_the_database_stays(
    sqlite_store: Store,
    sqlite_url: str,
    tmp_path: Path,
    damage: Callable[[Path], None],
    code: str,
) -> None:
    register(sqlite_store, "1")
    saved = tmp_path / "april.db"
    backup(sqlite_url, saved)
    register(sqlite_store, "2")
    sqlite_store.close()
    damage(saved)
    with pytest.raises(StoreRefused) as refused:
        restore(saved, sqlite_url)
    assert code_of(refused) == code
    assert numbers(sqlite_url) == ["1", "2"]
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_database_is_not_backed_up(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    register(sqlite_store, "1")
    sqlite_store.close()
    _change_a_file(file_of(sqlite_url))
    with pytest.raises(StoreRefused, match="已被改动"):
        backup(sqlite_url, tmp_path / "april.db")
    assert not (tmp_path / "april.db").exists()


def test_a_backup_takes_no_existing_files_place(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "april.db").write_text("重要")
    with pytest.raises(StoreRefused) as refused:
        backup(sqlite_url, tmp_path / "april.db")
    assert code_of(refused) == "backup_exists"
    assert (tmp_path / "april.db").read_text() == "重要"


def test_where_there_is_no_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused) as refused:
        backup(url_of(tmp_path / "none.db"), tmp_path / "april.db")
    assert code_of(refused) == "no_database"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_takes_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreRefused) as refused:
        backup(sqlite_url, tmp_path / "none" / "april.db")
    assert code_of(refused) == "not_writable"


def test_postgresql_is_backed_up_by_its_own_tools(tmp_path: Path) -> None:
    url = "postgresql://127.0.0.1/office"
    with pytest.raises(StoreRefused, match="pg_dump"):
        backup(url, tmp_path / "april.db")
    with pytest.raises(StoreRefused, match="pg_restore"):
        restore(tmp_path / "april.db", url)


def test_a_verified_file_is_not_changed(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    register(sqlite_store, "1")
    backup(sqlite_url, tmp_path / "april.db")
    before = (tmp_path / "april.db").read_bytes()
    verify_file(tmp_path / "april.db")
    assert (tmp_path / "april.db").read_bytes() == before
