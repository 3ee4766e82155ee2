"""Files are checked as read, with the office's own packs and switches."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from editorial.desk.checking import CheckingRefused, check_file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office's data folder that does not exist yet."""
    return tmp_path / "office"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_offsets_are_those_of_the_text_file_itself(tmp_path: Path, home: Path) -> None:
    own = "标题\r\n\r\n\u3000\u3000稿件己经发排。\r\n"
    checked = check_file(write(tmp_path / "稿.txt", own), home=home)
    (finding,) = checked.findings
    assert own[finding.start : finding.end] == finding.text == "己经"
    assert checked.text == own
    assert finding.paragraph == 2


def test_characters_are_those_of_the_body_without_white_space(tmp_path: Path, home: Path) -> None:
    assert check_file(write(tmp_path / "稿.txt", "标 题\n\n 正文"), home=home).characters == 4


def test_a_text_in_gb18030_is_read(tmp_path: Path, home: Path) -> None:
    content = "本期稿件己经全部发排，请各位编辑核对。".encode("gb18030")
    checked = check_file(write(tmp_path / "稿.txt", content), home=home)
    assert [f.text for f in checked.findings] == ["己经"]


def test_in_a_word_document_paragraphs_are_the_documents_own(tmp_path: Path, home: Path) -> None:
    document = Document()
    document.add_paragraph("第一段。")
    document.add_paragraph("上行\n下行。")
    document.add_paragraph("稿件己经发排。")
    path = tmp_path / "稿.docx"
    document.save(str(path))
    checked = check_file(path, home=home)
    (finding,) = checked.findings
    assert checked.text[finding.start : finding.end] == "己经"
    assert finding.paragraph == 3


def test_the_office_adds_its_own_words(tmp_path: Path, home: Path) -> None:
    write(home / "dictionaries/用词/路政.tsv", "路正\t路政\n")
    checked = check_file(write(tmp_path / "稿.txt", "加强路正管理。"), home=home)
    (finding,) = checked.findings
    assert finding.suggestions == ("路政",)
    assert finding.rule == "dictionary:office/用词/路政"
    assert finding.source == "本单位词典"


def test_a_pack_saved_by_a_spreadsheet_program_in_gb18030_is_read(
    tmp_path: Path, home: Path
) -> None:
    write(home / "dictionaries/路政.tsv", "路正\t路政\r\n治超占\t治超站\r\n".encode("gb18030"))
    checked = check_file(write(tmp_path / "稿.txt", "加强路正管理，建治超占。"), home=home)
    assert [f.text for f in checked.findings] == ["路正", "治超占"]


def test_the_office_overrules_and_switches_off(tmp_path: Path, home: Path) -> None:
    path = write(tmp_path / "稿.txt", "己经走头无路,请核对。")
    write(home / "dictionaries/本刊.tsv", "己经\t已经\tsure\n")
    write(
        home / "dictionaries/off.txt",
        "# 本刊不用\nhalf-width-points\ndictionary:confusable_words/hundred_2005\n",
    )
    (finding,) = check_file(path, home=home).findings
    assert (finding.text, finding.level) == ("己经", "sure")


def test_an_unreadable_pack_is_refused_with_its_line(tmp_path: Path, home: Path) -> None:
    path = write(tmp_path / "稿.txt", "稿件。")
    write(home / "dictionaries/坏.tsv", "甲乙\t丙丁\n甲乙丙\n")
    with pytest.raises(CheckingRefused, match=r"office/坏”第 2 行"):
        check_file(path, home=home)


def test_a_switch_for_something_unknown_is_refused(tmp_path: Path, home: Path) -> None:
    path = write(tmp_path / "稿.txt", "稿件。")
    write(home / "dictionaries/off.txt", "half-width-point\n")
    with pytest.raises(CheckingRefused, match="“half-width-point”不是"):
        check_file(path, home=home)


def test_a_missing_file_and_an_unknown_level_are_refused(tmp_path: Path, home: Path) -> None:
    with pytest.raises(CheckingRefused, match="找不到这个文件"):
        check_file(tmp_path / "无.txt", home=home)
    path = write(tmp_path / "稿.txt", "稿件。")
    with pytest.raises(CheckingRefused, match="sure（确定）"):
        check_file(path, level="certain", home=home)


def test_checking_leaves_no_trace_in_the_office(tmp_path: Path, home: Path) -> None:
    check_file(write(tmp_path / "稿.txt", "稿件己经发排。"), home=home)
    assert not home.exists()


def test_words_that_internal_material_may_not_use_are_no_matter_in_a_periodical(
    tmp_path: Path, home: Path
) -> None:
    path = write(tmp_path / "稿.txt", "本刊编辑部自春天起征集来稿。")
    found = check_file(path, level="hint", home=home).findings
    assert [f.text for f in found if f.rule == "internal-wording"] == ["本刊"]
    write(home / "settings.toml", '[rules]\npublication_type = "periodical"\n')
    found = check_file(path, level="hint", home=home).findings
    assert [f for f in found if f.rule == "internal-wording"] == []


def test_settings_that_cannot_be_used_are_told_before_a_file_is_checked(
    tmp_path: Path, home: Path
) -> None:
    write(home / "settings.toml", '[rules]\npublication_type = "newspaper"\n')
    with pytest.raises(CheckingRefused, match="internal_material"):
        check_file(write(tmp_path / "稿.txt", "正文。"), home=home)
