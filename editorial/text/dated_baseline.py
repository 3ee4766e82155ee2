"""The dated baseline (改定的定稿): the frozen document with approved changes in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from editorial.domain.replacements import Replacement
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import LAYOUT_CHARACTERS
from editorial.text.paragraphs import Paragraph


def with_replacements(frozen: DocumentText, replacements: Iterable[Replacement]) -> DocumentText:
    """Apply changes to the frozen document.

    A line break in new text begins a paragraph of the same kind; a change over several paragraphs
    runs them on; a paragraph of which nothing is left is gone.

    Args:
        frozen: The frozen document.
        replacements: Changes in offsets of its body text; none may clash with another.
    """
    paragraphs = list(frozen.paragraphs)
    body = body_text(frozen)
    for each in sorted(replacements, reverse=True):  # from the end: what lies before stays put
        if not paragraphs:
            paragraphs = [Paragraph("")]
        first, last = _paragraphs_of(body, each.start, each.end)
        begin = each.start - (body.paragraph_starts[first] if body.paragraph_starts else 0)
        text, behind = paragraphs[first].text, paragraphs[last].text
        if each.start == each.end:
            head = text[: _behind(text, begin)]
            tail = text[len(head) :]
        else:
            head = text[: _behind(text, begin + 1) - 1]
            tail = behind[_behind(behind, each.end - body.paragraph_starts[last]) :]
        lines = (head + each.new + tail).split("\n")
        paragraphs[first : last + 1] = [paragraphs[first]._replace(text=line) for line in lines]
    return replace(frozen, paragraphs=tuple(p for p in paragraphs if p.text.strip()))


def _paragraphs_of(body: BodyText, start: int, end: int) -> tuple[int, int]:
    """Indices of the first and last paragraph that a span touches."""
    first = body.paragraph_at(start) - 1
    return first, first if end <= start else body.paragraph_at(end - 1) - 1


def _behind(text: str, characters: int) -> int:
    """The offset in a paragraph's text behind so many of its body characters."""
    if characters <= 0:
        return 0
    left = characters
    for at, character in enumerate(text, 1):
        left -= not (character.isspace() or character in LAYOUT_CHARACTERS)
        if not left:
            return at
    return len(text)
