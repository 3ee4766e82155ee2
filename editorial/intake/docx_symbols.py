"""Characters of symbol fonts (w:sym): their inner codes and the characters that they print.

Codes F020 to F0FF are places in a font, not characters. The rows below are those of the symbol
fonts that manuscripts really use; any other code is read as it stands and reported.
"""

from __future__ import annotations

import re
from typing import Final

_GREEK: Final = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
_SYMBOL: Final = (
    _GREEK
    | {0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥"}
    | {0x7E: "∼", 0xA0: "€"}
    | {ord(c): c for c in "!#%&()+,./0123456789:;<=>?[]_{|}"}
    | dict(zip(range(0xA1, 0xBD), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…", strict=True))
    | dict(zip(range(0xBF, 0xE6), "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑", strict=True))
    | {0xF1: "⟩", 0xF2: "∫", 0xF3: "⌠", 0xF5: "⌡"}
)
_WINGDINGS: Final = (
    {0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x41: "✌", 0x45: "☜", 0x46: "☞"}
    | {0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x54: "❄", 0x58: "✠", 0x5B: "☯"}
    | dict(zip(range(0x6C, 0x70), "●❍■□", strict=True))
    | {0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧"}
    | dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True))
    | {0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻"}
    | {0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xD8: "➢", 0xDC: "➲"}
    | dict(zip(range(0xDF, 0xE7), "←→↑↓↖↗↙↘", strict=True))
    | {0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩"}
    | dict(zip(range(0xFB, 0xFF), "✗✓☒☑", strict=True))
)
_WINGDINGS_2: Final = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    0x97: "●",
    0xA2: "■",
    0xA3: "□",
}
_WINGDINGS_3: Final = dict(zip(range(0x70, 0x78), "▲▼△▽◀▶◁▷", strict=True))
_WEBDINGS: Final = {0x34: "▶", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✘"}
_FONTS: Final = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_INNER: Final = range(0xF020, 0xF100)
INNER_CODES: Final = re.compile("[\uf020-\uf0ff]")
"""Places of symbol fonts that stand in a text as if they were characters."""


def symbol(font: str, code: str) -> tuple[str, bool]:
    """The character of a ``w:sym``.

    Args:
        font: name of the font.
        code: its character code, hexadecimal.

    Returns:
        The character (U+FFFD when the code is none), and whether it is sure.
    """
    try:
        number = int(code, 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return "\ufffd", False
    place = number - 0xF000 if number in _INNER else number
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(place, character), place in table
    is_surrogate = 0xD800 <= number <= 0xDFFF
    return ("\ufffd", False) if is_surrogate else (character, number not in _INNER)


def symbol_font_text(font: str, text: str, *, otherwise: str) -> str:
    """Text that is set in a symbol font, character by character as it prints.

    Args:
        font: name of the font; characters of other fonts stay what they are.
        text: the characters.
        otherwise: what to take for a place of a font that is not known.
    """
    table = _FONTS.get(font.strip().lower(), {})

    def printed(character: str) -> str:
        code = ord(character)
        is_inner = code in _INNER
        known = table.get(code - 0xF000 if is_inner else code)
        return known or (otherwise if is_inner else character)

    return "".join(map(printed, text))
