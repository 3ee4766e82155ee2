"""Why a wrong character is likely (致误原因): one rule a file; none changes what is counted.

It sounds like the right one, looks like it, or lies beside it on the keyboard.
"""

from __future__ import annotations

from editorial.collation.likeness.note import likeness_note
from editorial.collation.likeness.table import LikenessTable, parse_likeness

__all__ = ["LikenessTable", "likeness_note", "parse_likeness"]
