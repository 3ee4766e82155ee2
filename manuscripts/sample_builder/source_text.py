"""The simple markup of the source texts: blocks and, inside them, runs.

A line is a block: ``# title``, ``@ author``, ``## heading``, ``^ caption``, ``| cell | cell |``
(consecutive rows make one table), ``[^1]: note``, anything else a body paragraph. Inside a line
``{+inserted+}`` and ``{-deleted-}`` are an author's tracked changes and ``[^1]`` calls a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

_RUN = re.compile(r"\{\+(?P<ins>.*?)\+\}|\{-(?P<del>.*?)-\}|\[\^(?P<note>\d+)\]")
_NOTE_LINE = re.compile(r"\[\^(\d+)\]: ?(.*)")
_MARKS = (("# ", "title"), ("## ", "heading"), ("@ ", "author"), ("^ ", "caption"))


class Run(NamedTuple):
    """A stretch of one paragraph: ``text``, ``ins``, ``del``, or ``note`` (its number)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table (its rows) or a note (its number in ``number``)."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""


def runs_of(text: str) -> list[Run]:
    """Cut the text of a paragraph into runs."""
    runs: list[Run] = []
    position = 0
    for match in _RUN.finditer(text):
        if match.start() > position:
            runs.append(Run("text", text[position : match.start()]))
        kind = match.lastgroup or "text"
        runs.append(Run(kind, match[kind]))
        position = match.end()
    if position < len(text):
        runs.append(Run("text", text[position:]))
    return runs


def accepted(text: str) -> str:
    """The text of a paragraph once its tracked changes are accepted, without note calls."""
    return "".join(run.text for run in runs_of(text) if run.kind in {"text", "ins"})


def _block(line: str) -> Block:
    if note := _NOTE_LINE.fullmatch(line):
        return Block("note", note[2], number=note[1])
    for mark, kind in _MARKS:
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("body", line)


def parse(source: str) -> list[Block]:
    """Read a source text into blocks, in order."""
    blocks: list[Block] = []
    lines = (line for line in source.splitlines() if line.strip())
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            rows = tuple(
                tuple(cell.strip() for cell in line.strip("|").split("|")) for line in group
            )
            blocks.append(Block("table", rows=rows))
        else:
            blocks.extend(_block(line) for line in group)
    return blocks


def body_characters(source: str) -> str:
    """The body text of a source: all that a reader counts, without white space."""
    pieces: list[str] = []
    for block in parse(source):
        pieces.extend(cell for row in block.rows for cell in row)
        pieces.append(accepted(block.text))
    return re.sub(r"\s+", "", "".join(pieces))
