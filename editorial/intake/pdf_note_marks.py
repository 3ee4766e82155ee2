"""Marks of footnotes (注码) of a PDF page: the raised one in the text and the one before the note.

They are the setter's counting, not the author's words; Word keeps them as fields and its files are
read without them. A raised mark is taken for one only when a note of smaller type further down the
page begins with the same mark: an exponent stays text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from editorial.intake.pdf_lines import SPACE, PlacedRun, TextLine

OPENS: Final = "\ufdd0"
CLOSES: Final = "\ufdd1"
"""Noncharacters around a mark while lines are put together; no text holds them."""
_MARK: Final = re.compile(r"[①-⑳㉑-㉟]|[*＊†‡※]{1,3}|[\[［〔(（]?\d{1,3}[\]］〕)）]?")
_MAY_BE_MARK: Final = re.compile(
    r"[\u3400-\u9fff](?:[①-⑳㉑-㉟*＊†‡※]|[\[［〔]?\d{1,3}[\]］〕]?)(?=[。，、；：？！”’）》」』]|$)"
    r"|[。，、；：？！”’）》」』](?:[①-⑳㉑-㉟*＊†‡※]|[\[［〔]\d|\d{1,2}(?!\d))"
)
"""Where the mark of a note may stand, by what is around it."""
_SMALLER: Final = 0.85
"""Share of its neighbour's type size that a raised mark stays below."""
_RAISED: Final = (0.1, 0.45)
"""How far it stands above its neighbour's baseline, in that one's type sizes."""
_NEAR: Final = 0.6
"""Greatest gap to the neighbour, in its type sizes."""
_NOTE_SMALLER: Final = 0.96
"""Share of the text's type size that the type of a note stays below."""
_MOST_MARKS: Final = 200
_MOST_LINES: Final = 1500
"""Beyond so many on a page none is settled: no printed page has them."""
_BASE: Final = re.compile("[A-Za-z0-9Α-ω)）]$")
"""Behind this a raised figure is an exponent."""
_BETWEEN: Final = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")


def may_have_mark(text: str) -> bool:
    """Whether a line should be looked at closer: the mark of a note may be in it."""
    return _MAY_BE_MARK.search(text) is not None


def with_marks_enclosed(runs: Sequence[PlacedRun]) -> tuple[list[PlacedRun], bool]:
    """Enclose what may be the mark of a note: raised, small, close behind a word.

    Returns:
        The runs, and whether any was enclosed.
    """
    enclosed: dict[int, PlacedRun] = {}
    for number in range(1, len(runs)):
        run = runs[number]
        size = run[4]
        before = runs[number - 1]
        if run is SPACE or size >= _SMALLER * before[4]:
            continue
        is_exponent = run.text.isdigit() and _BASE.search(before.text)
        if _is_raised(before, run) and _MARK.fullmatch(run.text) and not is_exponent:
            enclosed[number] = run._replace(text=f"{OPENS}{run.text}{CLOSES}")
    if not enclosed:
        return list(runs), False
    return [enclosed.get(number, run) for number, run in enumerate(runs)], True


def _is_raised(before: PlacedRun, run: PlacedRun) -> bool:
    low, high = _RAISED
    up = run.baseline - before.baseline
    gap = run.left - before.right
    size = before.size
    return low * size <= up <= high * size and -_NEAR * size <= gap <= _NEAR * size


def with_marks_settled(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Take the marks out of the text whose notes are found, and enclose those before the notes.

    Enclosed marks without a note become text again.
    """
    settled = list(lines)
    found: dict[str, int] = {}
    marks = [
        (number, mark)
        for number, line in enumerate(lines)
        if OPENS in line.text
        for mark in _BETWEEN.findall(line.text)
    ]
    if len(marks) <= _MOST_MARKS and len(lines) <= _MOST_LINES:
        for number, mark in marks:
            note = _note_of(mark, lines, number, set(found.values()))
            if note is not None and mark not in found:
                found[mark] = note

    def text_of(match: re.Match[str]) -> str:
        return "" if match[1] in found else match[1]

    for number, line in enumerate(lines):
        if OPENS in line.text:
            settled[number] = line._replace(text=_BETWEEN.sub(text_of, line.text))
    for mark, number in found.items():
        line = settled[number]
        words = line.text.lstrip()[len(mark) :].lstrip()
        settled[number] = line._replace(text=f"{OPENS}{mark}{CLOSES}{words}")
    return tuple(settled)


def _note_of(mark: str, lines: Sequence[TextLine], at: int, taken: Collection[int]) -> int | None:
    """The line that begins a note: of smaller type, below, with that mark and then no figure."""
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if number in taken or line.size >= _NOTE_SMALLER * lines[at].size:
            continue
        words = line.text.lstrip()
        if line.baseline < lines[at].baseline and words.startswith(mark):
            rest = words[len(mark) :]
            if rest.strip() and not (mark[-1:].isdigit() and rest[0] in "0123456789.%"):
                return number
    return None


def settled_mark(text: str) -> str:
    """The mark of the note that a line begins; empty when it begins none."""
    match = _BETWEEN.match(text)
    return match[1] if match else ""


def without_marks(text: str) -> str:
    """A text without the marks before its notes."""
    return _BETWEEN.sub("", text) if OPENS in text else text
