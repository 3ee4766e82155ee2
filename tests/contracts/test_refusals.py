"""What cannot be done: exit code 2, one clear line that says what to do, nothing written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.contracts.command_line import Command, editorial, the_document, the_refusal
from tests.intake.docx_builder import build_docx, paragraph

_DOCX = build_docx(paragraph("船工按时解缆，第一班渡轮离岸。"))
_ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(600)
    + "EncryptedPackage".encode("utf-16-le")
    + bytes(400)
)


def _pdf_without_text() -> bytes:
    document = FPDF()
    document.add_page()
    document.rect(20, 20, 100, 100)
    return bytes(document.output())


BAD_FILES: list[tuple[str, Callable[[], bytes] | None, str]] = [
    ("空.docx", lambda: b"", "0 字节"),
    ("空.txt", lambda: b"", "0 字节"),
    ("二进制.docx", lambda: bytes(range(256)) * 40, "不是 Word 文档"),
    ("加密.docx", lambda: _ENCRYPTED, "密码"),
    ("截断.docx", lambda: _DOCX[: len(_DOCX) // 2], "不完整或已损坏"),
    ("扫描.pdf", _pdf_without_text, "没有文字层"),
    ("截断.pdf", lambda: _pdf_without_text()[:200], "不完整或已损坏"),
    ("二进制.txt", lambda: bytes(range(256)) * 40, "不是文本文件"),
    ("没有.docx", None, "找不到"),
]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "好.txt"
    path.write_text("船工按时解缆。", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"), BAD_FILES, ids=[name for name, *_ in BAD_FILES]
)
def test_a_bad_file(
    tmp_path: Path,
    home: Path,
    good: Path,
    called: Command,
    name: str,
    content: Callable[[], bytes] | None,
    reason: str,
) -> None:
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content())
    before = sorted(tmp_path.iterdir())
    reports = [f"--{kind}={tmp_path / '报告.'}{kind}" for kind in ("html", "xlsx", "csv")]
    calls: list[list[str | Path]] = [["compare", good, bad, *reports], ["check", bad]]
    for arguments in calls:
        line = the_refusal(called(*arguments, "--json", home=home))
        assert reason in line
        assert name in line
    assert sorted(tmp_path.iterdir()) == before


def test_a_bad_manuscript_in_a_process_of_its_own(tmp_path: Path, home: Path, good: Path) -> None:
    (tmp_path / "加密.docx").write_bytes(_ENCRYPTED)
    done = editorial("compare", tmp_path / "加密.docx", good, home=home)
    assert "密码" in the_refusal(done)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("compare", "好.txt", "好.txt", "--scheme", "nix", "--html", "a.html"), "nix"),
        (("compare", "好.txt"), "GALLEY"),
        (("compare", "好.txt", "好.txt", "--ignore", "wrong"), "不能忽略"),
        (("compare", "好.txt", "好.txt", "--html", "无/a.html"), "文件夹不存在"),
        (("compare", "好.txt", "好.txt", "--html", "好.txt"), "要比较的文件"),
        (("check", "好.txt", "--level", "nix"), "nix"),
        (("check",), "FILE"),
        (("batch", "没有"), "找不到"),
        (("batch", "."), "没有成对的文件"),
        (("batch", ".", "--out", "报告", "--format", "odt"), "odt"),
        (("batch", ".", "--jobs", "0"), "--jobs"),
        (("batch", ".", "--scheduler", "tcp://127.0.0.1:1"), "--executor dask"),
        (("audit", "verify"), "还没有编辑部数据"),
        (("audit", "nix"), "nix"),
        (("doctor", "--nix"), "--nix"),
        (("restore", "没有.db"), "没有备份文件"),
        (("demo", "--no-tui", "--home", "好.txt"), "好.txt"),
        (("nix",), "nix"),
        ((), "终端窗口"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_bad_call(
    tmp_path: Path,
    home: Path,
    good: Path,
    called: Command,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reason in the_refusal(called(*arguments, home=home))
    assert set(tmp_path.iterdir()) <= {good, home}
    assert good.read_text(encoding="utf-8") == "船工按时解缆。"


def _no_database(home: Path) -> None:
    (home / "editorial.db").write_text("这是一篇稿件。" * 100, encoding="utf-8")


def _tables(home: Path, *statements: str) -> None:
    with closing(sqlite3.connect(home / "editorial.db")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def _of_a_newer_program(home: Path) -> None:
    versions = "CREATE TABLE alembic_version (version_num TEXT)"
    _tables(home, versions, "INSERT INTO alembic_version VALUES ('9999')")


def _of_another_program(home: Path) -> None:
    _tables(home, "CREATE TABLE songs (title TEXT)")


def _wrong_settings(home: Path) -> None:
    (home / "editorial.db").touch()
    (home / "settings.toml").write_text('[rules]\ngate = "house"\n', encoding="utf-8")


def _no_toml(home: Path) -> None:
    (home / "editorial.db").touch()
    (home / "settings.toml").write_text("[rules]\ngate_scheme 本刊\n", encoding="utf-8")


def _unknown_scheme(home: Path) -> None:
    (home / "editorial.db").touch()
    (home / "settings.toml").write_text('[rules]\ngate_scheme = "nix"\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason", "point"),
    [
        (_no_database, "已损坏", "database"),
        (_of_a_newer_program, "先升级本程序", "database"),
        (_of_another_program, "别的程序", "database"),
        (_wrong_settings, "没有“rules.gate”这一项", "settings"),
        (_no_toml, "第 2 行写法不对", "settings"),
        (_unknown_scheme, "没有“nix”这种计错办法", "settings"),
    ],
)
def test_an_office_that_can_not_be_opened_is_left_alone_and_diagnosed(
    home: Path, called: Command, spoil: Callable[[Path], None], reason: str, point: str
) -> None:
    home.mkdir()
    spoil(home)
    before = (home / "editorial.db").read_bytes()
    document = the_document(called("doctor", "--json", home=home), exit_code=1)
    (fault,) = (each for each in document["points"] if each["state"] == "fault")
    assert fault["id"] == point
    if point == "database":
        assert (home / "editorial.db").read_bytes() == before
    assert reason in the_refusal(called("audit", "verify", home=home))


def test_a_home_that_is_a_file(tmp_path: Path, good: Path, called: Command) -> None:
    assert "还没有编辑部数据" in the_refusal(called("audit", "verify", home=good))
    assert "无法使用" in the_refusal(called("restore", good, home=good))
    document = the_document(called("doctor", "--json", home=good), exit_code=1)
    assert "不是文件夹" in next(p["found"] for p in document["points"] if p["id"] == "home")
    assert list(tmp_path.iterdir()) == [good]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs rights that bind")
def test_a_home_that_can_not_be_written(home: Path, called: Command) -> None:
    home.mkdir(mode=0o500)
    assert the_document(called("doctor", "--json", home=home), exit_code=1)["ok"] is False
    assert "无法写入" in the_refusal(called("demo", "--no-tui", home=home))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite://", "须是文件"),
        ("mysql://localhost/office", "不支持 mysql"),
        ("office.db", "写法不对"),
        ("postgresql://editor:secret@127.0.0.1:1/office", "连不上数据库"),
    ],
)
def test_a_database_that_can_not_be_reached(
    home: Path, called: Command, url: str, reason: str
) -> None:
    line = the_refusal(called("audit", "verify", home=home, EDITORIAL_DATABASE_URL=url))
    assert reason in line
    assert "secret" not in line
