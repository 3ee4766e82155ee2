"""The two texts side by side, and the gaps between the stretches in which they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Codes: TypeAlias = "NDArray[np.unsignedinteger[Any]]"
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


def matrix_cells(length: int, galley_length: int, at_most: int | None = None) -> int:
    """How many cells of the edit matrix an exact search has to look at, roughly."""
    band = galley_length if at_most is None else min(galley_length, 2 * at_most + 64)
    return length * band


class TextPair:
    """Manuscript and galley, each as a string (for searching) and as numbers (for comparing)."""

    __slots__ = ("_codes", "galley", "manuscript")

    def __init__(self, manuscript: str, galley: str) -> None:
        self.manuscript: Final = manuscript
        self.galley: Final = galley
        self._codes: tuple[Codes, Codes] | None = None

    @property
    def manuscript_codes(self) -> Codes:
        """The manuscript's code points."""
        return self._both_codes()[0]

    @property
    def galley_codes(self) -> Codes:
        """The galley's code points, in numbers of the same size."""
        return self._both_codes()[1]

    def _both_codes(self) -> tuple[Codes, Codes]:
        if self._codes is None:
            self._codes = _codes(self.manuscript, self.galley)
        return self._codes


def text_pair(manuscript: str, galley: str) -> TextPair:
    """Put two texts side by side. Any code points will do, lone surrogates included."""
    return TextPair(manuscript, galley)


def _codes(manuscript: str, galley: str) -> tuple[Codes, Codes]:
    left, right = _narrow_codes(manuscript), _narrow_codes(galley)
    if left is None or right is None:
        return _wide_codes(manuscript), _wide_codes(galley)
    return left, right


def _narrow_codes(text: str) -> Codes | None:
    """Two bytes a character, for texts that hold no character beyond U+FFFF."""
    import numpy as np  # noqa: PLC0415 - short texts are solved without it

    encoded = text.encode("utf-16-le", "surrogatepass")
    return np.frombuffer(encoded, np.uint16) if len(encoded) == 2 * len(text) else None


def _wide_codes(text: str) -> Codes:
    import numpy as np  # noqa: PLC0415 - as above

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
