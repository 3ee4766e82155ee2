"""Short views of findings for the tables in these tests."""

from __future__ import annotations

from editorial.checking.check import check_text
from editorial.checking.finding import Finding


def doubts(text: str, *, rule: str = "", level: str = "hint") -> list[tuple[str, tuple[str, ...]]]:
    """Doubted characters and what is suggested, of the rules whose id begins with ``rule``."""
    return [(f.text, f.suggestions) for f in findings(text, rule=rule, level=level)]


def findings(text: str, *, rule: str = "", level: str = "hint") -> list[Finding]:
    return [finding for finding in check_text(text, level=level) if finding.rule.startswith(rule)]
