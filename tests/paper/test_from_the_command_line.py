"""``editorial compare --docx … --sheet …``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editorial.cli.main import run
from tests.paper.paper_views import W, markup, part, resolved


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


def test_the_sheet_is_a_page_when_its_name_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", "--sheet", "校对单.html") == 1
    assert capsys.readouterr().err == "已写出 校对单：校对单.html\n"
    page = (folder / "校对单.html").read_text(encoding="utf-8")
    assert page.count('<svg class="mark"') == 1
    assert "主编批准" in page


def test_a_sheet_of_another_kind_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", "--sheet", "校对单.pdf") == 2
    assert "请改用这两种扩展名之一" in capsys.readouterr().err
    assert not (folder / "校对单.pdf").exists()


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ((), {"一校", "二校"}),
        (("--author", "一校 编辑甲", "--author", "二校 编辑乙"), {"一校 编辑甲", "二校 编辑乙"}),
    ],
)
def test_several_rounds_are_told_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], names: set[str]
) -> None:
    (folder / "一校.txt").write_text("船工安时解览\n离岸", encoding="utf-8")
    rounds = ("--earlier", "一校.txt", "--docx", "修订稿.docx", *given)
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", *rounds) == 1
    docx = (folder / "修订稿.docx").read_bytes()
    root = part(docx, "word/document.xml")
    assert {each.get(f"{W}author") for each in root.iter(f"{W}ins", f"{W}del")} == names
    assert resolved(docx, lambda _: False) == ["船工安时解览", "离岸"]
    assert resolved(docx, lambda _: True) == ["船工按时解缆", "离岸"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("--earlier", "清样.txt", "--docx", "纸.docx", "--author", "甲"),
            "共 2 个校次，署名却有 1 个",
        ),
        (("--earlier", "清样.txt"), "请同时写上 --docx"),
        (("--earlier", "没有.txt", "--docx", "纸.docx"), "没有.txt"),
        (("--earlier", "清样.txt", "--docx", "清样.txt"), "是要比较的文件"),
    ],
)
def test_rounds_that_do_not_fit_are_refused_before_anything_is_written(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: tuple[str, ...],
    said: str,
) -> None:
    before = sorted(folder.iterdir())
    assert editorial(monkeypatch, "compare", "原稿.txt", "清样.txt", *given) == 2
    assert said in capsys.readouterr().err
    assert sorted(folder.iterdir()) == before
