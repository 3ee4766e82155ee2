from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from editorial.store.engine import create_store_engine
from editorial.store.opening import Store, open_store
from editorial.store.refusals import StoreRefused
from tests.domain_builders import START
from tests.store.databases import sqlite_url


def code_of(refused: pytest.ExceptionInfo[StoreRefused]) -> str:
    return refused.value.refusals[0].code


@pytest.mark.parametrize("readonly", [True, False])
def test_every_connection_has_the_settings_that_lose_nothing(
    sqlite_store: Store, readonly: bool
) -> None:
    with sqlite_store.unit_of_work(readonly=readonly) as unit:
        connection = unit.audit._connection
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


@pytest.mark.skipif(os.name != "posix", reason="file rights as POSIX knows them")
def test_only_the_owner_can_read_the_database_and_its_journals(tmp_path: Path) -> None:
    store = open_store(sqlite_url(tmp_path / "office.db"))
    with store.unit_of_work() as unit:
        unit.audit.append(START, None, "x", "", {})
        unit.commit()
        files = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    store.close()
    assert files == dict.fromkeys(("office.db", "office.db-wal", "office.db-shm"), 0o600)


@pytest.mark.skipif(os.name != "posix", reason="file rights as POSIX knows them")
def test_a_database_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    open_store(sqlite_url(path)).close()
    path.chmod(0o644)
    open_store(sqlite_url(path)).close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite://", "database_url"),
        ("sqlite:///:memory:", "database_url"),
        ("mysql://localhost/office", "database_url"),
        ("office.db", "database_url"),
        ("", "database_url"),
        ("sqlite:////proc/none/office.db", "store_readonly"),
    ],
)
def test_a_url_that_names_no_usable_database_is_refused(url: str, code: str) -> None:
    with pytest.raises(StoreRefused) as refused:
        open_store(url)
    assert code_of(refused) == code


def test_a_server_that_does_not_answer_is_refused_in_plain_words() -> None:
    with pytest.raises(StoreRefused, match="连不上数据库") as refused:
        open_store("postgresql://editor:secret@127.0.0.1:1/office")
    assert code_of(refused) == "no_connection"
    assert "secret" not in str(refused.value)


def test_the_name_of_a_database_hides_its_password() -> None:
    store = Store(create_store_engine("postgresql://editor:secret@127.0.0.1:1/office"))
    assert "secret" not in store.database
    assert "127.0.0.1" in store.database
    store.close()


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Mount:
        mountpoint, fstype, opts = str(tmp_path), "nfs4", "rw"

    def mounts(*_: Any, **__: Any) -> list[Any]:
        return [Mount]

    monkeypatch.setattr(psutil, "disk_partitions", mounts)
    with pytest.raises(StoreRefused, match="PostgreSQL") as refused:
        open_store(sqlite_url(tmp_path / "office.db"))
    assert code_of(refused) == "network_drive"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_text("这是一篇稿件。" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreRefused) as refused:
        open_store(sqlite_url(path))
    assert code_of(refused) == "store_damaged"
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
        other.commit()
    with pytest.raises(StoreRefused) as refused:
        open_store(sqlite_url(path))
    assert code_of(refused) == "foreign_database"
    with closing(sqlite3.connect(path)) as other:
        names = [row[0] for row in other.execute("SELECT name FROM sqlite_master")]
    assert names == ["songs"]


def test_unsafe_settings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editorial.store.engine._SQLITE_PRAGMAS", ("journal_mode=WAL",))
    with pytest.raises(StoreRefused, match="foreign_keys") as refused:
        open_store(sqlite_url(tmp_path / "office.db"))
    assert code_of(refused) == "unsafe_settings"
