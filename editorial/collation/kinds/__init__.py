"""Kinds (差异类别): what a place is, one rule a file, asked in a fixed order."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.kinds.rules import RULES, kind_of

__all__ = ["RULES", "KindRule", "kind_of"]
