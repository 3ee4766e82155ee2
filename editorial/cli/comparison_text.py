"""A comparison as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from editorial.cli.output import screen_width, shortened, table
from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.reports.comparison_view import (
    CorrectionLine,
    correction_lines,
    ignored_lines,
    reading_notes,
    title_note,
    verdict_lines,
)
from editorial.scoring.notes import cap_notes, doubled_notes
from editorial.scoring.provenance import rules_to_verify
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.tally import Denominator

CONTEXT: Final = 6
"""Manuscript characters shown on either side of a place."""
_NOTHING = "（无）"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """The two texts, the correction list, what both schemes say, the verdict."""
    yield _side("原稿", comparison.manuscript)
    yield _side("校样", comparison.galley)
    yield from reading_notes(comparison)
    yield ""
    lines = correction_lines(comparison)
    if lines:
        yield from _list(comparison, lines)
    else:
        yield "没有差异。"
    yield ""
    if title_note(lines):
        yield title_note(lines)
    places = len(comparison.discrepancies)
    yield f"差异 {places} 处，最小编辑距离 {comparison.edit_distance} 字。"
    ignored = "，".join(f"{title} {count}" for title, count in ignored_lines(comparison))
    if ignored:
        yield f"未计入：{ignored}。"
    yield from _verdicts(comparison)


def _side(title: str, side: ComparedSide) -> str:
    return f"{title}  {side.path}  {side.characters} 字，{side.paragraphs} 段"


def _list(comparison: Comparison, lines: Sequence[CorrectionLine]) -> list[str]:
    schemes = [line.short_title for line in verdict_lines(comparison)]
    alike = all(line.galley_place == line.manuscript_place for line in lines)
    places = ["位置"] if alike else ["校样位置", "原稿位置"]
    head = ["序号", *places, "类型", "原样", "应为", "符号", *schemes, "上下文"]
    return table(head, [_row(line, alike=alike) for line in lines], screen=screen_width())


def _row(line: CorrectionLine, *, alike: bool) -> list[str]:
    place = line.discrepancy
    places = [line.galley_place] if alike else [line.galley_place, line.manuscript_place]
    return [
        str(place.number),
        *places,
        f"{place.kind.label}·{line.cause}" if line.cause else place.kind.label,
        line.as_printed or _NOTHING,
        line.should_be or _NOTHING,
        place.mark.value,
        *(errors for errors, _ in line.scores),
        _context(line),
    ]


def _context(line: CorrectionLine) -> str:
    place = line.discrepancy
    before, after = place.before[-CONTEXT:], place.after[:CONTEXT]
    return f"{before}〔{shortened(place.manuscript.text, 16)}〕{after}"


def _verdicts(comparison: Comparison) -> Iterator[str]:
    lines = verdict_lines(comparison)
    rows = [
        [
            line.title,
            f"计错 {line.errors}",
            f"{line.rate}（{line.other_rate}）",
            f"{line.verdict}（{line.limit}）" + ("　← 以此判定" if line.gates else ""),
        ]
        for line in lines
    ]
    yield from table(["计错办法", "差错", "差错率", "结论"], rows, widest=36)
    for line in lines:
        tally, scheme = comparison.tallies[line.scheme], load_scheme(line.scheme)
        if tally.denominator is Denominator.LAYOUT:
            yield f"注：{line.title}以版面字数 {tally.characters} 为检查总字数。"
            if tally.characters < comparison.manuscript.characters:
                yield "注：版面字数少于原稿的文字字数，一般不会如此，请核对 --layout。"
        numbers = [each.number for each in comparison.discrepancies]
        for note in (*doubled_notes(tally, numbers), *cap_notes(tally, scheme, numbers)):
            yield f"注：{line.title}：{note}"
        unsure = rules_to_verify(tally, scheme)
        if unsure:
            rules = "、".join(f"{rule.id}（{rule.status.label}）" for rule in unsure)
            yield f"注：{line.title}中用到 {rules}。"
    gate = lines[0]
    yield f"结论：{gate.verdict}。差错率 {gate.rate}，{gate.title}{gate.limit}。"
