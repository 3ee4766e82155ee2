"""Check a text (校是非): all rules in order, overlaps settled, findings in text order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from editorial.checking.checked_text import CheckedText
from editorial.checking.dictionary_entry import DictionaryEntry
from editorial.checking.dictionary_files import shipped_entries
from editorial.checking.dictionary_index import DictionaryIndex
from editorial.checking.finding import Doubt, Finding, Level
from editorial.checking.rule import Rule
from editorial.checking.rules import RULES
from editorial.checking.rules.dictionary_words import dictionary_rule


class Checker:
    """Rules and dictionaries made ready once, for any number of texts."""

    def __init__(
        self,
        entries: Iterable[DictionaryEntry] = (),
        *,
        rules: tuple[Rule, ...] = RULES,
        off: Iterable[str] = (),
    ) -> None:
        """Make a checker.

        Args:
            entries: Dictionary entries of all packs to use; of two with the same wrong form
                the later counts.
            rules: The rules besides the dictionaries, the first ones first where they overlap.
            off: Ids of rules and of dictionary packs that are switched off.
        """
        silent = frozenset(off)
        index = DictionaryIndex(entry for entry in entries if entry.pack not in silent)
        chosen = (dictionary_rule(index), *rules)
        self._rules = tuple(rule for rule in chosen if rule.id not in silent)

    def check(self, text: str, *, level: Level | str = Level.LIKELY) -> list[Finding]:
        """Findings in ``text`` at ``level`` and surer, in text order, none overlapping.

        Of two that overlap the surer one stays, then the one whose rule comes first, then the
        earlier and longer one; so a lower level only ever adds findings.

        Raises:
            ValueError: when the level is none of sure, likely, hint.
        """
        lowest = Level(level)
        checked = CheckedText(text)
        doubts = [
            (level_of.rank, order, doubt.start, -doubt.end, rule, doubt)
            for order, rule in enumerate(self._rules)
            for doubt in rule.seek(checked)
            if lowest.shows(level_of := doubt.level or rule.level)
        ]
        doubts.sort(key=lambda row: row[:4])
        taken = bytearray(len(text))
        kept: list[Finding] = []
        for *_, rule, doubt in doubts:
            if not any(taken[doubt.start : doubt.end]):
                taken[doubt.start : doubt.end] = b"\x01" * (doubt.end - doubt.start)
                kept.append(_finding(checked, rule, doubt))
        return sorted(kept, key=lambda finding: finding.start)


def _finding(checked: CheckedText, rule: Rule, doubt: Doubt) -> Finding:
    return Finding(
        rule=doubt.rule or rule.id,
        level=doubt.level or rule.level,
        start=doubt.start,
        end=doubt.end,
        text=checked.text[doubt.start : doubt.end],
        suggestions=doubt.suggestions,
        paragraph=checked.paragraph_at(doubt.start),
        message=doubt.message,
        source=doubt.source or rule.source,
    )


@lru_cache(maxsize=1)
def shipped_checker() -> Checker:
    """The checker with every rule and dictionary that ships, made once."""
    return Checker(shipped_entries())


def check_text(text: str, *, level: Level | str = "likely") -> list[Finding]:
    """Doubts about a text (校是非), from the dictionaries and rules that ship.

    Args:
        text: Any text; line breaks part its paragraphs.
        level: The lowest level to show: ``sure``, ``likely`` (with the sure ones) or ``hint``
            (all).

    Returns:
        Findings in text order, none overlapping; offsets are code points of ``text``.

    Raises:
        ValueError: when the level is none of the three.
    """
    return shipped_checker().check(text, level=level)
