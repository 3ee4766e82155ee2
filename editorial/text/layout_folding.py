"""Look-alikes that typesetting leaves in a PDF (排版异码): one printed form, several code points.

Programs that make PDFs take any code point of a glyph that several share: a Kangxi radical for the
character, a box-drawing line for the dash. Folding gives back the usual code point. It is for text
taken from PDFs alone; in a manuscript the same code points are faults that someone typed. Nothing
is folded that prints differently: never ①, Ⅳ, ％, full width, 己 and 已.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_RADICALS_SUPPLEMENT: Final = (
    "⺠民 ⺟母 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 "
    "⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟"
)
"""CJK Radicals Supplement: the usual ones of the Unicode table of equivalent ideographs."""
_VERTICAL_FORMS: Final = (
    "︐， ︑、 ︒。 ︓： ︔； ︕！ ︖？ ︗〖 ︘〗 ︙… ︰‥ ︱— ︲– "
    "︳＿ ︴﹏ ︵（ ︶） ︷｛ ︸｝ ︹〔 ︺〕 "
    "︻【 ︼】 ︽《 ︾》 ︿〈 ﹀〉 ﹁「 ﹂」 ﹃『 ﹄』 ﹇［ ﹈］"
)
_LOOK_ALIKES: Final = "―— ─— ⸺—— ・· •· ‧· ∙· ⋅· ･· ⋯… 〝“ 〞” 〟” 〜～ ∼～"
"""Dashes, middle dots, ellipses, vertical quotation marks, wave dashes."""
_KANGXI_RADICALS: Final = range(0x2F00, 0x2FD6)
_LATIN_LIGATURES: Final = range(0xFB00, 0xFB07)


def _table() -> dict[int, str]:
    rows = f"{_RADICALS_SUPPLEMENT} {_VERTICAL_FORMS} {_LOOK_ALIKES}".split()
    table = {ord(row[0]): row[1:] for row in rows}
    for code in (*_KANGXI_RADICALS, *_LATIN_LIGATURES):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    return table


FOLDS: Final = _table()
"""Code point to what it is folded to; one character can become several (ﬁ, ⸺)."""


def fold_layout(text: str) -> tuple[str, int]:
    """Fold the look-alikes of a text that was taken from a PDF.

    Canonical composition (NFC) is part of it: it turns CJK compatibility ideographs into the
    unified ones and joins a letter with its accent.

    Returns:
        The folded text, and how many characters of the given one were folded.
    """
    if text.isascii():
        return text, 0
    composed = unicodedata.normalize("NFC", text)
    count = sum(c in _COMPATIBILITY for c in text if c > "\u2e7f")
    count += sum(ord(c) in FOLDS for c in composed)
    return composed.translate(FOLDS), count


_COMPATIBILITY: Final = frozenset(
    c
    for c in map(chr, (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)))
    if unicodedata.normalize("NFC", c) != c
)
