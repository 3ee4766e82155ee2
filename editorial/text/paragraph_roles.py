"""What a paragraph is by its own words (段落角色), where no style says so.

Readers name what styles and type sizes tell them. What is left as body text is looked at here, by
rules that a reader of the page would apply too; each applies only where it is as good as certain,
as schemes count double in titles and headings (标题) and a wrong one would make errors dearer:

- reference list (参考文献): entries behind a paragraph that says nothing but 参考文献, 注释 or
  References, or a run of entries [1] [2] … that ends the text;
- caption (图题、表题): a short line that begins with 图 1 or 表 2-1 and is no sentence;
- heading (小标题): lines numbered 一、二、三、 in order through the text, at least two, short,
  without a point at their end, each followed by ordinary text.

A title (文题) is looked for in plain text alone, in its first line: elsewhere the type says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from editorial.text.document_text import DocumentText
from editorial.text.numerals import numeral_ratio
from editorial.text.paragraphs import Paragraph, ParagraphKind
from editorial.text.reference_entries import entry_number, is_list_heading, looks_like_an_entry

HEADING_CHARACTERS: Final = 30
"""A longer numbered line is taken for text."""
CAPTION_CHARACTERS: Final = 40
TITLE_CHARACTERS: Final = 30
_ENDS_A_CLAUSE: Final = tuple("。！？；：，、…—,.;:!?")
_TITLE_MAY_NOT_END: Final = tuple("。；：，、;:,.")
_FULL_POINTS: Final = tuple("。！？.!?")
_SENTENCE_POINTS: Final = frozenset("。；！？")
_ORDINAL_DIGITS: Final = frozenset("一二三四五六七八九十")
_LONGEST_ORDINAL: Final = 3
_CAPTION_BEGINS: Final = frozenset("附续图表FfTt")
_CAPTION: Final = (
    r"(?i)(?:(?:附|续)?[图表]|Fig(?:ure|\.)?|Table)\s*"
    r"(?:[0-9０-９]+(?:[-－–—.．][0-9０-９]+)*(?![~～%％年月日号路次班版格面个张])[:：.．]?"
    r"|[一二三四五六七八九十]+(?:[:：]|(?=\s)|$))"
    r"\s*(.*)"
)
"""A number that counts something else (图 3 号线) is none of a picture."""
_GOES_ON: Final = frozenset("为是的中里内和与及至到、，,。显所可表给反列展说描绘对）)—–－-")
"""What follows 图 1 in a sentence (图 1 所示、表 2 中)."""


def with_roles(document: DocumentText) -> DocumentText:
    """The document with captions, headings and reference lists named; nothing else changes."""
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    _name_captions(document.paragraphs, kinds)
    _name_references(document.paragraphs, kinds)
    _name_headings(document.paragraphs, kinds)
    paragraphs = tuple(
        paragraph if paragraph.kind is kind else paragraph._replace(kind=kind)
        for paragraph, kind in zip(document.paragraphs, kinds, strict=True)
    )
    return replace(document, paragraphs=paragraphs)


def is_title(first: str, second: str) -> bool:
    """Whether the first line of a plain text is its title, given the line behind it.

    It is short and ends without a point, is no numbered line and no caption, and a longer line or
    one that ends a sentence follows.
    """
    first, second = first.strip(), second.strip()
    short = len(first) <= TITLE_CHARACTERS and "。" not in first
    if not short or first.endswith(_TITLE_MAY_NOT_END):
        return False
    numbered = _ordinal(first) is not None or entry_number(first) is not None
    if numbered or is_caption(first) or is_list_heading(first):
        return False
    return len(second) > len(first) or second.endswith(_FULL_POINTS)


def is_caption(text: str) -> bool:
    """Whether a line can be nothing but the caption of a picture or table."""
    text = text.strip()
    if len(text) > CAPTION_CHARACTERS or text[:1] not in _CAPTION_BEGINS:
        return False
    if not _SENTENCE_POINTS.isdisjoint(text) or text.endswith(_ENDS_A_CLAUSE):
        return False
    found = _caption().fullmatch(text)
    return found is not None and found[1][:1] not in _GOES_ON


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(_CAPTION)


def _ordinal(text: str) -> str | None:
    """The 一, 二, 三 … at the head of a line that goes on behind its mark (、)."""
    number, _, rest = text.lstrip().partition("、")
    if rest.strip() and 0 < len(number) <= _LONGEST_ORDINAL and _ORDINAL_DIGITS.issuperset(number):
        return number
    return None


def _name_captions(paragraphs: Sequence[Paragraph], kinds: list[ParagraphKind]) -> None:
    may_be = {ParagraphKind.BODY, ParagraphKind.TEXT_BOX}
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] in may_be and is_caption(paragraph.text):
            kinds[index] = ParagraphKind.CAPTION


def _name_references(paragraphs: Sequence[Paragraph], kinds: list[ParagraphKind]) -> None:
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] in {ParagraphKind.BODY, ParagraphKind.HEADING} and is_list_heading(
            paragraph.text
        ):
            entries = _entries_behind(paragraphs, kinds, index + 1)
            if entries:
                kinds[index] = ParagraphKind.HEADING
            for entry in entries:
                kinds[entry] = ParagraphKind.REFERENCE
    if ParagraphKind.REFERENCE not in kinds:
        for entry in _entries_at_the_end(paragraphs, kinds):
            kinds[entry] = ParagraphKind.REFERENCE


def _entries_behind(
    paragraphs: Sequence[Paragraph], kinds: Sequence[ParagraphKind], start: int
) -> list[int]:
    """The entries of the list that begins at ``start``, without what follows the list.

    A numbered list goes on to its last number in order; a line without one (the second line of an
    entry) belongs to it only in front of another number. A list without numbers goes on while its
    paragraphs look like entries.
    """
    if start >= len(paragraphs):
        return []
    numbered = entry_number(paragraphs[start].text) is not None
    entries: list[int] = []
    last = 0
    for index in range(start, len(paragraphs)):
        if kinds[index] is not ParagraphKind.BODY:
            break
        text = paragraphs[index].text
        if not numbered:
            if not looks_like_an_entry(text):
                break
            entries.append(index)
            continue
        number = entry_number(text)
        if number == last + 1:
            last = number
            entries = list(range(start, index + 1))
        elif number is not None:
            break
    return entries


def _entries_at_the_end(
    paragraphs: Sequence[Paragraph], kinds: Sequence[ParagraphKind]
) -> list[int]:
    """Two or more paragraphs [1], [2] … in order behind which no ordinary text follows."""
    body = [index for index, kind in enumerate(kinds) if kind is ParagraphKind.BODY]
    entries: list[int] = []
    for index in reversed(body):
        number = entry_number(paragraphs[index].text, bracketed=True)
        if number is None:
            return []
        entries.insert(0, index)
        if number == 1:
            break
    numbers = [entry_number(paragraphs[index].text, bracketed=True) for index in entries]
    in_order = numbers == list(range(1, len(entries) + 1))
    return entries if in_order and len(entries) > 1 else []


def _name_headings(paragraphs: Sequence[Paragraph], kinds: list[ParagraphKind]) -> None:
    """Name the lines 一、二、三、 when all of them, in order, look like headings."""
    candidates: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        ordinal = _ordinal(paragraph.text)
        if ordinal is None or kinds[index] not in {ParagraphKind.BODY, ParagraphKind.HEADING}:
            continue
        if numeral_ratio(ordinal) != (len(candidates) + 1, 1):
            return
        if not _looks_like_a_heading(paragraphs, kinds, index):
            return
        candidates.append(index)
    if len(candidates) > 1:
        for index in candidates:
            kinds[index] = ParagraphKind.HEADING


def _looks_like_a_heading(
    paragraphs: Sequence[Paragraph], kinds: Sequence[ParagraphKind], index: int
) -> bool:
    text = paragraphs[index].text.strip()
    if len(text) > HEADING_CHARACTERS or text.endswith(_ENDS_A_CLAUSE) or "。" in text:
        return False
    behind = next((i for i in range(index + 1, len(paragraphs)) if kinds[i] in _TEXT), None)
    return behind is not None and _ordinal(paragraphs[behind].text) is None


_TEXT: Final = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.REFERENCE})
