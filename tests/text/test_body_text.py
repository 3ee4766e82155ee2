"""The body text: paragraphs without white space and layout characters, and where they begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import LAYOUT_CHARACTERS, has_layout_characters, without_layout
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind, body_paragraphs

PIECES = st.text(st.sampled_from("甲乙 \t\n\x00\u3000\u00ad\ufe0f\U000e0100\ud800"), max_size=6)


@given(st.lists(PIECES, max_size=5))
def test_every_paragraph_is_what_is_left_of_it_alone(texts: list[str]) -> None:
    body = body_text(DocumentText(tuple(map(Paragraph, texts))))
    alone = [without_layout(text)[0] for text in texts]
    assert body.text == "".join(alone)
    assert body.paragraph_starts == tuple(len("".join(alone[:i])) for i in range(len(texts)))
    assert body.layout_characters == sum(without_layout(text)[1] for text in texts)


@given(st.lists(PIECES, max_size=5))
def test_breaks_lie_inside_the_text_before_each_paragraph_that_has_characters(
    texts: list[str],
) -> None:
    body = body_text(DocumentText(tuple(map(Paragraph, texts))))
    inside = {start for start in body.paragraph_starts if 0 < start < len(body)}
    assert set(body.break_offsets) == inside
    assert list(body.break_offsets) == sorted(body.break_offsets)
    assert body.breaks == inside
    assert {at for at in range(-1, len(body) + 2) if body.has_break(at)} == inside


@pytest.mark.parametrize("character", LAYOUT_CHARACTERS[:: len(LAYOUT_CHARACTERS) // 12])
def test_a_layout_character_is_found_in_a_long_text_too(character: str) -> None:
    long = "潮" * 50_000
    assert not has_layout_characters(long)
    assert has_layout_characters(long + character)


def test_a_character_that_shares_its_first_half_with_a_layout_character_is_none() -> None:
    # U+E01F0 and the selector U+E0100 have the same first 16 bits.
    assert not has_layout_characters("潮" * 50_000 + "\U000e01f0\ud800")


def test_lines_become_ordinary_paragraphs() -> None:
    assert body_paragraphs(["一", "二"]) == (Paragraph("一"), Paragraph("二"))
    made = body_paragraphs(["一"])[0]
    assert (made.text, made.kind, made.location) == ("一", ParagraphKind.BODY, Location())
