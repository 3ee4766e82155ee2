"""Plain text and Markdown (纯文本): a paragraph a line, the text itself never altered.

The first line of a plain text may be its title (`is_title`). Of Markdown only ``#`` headings are
understood: their marks are left out, everything else stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.intake.charset import decode_text
from editorial.intake.limits import MAX_TEXT_CHARACTERS
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import without_layout
from editorial.text.paragraph_roles import is_title
from editorial.text.paragraphs import Paragraph, ParagraphKind

_MOST_BYTES: Final = 4
"""Bytes of a character, at most, in every character set that is read."""
_HEADING: Final = r" {0,3}(#{1,6})[ \t]+(?=\S)"
_FENCE: Final = r"[ ]{0,3}(`{3,}|~{3,})"
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def read_plain(data: bytes, name: str, *, markdown: bool = False) -> tuple[DocumentText, str, str]:
    """Read the bytes of a text file.

    Returns:
        The document, the file's own text (without a byte order mark), and its character set.

    Raises:
        IntakeRefused: ``charset``, ``not_text``, ``no_text`` or ``too_much_text``.
    """
    if len(data) > _MOST_BYTES * MAX_TEXT_CHARACTERS and b"\0" not in data:
        raise IntakeRefused(RefusalCode.TOO_MUCH_TEXT, name)
    text, encoding, padding = _without_padding(data, name)
    if not without_layout(text)[0]:
        raise IntakeRefused(RefusalCode.NO_TEXT, name)
    if len(text) > MAX_TEXT_CHARACTERS:
        raise IntakeRefused(RefusalCode.TOO_MUCH_TEXT, name, f"{len(text)} 字符")
    notes = list(_notes(text, encoding))
    if padding:
        notes.append(f"文件末尾的填充字节 {padding} 个已略去")
    paragraphs = tuple(_markdown(text)) if markdown else _plain(text)
    return DocumentText(paragraphs, notes=tuple(notes)), text, encoding


def _without_padding(data: bytes, name: str) -> tuple[str, str, int]:
    """Decode, without the zero bytes or end marks (^Z) that old programs left at the end.

    Zero bytes are padding only where the file is no text with them: in UTF-16 they are half of a
    character.
    """
    bare = data.rstrip(b"\0\x1a")
    try:
        text, encoding = decode_text(data, name)
    except IntakeRefused:
        if len(bare) == len(data):
            raise
        return *decode_text(bare, name), len(data) - len(bare)
    whole = text.rstrip("\x1a")
    return whole, encoding, len(text) - len(whole)


def _plain(text: str) -> tuple[Paragraph, ...]:
    paragraphs = DocumentText.from_plain(text).paragraphs
    if len(paragraphs) > 1 and is_title(paragraphs[0].text, paragraphs[1].text):
        return (Paragraph(paragraphs[0].text, ParagraphKind.TITLE), *paragraphs[1:])
    return paragraphs


def _markdown(text: str) -> Iterator[Paragraph]:
    fence = ""
    titled = False
    for line in text.splitlines():
        fence_mark = re.match(_FENCE, line)
        if fence_mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else fence_mark[1]
        heading = None if fence else re.match(_HEADING, line)
        if heading is None:
            if line.strip():
                yield Paragraph(line)
            continue
        is_title = heading[1] == "#" and not titled
        titled = titled or is_title
        kind = ParagraphKind.TITLE if is_title else ParagraphKind.HEADING
        yield Paragraph(_without_closing_marks(line[heading.end() :]), kind)


def _without_closing_marks(heading: str) -> str:
    """``标题 ##`` is the heading ``标题``; marks that touch the text belong to it."""
    heading = heading.rstrip()
    bare = heading.rstrip("#")
    return bare.rstrip() if bare and bare[-1] in " \t" else heading


def _notes(text: str, encoding: str) -> Iterator[str]:
    if encoding != "utf-8":
        yield f"编码：{encoding.upper()}"
    if controls := len(_CONTROLS.findall(text)):
        yield f"含控制字符 {controls} 个，请核对原文件"
    if lost := text.count("\ufffd"):
        yield f"含替换符“�”{lost} 个，原文件此前可能已有乱码"
