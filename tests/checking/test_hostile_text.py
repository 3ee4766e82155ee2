"""Text made to be slow or to break things is checked in time like any other."""

from __future__ import annotations

import time

import pytest

from editorial.checking.check import check_text

HOSTILE = {
    "opening brackets": "(" * 60_000,
    "nested brackets": "(" * 30_000 + ")" * 30_000,
    "closing brackets": "）" * 60_000,
    "one Han run": "审校" * 30_000,
    "one character": "审" * 60_000,
    "an open sentence": "既使" * 30_000,
    "dots": "." * 60_000,
    "title marks": "《" * 30_000 + "》" * 30_000,
    "quotes": '稿"' * 30_000,
    "points": "，。" * 30_000,
    "a list": "甲乙、" * 20_000,
    "zeros": "二○" * 30_000,
    "blank lines": "\r\n" * 30_000,
    "spaces before brackets": " " * 60_000 + "）",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_checked_in_time(kind: str) -> None:
    check_text("工商确认")  # the segmentation is loaded outside of the measured time
    begin = time.perf_counter()
    check_text(HOSTILE[kind], level="hint")
    assert time.perf_counter() - begin < 20


def test_control_and_bidi_characters_and_lone_surrogates_are_only_text() -> None:
    text = "\x00己\u202e经己经\ud800,\ud800稿,稿"
    assert [f.text for f in check_text(text)] == ["己经", ","]
