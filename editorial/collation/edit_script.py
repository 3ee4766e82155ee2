"""Edit scripts: how to turn the manuscript's text into the galley's, edit by edit."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """One edit: a deletion, an insertion, or a replacement of equally many characters.

    Offsets are code points, end exclusive; a deletion is empty on the galley's side, an insertion
    on the manuscript's.
    """

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int

    @property
    def cost(self) -> int:
        """Characters edited: what it adds to the Levenshtein distance."""
        return max(self.manuscript_end - self.manuscript_start, self.galley_end - self.galley_start)


class EditScript(NamedTuple):
    """A minimal edit script: no other script turns one text into the other with less cost."""

    edits: tuple[Edit, ...]
    """In text order; two edits may touch, none overlap."""

    @property
    def distance(self) -> int:
        """The Levenshtein distance of the two texts."""
        return sum(edit.cost for edit in self.edits)

    def apply(self, manuscript: str, galley: str) -> str:
        """Carry the edits out on ``manuscript``, taking new characters from ``galley``."""
        pieces: list[str] = []
        position = 0
        for edit in self.edits:
            pieces.append(manuscript[position : edit.manuscript_start])
            pieces.append(galley[edit.galley_start : edit.galley_end])
            position = edit.manuscript_end
        pieces.append(manuscript[position:])
        return "".join(pieces)
