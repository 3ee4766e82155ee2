"""What a report of one comparison says (校异同报告的内容), before it takes a format.

Every renderer draws from these rows, so that page, sheet and table can't disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind
from editorial.reports.rate_words import (
    limit_text,
    rate_texts,
    scheme_short_title,
    scheme_title,
    tenths_text,
    verdict_text,
)
from editorial.scoring.notes import score_note
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.tally import ErrorTally
from editorial.text.place_names import PlaceNames
from editorial.text.visible_characters import has_invisible

_TITLES_SHOWN: Final = 20
_EVIDENCE = "（[^）]*）"
_IGNORED_TITLES = {"layout": "版式（换行、页码、软连字符等）"}


class VerdictLine(NamedTuple):
    """What one counting scheme says."""

    scheme: str
    title: str
    short_title: str
    gates: bool
    """Whether this scheme decides."""
    passes: bool
    verdict: str
    rate: str
    """In the unit of the limit (``0.83‰``)."""
    other_rate: str
    limit: str
    errors: str
    characters: int
    sha256: str


class KindLine(NamedTuple):
    """One kind of discrepancy, added up."""

    kind: DiscrepancyKind
    places: int
    edits: int
    errors: tuple[str, ...]
    """Errors by scheme, in the order of the verdict lines."""


class CorrectionLine(NamedTuple):
    """One line of the correction list (勘误表)."""

    discrepancy: Discrepancy
    as_printed: str
    """What the galley has (原样)."""
    should_be: str
    """What the manuscript has (应为)."""
    scores: tuple[tuple[str, str], ...]
    """By scheme: errors counted, and the rule's id."""
    score_notes: tuple[str, ...]
    """By scheme: what was doubled or capped, in words; empty where it counts by the rule alone."""
    manuscript_place: str
    """Where it stands in the manuscript, in words (表 2 第 2 行第 3 列)."""
    galley_place: str
    in_title: bool
    """Whether it touches a title or heading of either text (题目, S-32)."""

    @property
    def cause(self) -> str:
        """Why the slip is likely, in short (同音、形近): the note without syllables and keys."""
        note = self.discrepancy.note
        return re.sub(_EVIDENCE, "", note) if note else ""

    @property
    def has_invisible(self) -> bool:
        """Whether symbols stand for invisible characters here."""
        place = self.discrepancy
        shown = (self.as_printed, self.should_be, place.before, place.after, place.note)
        return any(map(has_invisible, shown))


def verdict_lines(comparison: Comparison) -> tuple[VerdictLine, ...]:
    """The schemes' verdicts, the deciding one first."""
    gate = comparison.gate
    order = sorted(comparison.tallies, key=lambda scheme: scheme != gate)
    return tuple(_verdict(comparison.tallies[scheme], gate) for scheme in order)


def _verdict(tally: ErrorTally, gate: str) -> VerdictLine:
    rate, other = rate_texts(tally.rate, tally.limit)
    return VerdictLine(
        scheme=tally.scheme,
        title=scheme_title(tally.scheme),
        short_title=scheme_short_title(tally.scheme),
        gates=tally.scheme == gate,
        passes=tally.passes,
        verdict=verdict_text(tally.passes),
        rate=rate,
        other_rate=other,
        limit=limit_text(tally.limit),
        errors=tenths_text(tally.tenths),
        characters=tally.characters,
        sha256=tally.scheme_sha256,
    )


def _tallies(comparison: Comparison) -> list[ErrorTally]:
    return [comparison.tallies[line.scheme] for line in verdict_lines(comparison)]


def kind_lines(comparison: Comparison) -> tuple[KindLine, ...]:
    """Sums by kind, in the fixed order of kinds; kinds without a place are left out."""
    tallies = _tallies(comparison)
    places = comparison.discrepancies
    lines: list[KindLine] = []
    for kind in DiscrepancyKind:
        here = [index for index, place in enumerate(places) if place.kind is kind]
        if here:
            errors = (sum(tally.scores[index].tenths for index in here) for tally in tallies)
            edits = sum(places[index].edits for index in here)
            lines.append(KindLine(kind, len(here), edits, tuple(map(tenths_text, errors))))
    return tuple(lines)


def correction_lines(comparison: Comparison) -> tuple[CorrectionLine, ...]:
    """The correction list, a line a discrepancy, in manuscript order."""
    tallies = _tallies(comparison)
    ours = PlaceNames(comparison.manuscript.body)
    theirs = PlaceNames(comparison.galley.body)
    return tuple(
        CorrectionLine(
            place,
            *place_wording(place),
            tuple((tenths_text(t.scores[i].tenths), t.scores[i].rule) for t in tallies),
            tuple(score_note(t.scores[i], load_scheme(t.scheme)) for t in tallies),
            ours.of(place.manuscript),
            theirs.of(place.galley),
            ours.in_title(place.manuscript) or theirs.in_title(place.galley),
        )
        for i, place in enumerate(comparison.discrepancies)
    )


def title_note(lines: Iterable[CorrectionLine]) -> str:
    """One sentence on the differences in titles and headings (题目); empty when there are none."""
    numbers = [str(line.discrepancy.number) for line in lines if line.in_title]
    if not numbers:
        return ""
    shown = "、".join(numbers[:_TITLES_SHOWN]) + ("等" if len(numbers) > _TITLES_SHOWN else "")
    return f"题目（标题、小标题）有差异 {len(numbers)} 处：第 {shown} 处，请逐字核对。"


def place_wording(place: Discrepancy) -> tuple[str, str]:
    """What the galley has and what should be there; of a paragraph break, in words."""
    if place.kind is not DiscrepancyKind.PARAGRAPH_BREAK:
        return place.galley.text, place.manuscript.text
    if place.mark is CorrectionMark.RUN_ON:
        return "另起一段", "与上文接排"
    return "与上文接排", "另起一段"


def ignored_lines(comparison: Comparison) -> tuple[tuple[str, int], ...]:
    """What was set aside and not counted, by its Chinese name; what is zero is left out."""
    return tuple(
        (_ignored_title(kind), count) for kind, count in comparison.ignored.items() if count
    )


def _ignored_title(kind: str) -> str:
    if kind in _IGNORED_TITLES:
        return _IGNORED_TITLES[kind]
    return DiscrepancyKind(kind).label if kind in set(DiscrepancyKind) else kind


def reading_notes(comparison: Comparison) -> tuple[str, ...]:
    """What was not read, and how the two files were read: one sentence each."""
    sides = (("原稿", comparison.manuscript), ("校样", comparison.galley))
    return tuple(note for title, side in sides for note in _notes(title, side))


def _notes(title: str, side: ComparedSide) -> Iterator[str]:
    document = side.body.document
    yield from (f"{title}未读入：{phrase}，请人工核对。" for phrase in document.not_read)
    yield from (f"{title}：{phrase.rstrip('。')}。" for phrase in document.notes)


def file_name(side: ComparedSide, otherwise: str) -> str:
    """The file's own name, without its folders; ``otherwise`` for a text given in memory."""
    return side.path.replace("\\", "/").rstrip("/").rpartition("/")[2] or otherwise
