"""Who is named to read a proof (指定校对人), and what an office does when nobody may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.identifiers import PersonId
from editorial.domain.stages import ProofPass


class MutualProofFallback(StrEnum):
    """Who reads the second proof (互校) when the office has nobody that the rule allows."""

    ANOTHER_EDITOR = "another_editor"
    """Any editor but the first reader, of the same column too."""
    RESPONSIBLE_EDITOR = "responsible_editor"
    OFF = "off"
    """Nobody: the office has to find an editor."""


@dataclass(frozen=True, slots=True)
class ReaderAssignment:
    """One naming of a reader for one pass of a piece; the newest since the freeze counts."""

    proof_pass: ProofPass
    reader: PersonId | None
    """None takes the naming back: whoever may can read it again."""
    by: PersonId
    at: datetime
    reason: str = ""
