"""Texts made to harm whatever compares or checks them, alone and in pairs."""

from __future__ import annotations

import random

_POOLS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经",
    "，。、；：？！“”‘’（）《》〈〉【】—…·～",
    "abcdefghijklmnopqrstuvwxyzABCXYZ",
    "0123456789０１２３〇一二三十百千万亿.%％‰",
    "ＡＢａｂ，．！（）［］",
    "臺灣後來說裡為県発峯羣綫囘⼈⻓豈",
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x1d\x85\x9b\x7f\t\r",
    "\u200b\u200c\u200d\u200e\u202a\u202e\u2066\u2069\ufeff\u00ad\u2060\ufe0f\u3164\u2028\u2029",
    "\u0301\u0300\u0327\u20dd\u0489\u3099\u0e31",
    "👩‍👩‍👧‍👦🏳️‍🌈🇨🇳👍🏽",
    "\ud800\udc00\udfff\udbff",
    "\ue000\uf8ff\U000f0000\uffff\ufffe\U0010ffff\ufffd",
    "<>&\"'`[]{}$\\=+-@|#*_/",
    "שלוםمرحبا",
    " \n\u3000\xa0",
)
KINDS = ("width", "variant", "letter_case", "punctuation", "numeral_form", "paragraph_break")


def hostile_text(chance: random.Random, length: int) -> str:
    """A text of about so many code points."""
    match chance.randrange(7):
        case 0:
            return chance.choice(chance.choice(_POOLS)) * length
        case 1:
            period = "".join(chance.choices(chance.choice(_POOLS), k=chance.randint(2, 9)))
            return (period * (length // len(period) + 1))[:length]
        case 2:
            return "".join(chance.choices(chance.choice(_POOLS), k=length))
        case 3:
            pools = "".join(chance.sample(_POOLS, 3)) + _POOLS[0] * 3
            return "".join(chance.choices(pools, k=length))
        case 4:
            return "".join(chr(chance.randrange(0x110000)) for _ in range(length))
        case 5:
            return "".join(chance.choices(_POOLS[1], k=length))
        case _:
            words = "".join(chance.choices(_POOLS[0], k=30))
            return "，".join(words[chance.randrange(25) :] for _ in range(length // 12 + 1))


def hostile_pair(chance: random.Random) -> tuple[str, str, tuple[str, ...]]:
    """A manuscript, a galley and what to ignore."""
    length = chance.choices((0, 1, 8, 60, 400, 6000, 30_000), weights=(1, 1, 3, 5, 5, 3, 0.3))[0]
    if chance.random() < 0.001:
        length = 3_000_000  # 10 MB of Han without a line break
        first = "".join(chance.choices(_POOLS[0] + "，。", k=length))
    else:
        first = hostile_text(chance, length)
    match chance.randrange(5):
        case 0:
            second = hostile_text(chance, min(length, 30_000))
        case 1:
            second = first
        case 2:
            second = first[length // 2 :] + first[: length // 2] if length < 100_000 else first[9:]
        case _:
            second = _changed(chance, first)
    return first, second, tuple(k for k in KINDS if chance.random() < 0.15)


def _changed(chance: random.Random, text: str) -> str:
    """A few places replaced, taken out, put in, doubled or exchanged."""
    pieces = list(text)
    for _ in range(chance.choice((1, 3, 30))):
        if not pieces:
            break
        at = chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                pieces[at] = chance.choice(chance.choice(_POOLS))
            case 1:
                del pieces[at : at + chance.randint(1, 6)]
            case 2:
                pieces.insert(at, chance.choice(chance.choice(_POOLS)))
            case 3:
                pieces[at:at] = pieces[at : at + chance.randint(1, 20)]
            case _:
                pieces[at : at + 2] = reversed(pieces[at : at + 2])
    return "".join(pieces)
