"""The two texts side by side, and the gaps between the stretches in which they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]
"""Code points of a text, one number each."""


class Gap(NamedTuple):
    """A box of the two texts between two stretches in which they agree (间隙).

    Offsets and lengths are code points. One of the two lengths may be 0: a pure deletion or a
    pure insertion.
    """

    start: int
    """Where it begins in the manuscript."""
    galley_start: int
    length: int
    galley_length: int
    cost: int
    """Edits that turn one side of the box into the other."""

    @property
    def end(self) -> int:
        """Where it ends in the manuscript, exclusive."""
        return self.start + self.length

    @property
    def galley_end(self) -> int:
        """Where it ends in the galley, exclusive."""
        return self.galley_start + self.galley_length


@dataclass(frozen=True, slots=True)
class TextPair:
    """Manuscript and galley, each as a string (for searching) and as numbers (for comparing)."""

    manuscript: str
    galley: str
    manuscript_codes: Codes
    galley_codes: Codes


def text_pair(manuscript: str, galley: str) -> TextPair:
    """Put two texts side by side. Any code points will do, lone surrogates included."""
    left, right = _narrow_codes(manuscript), _narrow_codes(galley)
    if left is None or right is None:
        left, right = _wide_codes(manuscript), _wide_codes(galley)
    return TextPair(manuscript, galley, left, right)


def _narrow_codes(text: str) -> Codes | None:
    """Two bytes a character, for texts that hold no character beyond U+FFFF."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return np.frombuffer(encoded, np.uint16) if len(encoded) == 2 * len(text) else None


def _wide_codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
