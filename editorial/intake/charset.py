"""Character sets of plain text (编码): which one a file is in, and refusing what is not text.

The ladder: byte order mark, strict UTF-8, UTF-16 without a mark, then gb18030 or big5. ``gb2312``
and ``gbk`` are never used: gb18030 holds both, and the ``gb2312`` codec turns the middle dot and
the dash into look-alikes. Between gb18030 and big5 the share of everyday characters decides; over
passages of four characters that was right 98 times in 100 where a statistical detector was right
72 times, so no detector is used.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Final

from editorial.intake.refusal import IntakeRefused, RefusalCode

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LEGACY_GARBAGE: Final = 0.001
"""Share of characters that no text uses above which a guessed character set was wrong."""
_CONTROL_SHARE: Final = 0.1
"""Share of control characters above which even sound UTF-8 is not text."""
_UTF16_SHARE: Final = 0.9
_UTF16_BYTES: Final = 8
_LINE_CONTROLS: Final = frozenset("\t\n\r\f\v\x1a")
_SAMPLE_BYTES: Final = 256 * 1024

_RARE_SHARE: Final = 0.2
"""Share of everyday characters below which a legacy character set was wrong; in Chinese it is
nine in ten, and more than half in traditional characters of GBK."""
_RARE_BYTES: Final = 12
_WIDER: Final = {"big5": ("cp950", "big5hkscs")}
"""Larger tables of a character set, tried where its own does not do."""

_COMMON_SYMBOLS: Final = (0xA1, 0xA3)
_COMMON_LEADS: Final = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
"""First bytes of the everyday characters: level 1 of GB/T 2312, of Big5; symbols before them."""


def decode_text(data: bytes, name: str = "") -> tuple[str, str]:
    """Decode the bytes of a text file.

    Returns:
        The text without its byte order mark, and the name of the character set.

    Raises:
        IntakeRefused: when no character set yields text (``charset``) or it is not text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding, name), encoding
    text = _strict(data, "utf-8")
    if text is not None and _share(text, _is_control) <= _CONTROL_SHARE and "\0" not in text:
        return text, "utf-8"
    for encoding in ("utf-16-le", "utf-16-be"):
        # A few bytes pair up to ideographs by chance, unless there are zero bytes among them.
        telling = len(data) >= _UTF16_BYTES or b"\0" in data
        wide = _strict(data, encoding) if telling else None
        if wide and _share(wide, _is_everyday) >= _UTF16_SHARE:
            return wide, encoding
    if text is not None or b"\0" in data:
        raise IntakeRefused(RefusalCode.NOT_TEXT, name)
    return _legacy(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    text = _strict(data, encoding)
    if text is None:
        raise IntakeRefused(RefusalCode.CHARSET, name, f"标记为 {encoding.upper()}，内容不符")
    if "\0" in text or _share(text, _is_control) > _CONTROL_SHARE:
        raise IntakeRefused(RefusalCode.NOT_TEXT, name)
    return text


def _legacy(data: bytes, name: str) -> tuple[str, str]:
    """Choose between gb18030 and big5; nothing else is guessed."""
    sample = data[:_SAMPLE_BYTES]
    everyday = {encoding: _everyday_share(sample, encoding) for encoding in _COMMON_LEADS}
    for encoding in sorted(everyday, key=lambda e: -everyday[e]):
        tables = (encoding, *_WIDER.get(encoding, ()))
        decoded = (_strict(data, table) for table in tables)
        text = next((t for t in decoded if t is not None), None)
        if text is None or _share(text, _is_garbage) > _LEGACY_GARBAGE:
            continue
        if everyday[encoding] < _RARE_SHARE and len(sample) >= _RARE_BYTES:
            continue  # Japanese, or UTF-8 that was spoilt, makes rows of rare ideographs
        if everyday[encoding] < 0.5 and _share(text, str.isascii) > 0.5:
            continue  # Western text whose accented letters happen to pair up
        return text, encoding
    raise IntakeRefused(RefusalCode.CHARSET, name)


def _everyday_share(data: bytes, encoding: str) -> float:
    """Share (0 to 1) of the two-byte characters that are everyday ones in that character set."""
    low, high = _COMMON_LEADS[encoding]
    first_symbol, last_symbol = _COMMON_SYMBOLS
    pairs = common = position = 0
    while position + 1 < len(data):
        lead, trail = data[position], data[position + 1]
        if lead < 0x80:
            position += 1
            continue
        if encoding == "gb18030" and 0x30 <= trail <= 0x39:
            position += 4  # a character of four bytes says nothing
            continue
        pairs += 1
        position += 2
        if low <= lead <= high or first_symbol <= lead <= last_symbol:
            common += trail >= 0xA1 or (encoding == "big5" and 0x40 <= trail <= 0x7E)
    return common / pairs if pairs else 1.0 if encoding == "gb18030" else 0.0


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(text: str, matters: Callable[[str], bool]) -> float:
    """Share (0 to 1) of the characters of a text for which ``matters`` holds."""
    if not text:
        return 0.0
    return sum(n for c, n in Counter(text).items() if matters(c)) / len(text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character not in _LINE_CONTROLS


def _is_garbage(character: str) -> bool:
    """Control, private use and unassigned: what a wrong character set yields."""
    category = unicodedata.category(character)
    return category in {"Co", "Cn", "Cs"} or _is_control(character)


def _is_everyday(character: str) -> bool:
    """Characters that nearly all of a Chinese or English text consists of.

    Of the ideographs only those of level 1 in GB/T 2312 or Big5: Western text read two bytes at a
    time yields ideographs as well, but rare ones.
    """
    code = ord(character)
    if 0x4E00 <= code <= 0x9FFF:
        in_gb, in_big5 = (character.encode(e, "replace") for e in ("gb18030", "big5"))
        return (len(in_gb) == 2 and 0xB0 <= in_gb[0] <= 0xD7 and in_gb[1] >= 0xA1) or (
            len(in_big5) == 2 and 0xA4 <= in_big5[0] <= 0xC6
        )
    return (
        0x20 <= code <= 0x7E
        or 0x3000 <= code <= 0x303F
        or 0xFF01 <= code <= 0xFF5E
        or 0x2010 <= code <= 0x2026
        or character in "\t\n\r"
    )
