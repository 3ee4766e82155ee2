"""Word segmentation: jieba's dictionary alone, silent, with nothing written anywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from editorial.checking.checked_text import CheckedText
from editorial.checking.segmentation_guard import stands_as_word
from editorial.checking.word_segmentation import best_segmentation, word_boundaries


def test_the_likeliest_words_are_found() -> None:
    assert best_segmentation("认定单位和工商确认")[1] == ("认定", "单位", "和", "工商", "确认")


def test_an_empty_text_has_no_words() -> None:
    assert best_segmentation("") == (0.0, ())


def test_boundaries_include_both_ends() -> None:
    assert word_boundaries(("认定", "单位")) == {0, 2, 4}


@pytest.mark.parametrize(
    ("text", "wrong", "right", "stands"),
    [
        ("签下定单三份", "定单", "订单", True),
        ("认定单位三家", "定单", "订单", False),
        ("他以经到了", "以经", "已经", True),
        ("可以经批准", "以经", "已经", False),
        ("召开坐谈会", "坐谈", "座谈", True),
        ("预防犯罪", "防犯", "防范", False),
        ("政冶协商", "政冶", "政治", True),
        ("己经", "己经", "已经", True),
    ],
)
def test_a_short_form_is_a_word_or_the_edges_of_two(
    text: str, wrong: str, right: str, stands: bool
) -> None:
    start = text.index(wrong)
    found = stands_as_word(CheckedText(text), start, start + len(wrong), (right,))
    assert found is stands


def test_loading_writes_no_file_and_says_nothing(tmp_path: Path) -> None:
    """jieba's own start leaves a cache in the temporary folder and logs to stderr."""
    code = (
        "import tempfile; tempfile.tempdir = sys.argv[1]\n"
        "from editorial import check_text\n"
        "assert check_text('他己经走了')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", "import sys\n" + code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []
