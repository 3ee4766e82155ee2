"""The machine's doubts about a text (疑点), placed in its paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

from editorial.desk.office_dictionaries import office_checker
from editorial.text.document_text import DocumentText
from tui.rendering.reading_layout import MarginFinding
from tui.wording import t


def checked(home: Path, document: DocumentText) -> tuple[MarginFinding, ...]:
    """Look for doubts with the office's dictionaries.

    Raises:
        OfficeDictionaryRefused: when one of the office's own packs cannot be read.
    """
    texts = [paragraph.text for paragraph in document.paragraphs]
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    findings = office_checker(home).check("\n".join(texts))
    placed = []
    for number, finding in enumerate(findings, 1):
        paragraph = max(bisect_right(starts, finding.start) - 1, 0)
        start = starts[paragraph]
        suggestions = "、".join(each or t("reading.delete") for each in finding.suggestions)
        note = t(
            "reading.finding",
            level=finding.level.name_in_chinese,
            text=finding.text,
            message=finding.message,
        )
        if suggestions:
            note += t("reading.suggested", suggestions=suggestions)
        placed.append(
            MarginFinding(number, paragraph, finding.start - start, finding.end - start, note)
        )
    return tuple(placed)
