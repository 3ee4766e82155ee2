"""``editorial backup`` and ``restore``: what went in comes out, and nothing is lost on the way."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.contracts.command_line import Command, Done, editorial, the_document, the_refusal


@pytest.fixture
def saved(demo: Done, demo_home: Path, tmp_path: Path, called: Command) -> Path:
    """A backup of the demonstration's office."""
    assert demo.returncode == 0
    target = tmp_path / "四月.db"
    done = called("backup", target, home=demo_home)
    assert done.returncode == 0
    assert str(target) in done.stdout
    assert done.stderr == ""
    return target


def head(called: Command, home: Path) -> str:
    found = the_document(called("audit", "verify", "--json", home=home))["head"]
    assert isinstance(found, str)
    return found


def test_a_backup_restores_into_an_empty_folder(
    saved: Path, demo_home: Path, home: Path, called: Command
) -> None:
    done = editorial("restore", saved, home=home)
    assert done.returncode == 0
    assert head(called, home) == head(called, demo_home)
    assert head(called, home)[:16] in done.stdout


def test_a_backup_takes_the_place_of_nothing(saved: Path, demo_home: Path, called: Command) -> None:
    before = saved.read_bytes()
    assert "已经存在" in the_refusal(called("backup", saved, home=demo_home))
    assert saved.read_bytes() == before


def test_restoring_keeps_what_was_there_and_says_where(
    saved: Path, demo_home: Path, home: Path, called: Command
) -> None:
    called("restore", saved, home=home)
    with closing(sqlite3.connect(home / "editorial.db")) as database:
        database.execute("CREATE TABLE later (a)")
        database.commit()
    done = called("restore", saved, home=home)
    assert done.returncode == 0
    (kept,) = home.glob("editorial.db.*")
    assert str(kept) in done.stdout
    with closing(sqlite3.connect(kept)) as database:
        assert database.execute("SELECT count(*) FROM later").fetchone() == (0,)
    assert head(called, home) == head(called, demo_home)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "没有备份文件"), ("这不是备份。", "不是数据库"), ("cut", "请改用另一份备份")],
    ids=["missing", "no database", "cut off"],
)
def test_a_backup_that_is_none_changes_nothing(
    saved: Path, home: Path, tmp_path: Path, called: Command, content: str | None, reason: str
) -> None:
    called("restore", saved, home=home)
    before = head(called, home)
    bad = tmp_path / "坏.db"
    if content == "cut":
        bad.write_bytes(saved.read_bytes()[: saved.stat().st_size // 8 * 4])
    elif content is not None:
        bad.write_text(content, encoding="utf-8")
    assert reason in the_refusal(called("restore", bad, home=home))
    assert head(called, home) == before
    assert not list(home.glob("editorial.db.*"))


class Keyboard(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "options", "exit_code"),
    [("\n", (), 2), ("n\n", (), 2), ("", (), 2), ("y\n", (), 0), ("", ("--yes",), 0)],
)
def test_at_a_terminal_nothing_is_replaced_unasked(
    saved: Path,
    home: Path,
    called: Command,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    options: tuple[str, ...],
    exit_code: int,
) -> None:
    assert called("restore", saved, home=home).returncode == 0  # nothing there yet: not asked
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    done = called("restore", saved, *options, home=home)
    assert done.returncode == exit_code
    assert bool(list(home.glob("editorial.db.*"))) is (exit_code == 0)
    assert ("没有" in done.stderr) is (exit_code == 2)


def test_there_is_nothing_to_back_up_before_there_is_an_office(
    home: Path, tmp_path: Path, called: Command
) -> None:
    assert "还没有数据库" in the_refusal(called("backup", tmp_path / "a.db", home=home))
    assert not (tmp_path / "a.db").exists()
    assert not home.exists()


def test_postgresql_is_backed_up_by_its_own_tools(
    home: Path, tmp_path: Path, called: Command
) -> None:
    url = "postgresql://editor:secret@127.0.0.1:1/office"
    done = called("backup", tmp_path / "a.db", home=home, EDITORIAL_DATABASE_URL=url)
    reason = the_refusal(done)
    assert "pg_dump" in reason
    assert "secret" not in reason
