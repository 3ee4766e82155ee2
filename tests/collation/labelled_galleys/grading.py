"""Grading (评定): which labels were found as what they are, and what was found besides.

A discrepancy is the label's when it does the same to the manuscript: it may show the whole number
for one digit, or the second 的 of 的的 for the first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from editorial.comparison.compare import compare_texts
from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy
from tests.collation.labelled_galleys.galley import Label, LabelledGalley, body

_ALIKE = 20
"""How far a move may be off its label, where both ends may be slid along equal text."""

_TENTHS = {
    "number": 10, "foreign_word": 10, "transposed": 10, "letter_case": 5, "variant": 5,
    "numeral_form": 1, "punctuation": 1, "width": 1, "paragraph_break": 1,
}  # fmt: skip
_AT_MOST_THREE = {
    "wrong",
    "missing",
    "extra",
    "transposed",
    "moved",
    "number",
    "letter_case",
    "variant",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """What became of one galley."""

    confusion: Counter[tuple[str, str]]
    """(label's kind, kind found); "" when nothing was, or when nothing was to be found."""
    faults: tuple[str, ...]
    """What went wrong, a line each."""
    house_exact: bool
    periodical_exact: bool


def grade(galley: LabelledGalley) -> Grade:
    """Compare the two texts and hold what is found to the labels."""
    comparison = compare_texts(galley.manuscript, galley.galley)
    ours = body(galley.manuscript)
    left = list(comparison.discrepancies)
    confusion: Counter[tuple[str, str]] = Counter()
    faults: list[str] = []
    unfound: list[Label] = []
    for label in galley.labels:
        own = next((each for each in left if _same(label, each, ours, comparison)), None)
        if own is None:
            unfound.append(label)
        else:
            left.remove(own)
            confusion[label.kind, label.kind] += 1
    for label in unfound:
        end = label.start + len(label.ours)
        near = [
            each
            for each in left
            if each.manuscript.start <= end + 2 and label.start - 2 <= each.manuscript.end
        ]
        found = near[0].kind.value if near else ""
        confusion[label.kind, found] += 1
        for each in near:
            left.remove(each)
        told = " + ".join(f"{e.kind.value} {e.manuscript.text}→{e.galley.text}" for e in near)
        context = f"{ours[max(label.start - 8, 0) : label.start]}|{ours[end : end + 8]}"
        faults.append(f"{label.kind} [{label.way}] {label.ours}→{label.theirs} ({context}): {told}")
    for each in left:
        confusion["", each.kind.value] += 1
        told = f"{each.kind.value} {each.manuscript.text}→{each.galley.text}"
        faults.append(f"none: {told} ({each.before}|{each.after})")
    return Grade(
        confusion,
        tuple(faults),
        house_exact=comparison.tallies["house"].tenths == 10 * sum(e.edits for e in galley.labels),
        periodical_exact=comparison.tallies["periodical-2020"].tenths == _periodical(galley.labels),
    )


def _same(label: Label, found: Discrepancy, text: str, comparison: Comparison) -> bool:
    if found.kind.value != label.kind:
        return False
    if label.kind != "moved":
        span = found.manuscript
        mine = _smallest(label.start, label.start + len(label.ours), label.theirs, text)
        return mine == _smallest(span.start, span.end, found.galley.text, text)
    accounts = [(label.start, label.ours), *([label.other[:2]] if label.other else [])]
    return any(
        abs(start - found.manuscript.start) <= _ALIKE and sorted(moved) == sorted(found.galley.text)
        for start, moved in accounts
    )


def _smallest(start: int, end: int, put: str, text: str) -> tuple[int, int, str]:
    """The one smallest change that does the same: two changes are alike when this is equal."""
    while start < end and put and text[start] == put[0]:
        start, put = start + 1, put[1:]
    if start == end:
        while put and start < len(text) and text[start] == put[0]:
            start, end, put = start + 1, end + 1, put[1:] + put[0]
    elif not put:
        while end < len(text) and text[start] == text[end]:
            start, end = start + 1, end + 1
    while start < end and put and text[end - 1] == put[-1]:
        end, put = end - 1, put[:-1]
    return start, end, put


def _periodical(labels: tuple[Label, ...]) -> int:
    """Tenths of an error by the national scheme, reckoned from the labels alone."""
    tenths = 0
    forms = 0
    same: Counter[tuple[str, str, str]] = Counter()
    for label in labels:
        error = label.kind, label.ours, label.theirs
        same[error] += 1
        if label.kind in _AT_MOST_THREE and same[error] > 3:
            continue
        if label.kind == "numeral_form":
            forms += 1
        else:
            tenths += _TENTHS.get(label.kind) or _by_length(max(map(_written, error[1:])))
    return tenths + min(forms, 10)


def _by_length(length: int) -> int:
    return 10 if length <= 1 else 20 if length <= 5 else 40


_MARKS = set("，。、；：！？“”‘’「」《》（）—…·-.,\"'/()")


def _written(text: str) -> int:
    return sum(character not in _MARKS for character in text)
