"""Ports of what proofs have on record beside their rounds."""

from __future__ import annotations

from typing import Protocol

from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.red_check import GalleyRedCheck


class RedChecks(Protocol):
    """Red checks (核红) of galleys that came back."""

    def get(self, manuscript: ManuscriptId, galley: int) -> GalleyRedCheck | None:
        """The red check of that galley; None when it had no marks to carry out."""
        ...

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[GalleyRedCheck, ...]:
        """All red checks of a piece, in the order of its galleys."""
        ...

    def of_issue(self, issue: IssueId) -> tuple[GalleyRedCheck, ...]:
        """All red checks of an issue's pieces, by piece and galley."""
        ...

    def add(self, check: GalleyRedCheck) -> None:
        """Keep a red check that nobody has signed yet."""
        ...

    def sign(self, check: GalleyRedCheck) -> None:
        """Keep who signed a red check that is kept already, and when; once."""
        ...
