"""Long plain texts: their body is found with arrays, and is what reading line by line gives."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText
from editorial.text.plain_body import plain_body

LONG = ("潮水退去，船工解缆。" * 100 + "\n") * 52
LINES = st.text(
    st.sampled_from("潮a \t\r\n\x0b\x1c\x85\u2028\u3000\u200b\ud800\ude00𠀀"), max_size=12
)


def same(found: BodyText, text: str) -> bool:
    wanted = body_text(DocumentText.from_plain(text))
    size = len(wanted.paragraph_starts)
    return (
        (found.text, found.paragraph_starts, found.layout_characters, found.document)
        == (wanted.text, wanted.paragraph_starts, wanted.layout_characters, wanted.document)
    ) and [found.paragraph_text(i) for i in range(max(size - 40, 0), size)] == [
        wanted.paragraph_text(i) for i in range(max(size - 40, 0), size)
    ]


@settings(deadline=None)  # the first one loads the arrays
@given(LINES)
@example("")
@example("\n\n 潮 \r\n\r水\n")
@example("\ud83d \ude00")
def test_a_long_text_has_the_body_of_its_lines(lines: str) -> None:
    text = LONG[: -len(lines) or None] + lines
    assert same(plain_body(text), text)


@pytest.mark.parametrize("text", ["", "\n", "潮\n水", " 潮 "])
def test_a_short_text_has_it_too(text: str) -> None:
    assert same(plain_body(text), text)


def test_every_white_space_is_left_out_and_every_line_end_ends_a_paragraph() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    text = LONG + "".join(f"潮{space}" for space in spaces)
    assert same(plain_body(text), text)


def test_paragraphs_are_made_when_they_are_asked_for() -> None:
    body = plain_body(LONG)
    assert body.paragraph_at(1000) == 2
    assert "document" not in vars(body)
    assert len(body.document.paragraphs) == 52
