"""Texts for the engine's tests: made up, the same on every run."""

from __future__ import annotations

import random

COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由"
)
MARKS = "，，，、。。；：“”（）"


def prose(length: int, seed: int) -> str:
    """So many characters that look like Chinese prose to the engine."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choices(COMMON, k=chance.choice((1, 2, 2, 2, 3, 4)))) for _ in range(900)
    ]
    pieces: list[str] = []
    size = 0
    while size < length:
        piece = chance.choice(words) + (chance.choice(MARKS) if chance.random() < 0.2 else "")
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:length]


def with_errors(text: str, per_mille: float, seed: int, alphabet: str = COMMON) -> str:
    """The text with so many wrong, missing, extra and transposed characters in a thousand."""
    chance = random.Random(seed)
    characters = list(text)
    wanted = max(1, round(len(text) * per_mille / 1000))
    for place in sorted(chance.sample(range(len(text)), min(wanted, len(text))), reverse=True):
        error = chance.choice(("wrong", "missing", "extra", "transposed"))
        if error == "wrong":
            characters[place] = chance.choice(alphabet)
        elif error == "missing":
            del characters[place]
        elif error == "extra":
            characters.insert(place, chance.choice(alphabet))
        else:
            characters[place : place + 2] = reversed(characters[place : place + 2])
    return "".join(characters)


def with_moved_block(text: str, length: int, start: int, to: int) -> str:
    """The text with ``length`` characters at ``start`` taken out and put in at ``to``."""
    block, rest = text[start : start + length], text[:start] + text[start + length :]
    return rest[:to] + block + rest[to:]
