"""File names from any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.reports.file_names import MOST_BYTES, safe_file_name
from editorial.reports.whole_file import write_whole
from tests.reports.hostile import HOSTILE


@given(st.text() | st.sampled_from(HOSTILE))
def test_any_text_gives_one_legal_component(text: str) -> None:
    name = safe_file_name(text, ".html")
    assert len(name.encode("utf-8")) <= MOST_BYTES
    assert Path("folder", name).parent == Path("folder")
    assert Path(name).name == name
    assert not any(sign in name for sign in '\\/:*?"<>|%#\n\t \u202e\u200b\0')
    assert name[0] not in "-~$=+@."
    assert name.endswith(".html")
    assert name != ".html"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("雪后的省道", "雪后的省道.html"),
        ("../../a", "a.html"),
        ("CON", "_CON.html"),
        ("com¹.x", "_com¹.x.html"),
        ("", "_.html"),
        ("甲 / 乙", "甲_乙.html"),
        ("=1+1", "1+1.html"),
        ("字" * 200, "字" * 51 + ".html"),
    ],
)
def test_names_say_what_they_can(text: str, name: str) -> None:
    assert safe_file_name(text, ".html") == name


def test_a_file_is_written_whole_or_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "甲.html"
    write_whole(path, "旧")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert path.read_text("utf-8") == "旧"
    with pytest.raises(OSError, match="无"):
        write_whole(tmp_path / "无" / "甲.html", b"")
    assert [p.name for p in tmp_path.iterdir()] == ["甲.html"]
