"""What the correction sheet says around its table (校对单的表头和附注), whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.domain.proofs import RoundRate
from editorial.paper.sheet_additions import SheetAddition
from editorial.paper.sheet_rows import SheetVerdict
from editorial.reports.comparison_view import (
    VerdictLine,
    correction_lines,
    file_name,
    ignored_lines,
    kind_lines,
    reading_notes,
    title_note,
    verdict_lines,
)
from editorial.reports.rate_words import rate_words, scheme_title, verdict_text
from editorial.text.paragraphs import ParagraphKind

SIGNATURES: Final = ("校对人", "核红人", "主编批准")
BLANK: Final = "＿" * 10
DATE: Final = f"{'＿' * 4}年{'＿' * 2}月{'＿' * 2}日"
_TITLE_CHARACTERS: Final = 60
_HOW_TO_READ: Final = (
    "位置按校样计，与原稿不同时另注；红线是校对符号（GB/T 14706—1993），画在校样原行上，"
    "引线所指为应有的文字。处理栏以√表示。"
)


@dataclass(frozen=True, slots=True)
class SheetRates:
    """The rates of a round on record, the deciding scheme first."""

    incoming: tuple[RoundRate, ...]
    """Of the galley as it came in, with what was found by eye."""
    settled: tuple[RoundRate, ...]
    """Of what nobody has excused."""
    undecided: int = 0
    """Places that nobody has decided; they count."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet says beside what was found."""

    at: datetime
    """When it was made."""
    title: str | None = None
    """The manuscript's title; by default the one in its text, or its file's name."""
    proof: str = ""
    """The proof pass and who read it (一校　编辑甲), to be filled in by hand when empty."""
    verdicts: Mapping[int, SheetVerdict] = field(default_factory=dict)
    """What was decided, by the discrepancy's number."""
    additions: tuple[SheetAddition, ...] = ()
    """Places that the comparison has not listed: found by eye, or changed since."""
    rates: SheetRates | None = None
    """What the record says of the round; without it the bare comparison is judged."""
    issue: str = ""
    """Periodical and issue, for the head of every page; empty for files that belong to none."""
    signed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name and date of who signed, by one of ``SIGNATURES``; the others are blanks."""
    audit: tuple[str, str] | None = None
    """The audit entry up to which the sheet speaks, in words, and its seal."""


def sheet_title(comparison: Comparison, facts: SheetFacts) -> str:
    """The title in the manuscript's text; else the name of its file, or of the galley's."""
    if facts.title:
        return facts.title
    for paragraph in comparison.manuscript.body.document.paragraphs:
        if paragraph.kind is ParagraphKind.TITLE:
            return " ".join(paragraph.text.split())[:_TITLE_CHARACTERS]
    return file_name(comparison.manuscript, "") or file_name(comparison.galley, "（未命名）")


def head_lines(comparison: Comparison, facts: SheetFacts) -> list[tuple[str, str]]:
    """What is compared, and what it comes to: names and texts."""
    kinds = "、".join(f"{line.kind.label} {line.places}" for line in kind_lines(comparison))
    places = f"{len(comparison.discrepancies)} 处" + (f"（{kinds}）" if kinds else "")
    lines = verdict_lines(comparison)
    rows = [
        ("题名", sheet_title(comparison, facts)),
        ("校次", f"{facts.proof or BLANK}　　制表时间　{facts.at:%Y-%m-%d %H:%M}"),
        ("原稿", _described(comparison.manuscript)),
        ("校样", _described(comparison.galley)),
        ("差异", f"{places}；最小编辑距离 {comparison.edit_distance} 字"),
    ]
    if facts.additions:
        rows.append(("另须改正", f"{len(facts.additions)} 处，见附表"))
    if facts.rates is None:
        conclusion = f"{lines[0].verdict}（以{lines[0].title}判定）"
        return [*rows, ("差错率", "\n".join(map(_verdict, lines))), ("结论", conclusion)]
    return [*rows, *_on_record(facts.rates)]


def _on_record(rates: SheetRates) -> Iterator[tuple[str, str]]:
    settled = "\n".join(map(rate_words, rates.settled))
    if rates.incoming != rates.settled:
        yield "来样差错率", "\n".join(map(rate_words, rates.incoming))
        yield "处理后差错率", settled
    else:
        yield "差错率", settled
    gate = rates.settled[0]
    waits = f"；尚有 {rates.undecided} 处未处理，暂按计错" if rates.undecided else ""
    yield "结论", f"{verdict_text(gate.passes)}（以{scheme_title(gate.scheme)}判定{waits}）"


def notes(comparison: Comparison) -> list[str]:
    """How to read the table, what deserves care, and what it does not hold."""
    found = [title_note(correction_lines(comparison)), _HOW_TO_READ]
    ignored = "，".join(f"{name} {count}" for name, count in ignored_lines(comparison))
    if ignored:
        found.append(f"未计入：{ignored}。")
    return [*filter(None, found), *reading_notes(comparison)]


def signatures(facts: SheetFacts) -> list[tuple[str, str, str]]:
    """Who signs: label, name and date, blanks where nobody has signed."""
    return [(label, *facts.signed.get(label, (BLANK, DATE))) for label in SIGNATURES]


def fingerprints(comparison: Comparison, facts: SheetFacts) -> list[tuple[str, str]]:
    """What the sheet was made of, to the byte, and how far the record had come."""
    return [
        ("原稿 SHA-256", comparison.manuscript.sha256),
        ("校样 SHA-256", comparison.galley.sha256),
        *((f"{x.title}计错办法 SHA-256", x.sha256) for x in verdict_lines(comparison)),
        *([facts.audit] if facts.audit else []),
    ]


def _described(side: ComparedSide) -> str:
    name = file_name(side, "（内存文本）")
    return f"{name}　{side.characters} 字，{side.paragraphs} 段"


def _verdict(line: VerdictLine) -> str:
    return (
        f"{line.title}：计错 {line.errors}，{line.rate}（合 {line.other_rate}），"
        f"{line.limit}，{line.verdict}"
    )
