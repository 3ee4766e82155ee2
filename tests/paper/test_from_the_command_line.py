"""``editorial compare --docx … --sheet …``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editorial.cli.main import run
from tests.paper.paper_views import markup, part


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "原稿.txt").write_text("船工按时解缆\n离岸", encoding="utf-8")
    (tmp_path / "清样.txt").write_text("船工安时解缆\n离岸", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def editorial(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["editorial", *arguments])
    with pytest.raises(SystemExit) as exit_:
        run()
    assert isinstance(exit_.value.code, int)
    return exit_.value.code


def test_both_papers_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = ("--docx", "修订稿.docx", "--sheet", "校对单.docx")
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", *papers) == 1
    assert capsys.readouterr().err.splitlines() == [
        "已写出 修订稿：修订稿.docx",
        "已写出 校对单：校对单.docx",
    ]
    changed = (folder / "修订稿.docx").read_bytes()
    assert markup(changed) == "船工[-安][+按]时解缆¶离岸"
    sheet = part((folder / "校对单.docx").read_bytes(), "word/document.xml")
    assert "主编批准" in str(sheet.xpath("string(.)"))


def test_both_papers_in_one_file_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = ("--docx", "纸.docx", "--sheet", "纸.docx")
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", *papers) == 2
    refusal = "《纸.docx》已定为 修订稿，不能再写成 校对单；请换一个文件名。\n"
    assert capsys.readouterr().err == refusal
    assert not (folder / "纸.docx").exists()
