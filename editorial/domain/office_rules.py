"""The office's own settings of the rules (内部规定): everything the rules leave to an office."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.error_rate import RateLimit


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """Settings, each with the default that reads the rules most strictly but workably."""

    gate_scheme: str = "house"
    """Counting scheme that decides; the others stand beside it."""
    schemes: tuple[str, ...] = ("house", "periodical-2020")
    """Schemes that are always counted and shown."""
    extra_proof_above: RateLimit | None = RateLimit(15, 10_000)
    """An incoming first galley beyond this needs an extra proof (A-08); None switches it off."""
    mutual_proof_across_columns: bool = True
    """Whether 二校 must be read by an editor of another column, not only by another person."""
    first_review_in_own_column: bool = True
    """Whether 初审 is kept to the column's editors and the editor in charge."""
