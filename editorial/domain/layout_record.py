"""What counting a piece needs that no text says (版面登记): layout, cover, important matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.identifiers import PersonId


@dataclass(frozen=True, slots=True)
class LayoutRecord:
    """One record of how a piece is set; the newest of a text version holds.

    The regulations divide by the characters that the type area holds (期刊编校差错率计算方法,
    检查总字数), and count errors on the cover and in important matter double.
    """

    version: int
    """Number of the text version that it speaks of."""
    form: str
    """The layout as it was written down (``40×44×3``); empty when nobody knows it."""
    characters: int | None
    """版面字数 by that form; None when nobody knows it."""
    by: PersonId
    at: datetime
    cover: bool = False
    """Whether the piece stands on the front cover or the spine (封一、书脊)."""
    paragraphs: tuple[int, ...] = ()
    """Numbers, from 1, of paragraphs that are important as a whole (目次、题名、重要讲话 …)."""
    words: tuple[str, ...] = ()
    """Important names, times and the like, wherever they stand (重要名称、重要时间)."""

    @property
    def says_something(self) -> bool:
        """Whether it changes the count of anything."""
        return bool(self.characters is not None or self.cover or self.paragraphs or self.words)
