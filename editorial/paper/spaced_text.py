"""Body text with its own white space (带空白的正文): character by character, gap by gap.

The body text that is compared holds no white space; a document that goes out must have it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from editorial.text.body_text import BodyText
from editorial.text.layout_noise import LAYOUT_CHARACTERS, without_layout
from editorial.text.paragraphs import ParagraphKind

MARK: Final = "\r"
"""Stands for the end of a paragraph (段落标记); a carriage return in a paragraph is a space."""

_LAYOUT: Final = frozenset(LAYOUT_CHARACTERS)
_VARIATION_SELECTORS: Final = frozenset(
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)


@dataclass(frozen=True, slots=True)
class SpacedText:
    """The characters of a body text and what stands between them."""

    characters: list[str] = field(default_factory=list)
    """One for each code point of the body text, each with the variation selectors behind it."""
    gaps: list[str] = field(default_factory=list)
    """One more than characters: white space, layout and ``MARK`` in front of each, and at the
    end. The last paragraph has no mark."""
    kinds: list[ParagraphKind] = field(default_factory=list)
    """What each paragraph is."""

    def between(self, start: int, end: int) -> str:
        """The text from one character to another (end exclusive), without the gaps around it."""
        if start >= end:
            return ""
        inner = "".join(self.gaps[at] + self.characters[at] for at in range(start + 1, end))
        return self.characters[start] + inner


def spaced_text(body: BodyText) -> SpacedText:
    """Give a body text its white space back; paragraphs that print nothing are left out."""
    paragraphs = [p for p in body.document.paragraphs if without_layout(p.text)[0]]
    spaced = SpacedText(kinds=[paragraph.kind for paragraph in paragraphs])
    gap = ""
    for character in MARK.join(paragraph.text.replace(MARK, " ") for paragraph in paragraphs):
        if character in _VARIATION_SELECTORS and spaced.characters and not gap:
            spaced.characters[-1] += character
        elif character.isspace() or character in _LAYOUT:
            gap += character
        else:
            spaced.gaps.append(gap)
            spaced.characters.append(character)
            gap = ""
    spaced.gaps.append(gap)
    return spaced
