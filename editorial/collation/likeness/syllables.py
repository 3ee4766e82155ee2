"""Syllables (音节) as they are typed and as they are heard."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_TONE_MARKS: Final = "\u0304\u0301\u030c\u0300"
_TONES: Final = str.maketrans("", "", _TONE_MARKS)
_RETROFLEX: Final = ("zh", "ch", "sh")
_BACK_NASAL: Final = ("ang", "eng", "ing")
_LIKE_F: Final = {
    "hu": "fu",
    "hua": "fa",
    "huan": "fan",
    "huang": "fang",
    "hui": "fei",
    "hun": "fen",
}
"""What is heard with f where f and h are mixed up: 湖/服, 花/发, 灰/飞."""


@cache
def toneless(syllable: str) -> str:
    """A syllable as it is typed, without its tone: ``lǜ`` is ``lv``."""
    letters = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", letters).replace("ü", "v")


def tone(syllable: str) -> str:
    """The mark of a syllable's tone; empty for the neutral tone (轻声)."""
    return "".join(mark for mark in unicodedata.normalize("NFD", syllable) if mark in _TONE_MARKS)


@cache
def heard(syllable: str) -> str:
    """A syllable as it is heard by who mixes up initials and finals; the tone is dropped.

    Mixed up are z/zh, c/ch, s/sh (平翘舌), n/l, f/h, and -an/-ang, -en/-eng, -in/-ing (前后鼻音).
    """
    typed = _LIKE_F.get(toneless(syllable), toneless(syllable))
    if typed.startswith("n"):
        typed = "l" + typed[1:]
    if typed.startswith(_RETROFLEX):
        typed = typed[0] + typed[2:]
    return typed[:-1] if typed.endswith(_BACK_NASAL) else typed
