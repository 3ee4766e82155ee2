"""同音、音近: the same syllable, or one that is often mistaken for it.

Typists write syllables without tones, and most speakers of Chinese mix up some initials and finals
(see :func:`editorial.collation.likeness.syllables.heard`).
"""

from __future__ import annotations

from typing import Final

from editorial.collation.likeness.reason import Reason
from editorial.collation.likeness.syllables import heard, tone, toneless
from editorial.collation.likeness.table import LikenessTable

SAME: Final = "同音"
NEAR: Final = "音近"


def sounds_alike(right: str, wrong: str, table: LikenessTable) -> Reason | None:
    """Whether two characters are read alike in one of their common readings."""
    if table.heard_differently(right, wrong):
        return None
    ours, theirs = table.readings[right], table.readings[wrong]
    pairs = [(one, other) for one in ours for other in theirs if heard(one) == heard(other)]
    one, other = min(pairs, key=_distance)
    return Reason(SAME, one) if one == other else Reason(NEAR, f"{one}/{other}")


def _distance(pair: tuple[str, str]) -> tuple[bool, bool]:
    """How far two syllables that are mixed up lie apart: by their letters, then by their tones."""
    one, other = pair
    return toneless(one) != toneless(other), tone(one) != tone(other)


def words_sound_alike(right: str, wrong: str, table: LikenessTable) -> Reason | None:
    """Whether two words of equal length are read alike throughout (同音词、音近词).

    Input methods offer such words under the same letters.
    """
    sounds = [sounds_alike(*pair, table) for pair in zip(right, wrong, strict=True)]
    found = [sound.evidence.split("/") for sound in sounds if sound]
    if len(found) < len(sounds):
        return None
    ours = " ".join(syllables[0] for syllables in found)
    theirs = " ".join(syllables[-1] for syllables in found)
    if ours == theirs:
        return Reason(f"{SAME}词", ours)
    return Reason(f"{NEAR}词", f"{ours}/{theirs}")
