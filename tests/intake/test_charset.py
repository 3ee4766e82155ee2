"""Which character set a text is in, down to a handful of characters, and what is no text."""

from __future__ import annotations

import pytest

from editorial.intake.charset import decode_text
from editorial.intake.refusal import IntakeRefused, RefusalCode

SIMPLIFIED = (
    "编辑部收到来稿以后，先由责任编辑初审，通读全文，再交副主编复审，最后由主编终审决定是否采用。"
)
TRADITIONAL = (
    "編輯部收到來稿以後，先由責任編輯初審，通讀全文，再交副主編複審，最後由主編終審決定是否採用。"
)


@pytest.mark.parametrize("length", [4, 8, 16, 40])
@pytest.mark.parametrize(
    ("encoding", "text"), [("gb18030", SIMPLIFIED), ("big5", TRADITIONAL)], ids=["gb", "big5"]
)
def test_short_passages_are_told_apart_wherever_they_are_cut(
    encoding: str, text: str, length: int
) -> None:
    for start in range(len(text) - length + 1):
        passage = text[start : start + length]
        assert decode_text(passage.encode(encoding)) == (passage, encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode(), "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), "utf-8"),
        (SIMPLIFIED.encode("utf-16"), "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), "utf-16-be"),
        (SIMPLIFIED.encode("utf-32"), "utf-32-le"),
        (b"\x84\x31\x95\x33" + SIMPLIFIED.encode("gb18030"), "gb18030"),
    ],
)
def test_marks_and_wide_character_sets_are_known(data: bytes, encoding: str) -> None:
    assert decode_text(data) == (SIMPLIFIED, encoding)


def test_wide_ascii_is_not_taken_for_utf_8_with_zero_bytes() -> None:
    assert decode_text("plain".encode("utf-16-le")) == ("plain", "utf-16-le")


def test_the_middle_dot_and_the_dash_of_gb_files_keep_their_code_points() -> None:
    text = "卡尔·马克思——中文"
    assert decode_text(text.encode("gb18030"))[0] == text


def test_characters_of_four_bytes_are_read() -> None:
    text = "人名里的𬭳字，常在国标四字节区。"
    assert decode_text(text.encode("gb18030")) == (text, "gb18030")


def test_names_of_rare_characters_alone_are_read() -> None:
    text = "𠮷野家，㐀䶵，𬭳"
    assert decode_text(text.encode("gb18030")) == (text, "gb18030")


def test_traditional_characters_of_gbk_and_those_of_hong_kong_are_read() -> None:
    assert decode_text(TRADITIONAL.encode("gbk")) == (TRADITIONAL, "gb18030")
    text = "香港嘅文字㗎喇，佢哋話係咁。"
    assert decode_text(text.encode("big5hkscs")) == (text, "big5")


def test_hostile_but_sound_utf_8_is_text_with_a_note() -> None:
    text = "标题\x1b]52;c;aGk=\x07后面还有正文若干字，用来占位。"
    assert decode_text(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbf\xff\xfe", RefusalCode.CHARSET),
        (b"\xff\xfe\x00\xd8", RefusalCode.CHARSET),
        ("café".encode("latin-1"), RefusalCode.CHARSET),
        ("naïve café crème brûlée à la carte, déjà vu".encode("latin-1"), RefusalCode.CHARSET),
        (bytes(range(128, 256)), RefusalCode.CHARSET),
        (SIMPLIFIED.encode() + SIMPLIFIED.encode("gb18030"), RefusalCode.CHARSET),
        (SIMPLIFIED.encode("utf-16") + b"\0", RefusalCode.CHARSET),
        (SIMPLIFIED.encode("utf-32-le"), RefusalCode.NOT_TEXT),
        (SIMPLIFIED.encode()[:-1], RefusalCode.CHARSET),
        (SIMPLIFIED.encode("gb18030")[:-1], RefusalCode.CHARSET),
        (SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode(), RefusalCode.CHARSET),
        ("これは日本語の文章です。編集部に届いた原稿。".encode("shift-jis"), RefusalCode.CHARSET),
        ("\ud842\udfb7字文".encode("utf-8", "surrogatepass"), RefusalCode.CHARSET),
        (b"\x00\x01\x02\x03" * 50, RefusalCode.NOT_TEXT),
        (b"abc\x00def", RefusalCode.NOT_TEXT),
        (b"\x01\x02\x03\x04", RefusalCode.NOT_TEXT),
        (b"\x7fELF" + bytes(100), RefusalCode.NOT_TEXT),
    ],
)
def test_what_can_not_be_read_surely_is_refused(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(IntakeRefused) as refused:
        decode_text(data)
    assert refused.value.code is code
