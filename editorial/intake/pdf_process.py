"""Runs the process that opens a PDF, under a cap of memory and time (看护进程)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

import psutil

from editorial.intake import limits
from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_nursery import forked, is_supported
from editorial.intake.refusal import IntakeRefused, RefusalCode

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
    with TemporaryFile() as question, TemporaryFile() as answer:
        question.write(data)
        question.seek(0)
        code = _run(question, answer, memory, seconds or allowed)
        size = answer.seek(0, os.SEEK_END)
        if code is None or size > _MAX_ANSWER_BYTES:
            raise IntakeRefused(RefusalCode.PDF_EXHAUSTING, name)
        if code != 0:
            raise IntakeRefused(RefusalCode.PDF_CRASHED, name)
        answer.seek(0)
        return _content(json.load(answer), name)


def _run(question: IO[bytes], answer: IO[bytes], memory: int, seconds: float) -> int | None:
    """Run the process to its end.

    Returns:
        Its exit code, or None when it was ended for taking too much memory or time.
    """
    folders = (str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(f for f in folders if f)}
    until = time.monotonic() + seconds
    child = forked(environment, question, answer) if is_supported() else None
    if child is not None:
        try:
            return _watch(child.wait, child.pid, memory, until)
        finally:
            child.end()
    # -P: a file named like a module in the current folder must not be run.
    command = [sys.executable, "-P", "-m", _CHILD]
    process = subprocess.Popen(  # noqa: S603 - our own module, no shell
        command, stdin=question, stdout=answer, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        return _watch(process.wait, process.pid, memory, until)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _watch(wait: Callable[[float], int], pid: int, memory: int, until: float) -> int | None:
    while True:
        try:
            resident = psutil.Process(pid).memory_info().rss
        except psutil.NoSuchProcess:
            resident = 0
        left = until - time.monotonic()
        if resident > memory or left <= 0:
            return None
        with suppress(subprocess.TimeoutExpired):
            return wait(min(_POLL_SECONDS, left))


def _content(answer: dict[str, Any], name: str) -> PdfContent:
    if "refused" in answer:
        raise IntakeRefused(RefusalCode(answer["refused"]), name)
    tally = answer["tally"]
    pages = tuple(
        PageText(
            page["number"],
            page["height"],
            page["bottom"],
            page["left"],
            page["right"],
            tuple(
                TextLine(text, left, right, baseline, size, page["number"])
                for text, left, right, baseline, size in page["lines"]
            ),
            tuple(tuple(box) for box in page["pictures"]),
            tuple(tuple(box) for box in page["rules"]),
            page["label"],
            page["is_vertical"],
        )
        for page in answer["pages"]
    )
    return PdfContent(
        pages,
        **{name: tally.get(name, 0) for name in _TALLIES},
        pages_of_pictures=tuple(p["number"] for p in answer["pages"] if p["is_picture"]),
    )
