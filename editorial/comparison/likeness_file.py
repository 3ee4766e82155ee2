"""The likeness table that ships with the program, read on first use from its data folder."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from editorial.collation.likeness import LikenessTable, parse_likeness
from editorial.data_files import data_text

FILES: Final = ("readings.txt", "look_alikes.txt", "letters_and_marks.txt")
"""In the order in which :func:`parse_likeness` takes them."""


@lru_cache(maxsize=1)
def shipped_likeness() -> LikenessTable:
    """How characters are read and which look alike, from ``dictionaries/likeness``.

    Raises:
        FileNotFoundError: when the installation lacks the data.
        ValueError: when a file is damaged.
    """
    return parse_likeness(*(data_text("dictionaries", "likeness", name) for name in FILES))
