"""Characters of symbol fonts (w:sym): their inner codes and the characters that they print.

Codes F020 to F0FF are places in a font, not characters. The rows below are those of the Symbol and
Wingdings fonts that manuscripts really use; any other code is read as it stands and reported.
"""

from __future__ import annotations

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
_SYMBOL: Final = _GREEK | {
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xCE: "∈",
    0xD6: "√",
    0xE5: "∑",
}
_WINGDINGS: Final = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x75: "◆",
    0xA8: "◻",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_INNER: Final = range(0xF020, 0xF100)


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
