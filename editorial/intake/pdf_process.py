"""Runs the process that opens a PDF, under a cap of memory and time (看护进程)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from array import array
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, Protocol

import psutil

from editorial.intake import limits
from editorial.intake.pdf_lines import PageText, TextLine, line_of
from editorial.intake.pdf_nursery import forked, is_supported
from editorial.intake.refusal import IntakeRefused, RefusalCode

_LARGE: Final = 64 * 1024
"""Bytes from which a file is read by several processes at once."""
_PARTS: Final = 2
_POLL_SECONDS: Final = 0.02
_MAX_ANSWER_BYTES: Final = 256 * 1024 * 1024
_CHILD: Final = "editorial.intake.pdf_child"
_TALLIES: Final = (
    "characters",
    "pictures",
    "off_page",
    "invisible",
    "unmapped",
    "white",
    "tiny",
    "slanted",
    "fields",
    "annotations",
    "unreadable_pages",
)
_PACKAGE_FOLDER: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class PdfContent:
    """The lines of a PDF, page by page, with tallies of what was met."""

    pages: tuple[PageText, ...]
    characters: int = 0
    """Characters that PDFium handed out, white space included."""
    pictures: int = 0
    off_page: int = 0
    """Characters outside the page, not printed and not read."""
    invisible: int = 0
    """Characters that print nothing (the layer of a recognised scan)."""
    unmapped: int = 0
    """Glyphs without a character."""
    white: int = 0
    """Characters printed in white: on a dark ground, or not to be seen."""
    tiny: int = 0
    """Characters in type too small to be seen."""
    slanted: int = 0
    """Characters that don't stand upright."""
    fields: int = 0
    """Form fields; what they hold is not read."""
    annotations: int = 0
    """Remarks that were put on the pages; what they say is not read."""
    unreadable_pages: int = 0
    pages_of_pictures: tuple[int, ...] = ()
    """Numbers of pages that show something but have no text layer."""


def open_pdf(
    data: bytes, name: str, *, memory: int = limits.MAX_PDF_MEMORY_BYTES, seconds: float = 0.0
) -> PdfContent:
    """Open a PDF in a process of its own.

    Args:
        data: the whole file.
        name: its name, for refusals.
        memory: resident bytes at which the process is ended.
        seconds: time at which it is ended; 0 takes the usual time for a file of that size.

    Raises:
        IntakeRefused: when it is broken, locked, too long, too costly, or ends the process.
    """
    allowed = limits.PDF_SECONDS + limits.PDF_SECONDS_PER_MEGABYTE * len(data) / 2**20
    until = time.monotonic() + (seconds or allowed)
    parts = _PARTS if len(data) >= _LARGE and is_supported() and (os.cpu_count() or 1) > 1 else 1
    with ExitStack() as open_files:
        question, *answers = (open_files.enter_context(TemporaryFile()) for _ in range(parts + 1))
        question.write(data)
        question.seek(0)
        code = _run(question, answers, memory, until)
        if code is None or sum(a.seek(0, os.SEEK_END) for a in answers) > _MAX_ANSWER_BYTES:
            raise IntakeRefused(RefusalCode.PDF_EXHAUSTING, name)
        if code != 0:
            raise IntakeRefused(RefusalCode.PDF_CRASHED, name)
        for answer in answers:
            answer.seek(0)
        return _content([json.load(answer) for answer in answers], name)


class _Child(Protocol):
    """A process that reads."""

    @property
    def pid(self) -> int: ...

    def wait(self, seconds: float) -> int: ...

    def end(self) -> None: ...


class _Spawned:
    """A process that was started from scratch."""

    def __init__(self, environment: dict[str, str], question: IO[bytes], answer: IO[bytes]) -> None:
        # -P: a file named like a module in the current folder must not be run.
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-P", "-m", _CHILD],
            stdin=question,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.pid = self._process.pid

    def wait(self, seconds: float) -> int:
        return self._process.wait(seconds)

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


def _run(
    question: IO[bytes], answers: Sequence[IO[bytes]], memory: int, until: float
) -> int | None:
    """Run a process for each answer, each with its share of the pages, to their end.

    Returns:
        The worst exit code, or None when they were ended for taking too much memory or time.
    """
    folders = (str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(f for f in folders if f)}
    children: list[_Child] = []
    try:
        for part, answer in enumerate(answers):
            child: _Child | None = None
            if is_supported():
                child = forked(environment, question, answer, (part, len(answers)))
            if child is None and len(answers) > 1:
                return 1  # the nursery died twice
            children.append(child or _Spawned(environment, question, answer))
        return _watch(children, memory, until)
    finally:
        for child in children:
            child.end()


def _watch(children: Sequence[_Child], memory: int, until: float) -> int | None:
    worst = 0
    running = list(children)
    while running:
        left = until - time.monotonic()
        if sum(map(_resident, running)) > memory or left <= 0:
            return None
        with suppress(subprocess.TimeoutExpired):
            worst = max(worst, abs(running[0].wait(min(_POLL_SECONDS, left))))
            del running[0]
    return worst


def _resident(child: _Child) -> int:
    try:
        return int(psutil.Process(child.pid).memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _lines(page: dict[str, Any]) -> tuple[TextLine, ...]:
    """The lines of a page, whose measures come in hundredths of points."""
    hundredths = array("d", bytes.fromhex(page["measures"]))
    measures = [measure / 100 for measure in hundredths]
    columns = (measures[number::4] for number in range(4))
    return tuple(map(line_of, zip(page["lines"], *columns, repeat(page["number"]), strict=False)))


def _content(answers: Sequence[dict[str, Any]], name: str) -> PdfContent:
    tally: Counter[str] = Counter()
    for answer in answers:
        if "refused" in answer:
            raise IntakeRefused(RefusalCode(answer["refused"]), name)
        tally.update(answer["tally"])
    if tally["characters"] > limits.MAX_PDF_CHARACTERS:
        raise IntakeRefused(RefusalCode.TOO_MUCH_TEXT, name)
    if tally["unreadable_pages"] == answers[0]["pages_in_all"]:
        raise IntakeRefused(RefusalCode.PDF_BROKEN, name)
    pages = tuple(
        PageText(
            page["number"],
            page["height"],
            page["bottom"],
            page["left"],
            page["right"],
            _lines(page),
            tuple(tuple(box) for box in page["pictures"]),
            tuple(tuple(box) for box in page["rules"]),
            tuple(tuple(box) for box in page["uprights"]),
            page["label"],
            page["is_vertical"],
        )
        for answer in answers
        for page in answer["pages"]
    )
    return PdfContent(
        pages,
        **{name: tally.get(name, 0) for name in _TALLIES},
        pages_of_pictures=tuple(
            page["number"] for a in answers for page in a["pages"] if page["is_picture"]
        ),
    )
