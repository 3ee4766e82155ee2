"""Words of the dictionaries (词典词): wrong words, old names, variant forms."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checking.checked_text import CheckedText
from editorial.checking.dictionary_entry import DictionaryEntry
from editorial.checking.dictionary_index import DictionaryIndex
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_ADVICE = {
    Level.SURE: "“{wrong}”是常见错字，请改为{right}",
    Level.LIKELY: "“{wrong}”疑为{right}之误，请核对后改正",
    Level.HINT: "“{wrong}”一般写作{right}，请按本刊用法统一",
}


def dictionary_rule(index: DictionaryIndex) -> Rule:
    """The rule that looks for the words of an index; findings bear ``dictionary:PACK``."""

    def seek(text: CheckedText) -> Iterator[Doubt]:
        for hit in index.hits(text):
            yield Doubt(
                hit.start,
                hit.end,
                hit.entry.right,
                _message(hit.entry),
                hit.entry.level,
                f"dictionary:{hit.entry.pack}",
                hit.entry.source,
            )

    return Rule("dictionary", "词典词", Level.LIKELY, "各词典所注来源", seek)


def _message(entry: DictionaryEntry) -> str:
    right = "或".join(f"“{form}”" for form in entry.right)
    advice = _ADVICE[entry.level].format(wrong=entry.wrong, right=right)
    return f"{advice}（{entry.note}）" if entry.note else advice
