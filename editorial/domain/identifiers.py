"""Identifiers, each a type of its own so that they cannot be mixed up."""

from __future__ import annotations

from typing import NewType

PersonId = NewType("PersonId", str)
ManuscriptId = NewType("ManuscriptId", str)
IssueId = NewType("IssueId", str)
ColumnId = NewType("ColumnId", str)
Sha256 = NewType("Sha256", str)
"""SHA-256 as 64 hexadecimal digits."""
