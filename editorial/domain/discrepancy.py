"""Discrepancies (异同): any difference between the frozen manuscript and a galley."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DiscrepancyKind(StrEnum):
    """What kind of difference it is; the values are part of the public JSON."""

    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"
    TRANSPOSED = "transposed"
    MOVED = "moved"
    NUMBER = "number"
    NUMERAL_FORM = "numeral_form"
    FOREIGN_WORD = "foreign_word"
    LETTER_CASE = "letter_case"
    VARIANT = "variant"
    PUNCTUATION = "punctuation"
    WIDTH = "width"
    PARAGRAPH_BREAK = "paragraph_break"

    @property
    def label(self) -> str:
        """The trade's name of the kind, in Chinese."""
        return _KIND_TITLES[self]


_KIND_TITLES = {
    DiscrepancyKind.WRONG: "错字",
    DiscrepancyKind.MISSING: "漏字",
    DiscrepancyKind.EXTRA: "多字",
    DiscrepancyKind.TRANSPOSED: "颠倒",
    DiscrepancyKind.MOVED: "移位",
    DiscrepancyKind.NUMBER: "数字",
    DiscrepancyKind.NUMERAL_FORM: "数字用法",
    DiscrepancyKind.FOREIGN_WORD: "外文",
    DiscrepancyKind.LETTER_CASE: "大小写",
    DiscrepancyKind.VARIANT: "繁体/异体",
    DiscrepancyKind.PUNCTUATION: "标点",
    DiscrepancyKind.WIDTH: "全半角",
    DiscrepancyKind.PARAGRAPH_BREAK: "接排/另段",
}


class CorrectionMark(StrEnum):
    """The proof-reader's mark (校对符号, GB/T 14706—1993) that puts the galley right."""

    CORRECT = "改正"
    DELETE = "删除"
    INSERT = "增补"
    TRANSPOSE = "对调"
    MOVE = "转移"
    RUN_ON = "接排"
    NEW_PARAGRAPH = "另起段"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of one side's body text."""

    start: int
    """Offset of the first character, in code points of the body text."""
    end: int
    """Offset behind the last character; equal to ``start`` when nothing stands there."""
    text: str
    paragraph: int
    """Number of the paragraph, from 1."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One place where the galley differs from the manuscript."""

    number: int
    """Running number in the comparison, from 1, in manuscript order."""
    kind: DiscrepancyKind
    edits: int
    """Its share of the minimal edit distance, in characters; 0 for a paragraph break."""
    manuscript: TextSpan
    galley: TextSpan
    mark: CorrectionMark
    before: str = ""
    """A few manuscript characters in front of the place."""
    after: str = ""
    """A few manuscript characters behind it."""
    note: str = ""
    """Why it is likely (同音、形近…), for the reader; empty when nothing is known."""


def inside_moves(discrepancies: Iterable[Discrepancy]) -> dict[int, int]:
    """The changes inside stretches that moved: number of each, with the move's number.

    Their spans lie inside the move's on both sides; all other spans keep clear of each other.
    """
    found = list(discrepancies)
    moves = sorted(
        (each for each in found if each.kind is DiscrepancyKind.MOVED),
        key=lambda each: each.manuscript.start,
    )
    starts = [each.manuscript.start for each in moves]
    inside: dict[int, int] = {}
    for each in found if moves else ():
        if each.kind is DiscrepancyKind.MOVED:
            continue
        at = bisect_right(starts, each.manuscript.start)
        # At the seam of two moves it may lie at the end of the first one.
        for move in moves[max(at - 2, 0) : at]:
            if lies_inside(each, move):
                inside[each.number] = move.number
    return inside


def lies_inside(change: Discrepancy, move: Discrepancy) -> bool:
    """Whether a change lies inside a stretch that moved, on both sides."""
    return _holds(move.manuscript, change.manuscript) and _holds(move.galley, change.galley)


def _holds(outer: TextSpan, inner: TextSpan) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
