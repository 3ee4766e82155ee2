"""Comparing Word files: our command and other programs, whole processes in turn."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree
from rapidfuzz.distance import Levenshtein

from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose, with_errors
from editorial.intake.read import read_document
from editorial.text.body_text import body_text

OURS = "editorial compare --docx"
_HERE = Path(__file__).resolve().parent
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AS_PUBLISHED = {
    "docxodus": "python-redlines-docxodus",
    "ooxml-power-tools": "python-redlines-ooxmlpowertools",
    "jubarte": "jubarte-redlines",
    "trackdiff": "docx-trackdiff",
}


@dataclass(frozen=True, slots=True)
class Redline:
    """What a program's tracked changes say."""

    places: int
    """Stretches of text marked as inserted or deleted."""
    inserted: int
    """Characters in them."""
    deleted: int
    whole: bool
    """Whether rejecting all gives the one text and accepting all the other, by our reader."""


@dataclass(frozen=True, slots=True)
class DocumentCase:
    """What came of one pair of Word files."""

    name: str
    distance: int
    times: Times
    redlines: dict[str, Redline]
    failed: dict[str, str]


def versions() -> dict[str, str]:
    """Versions of the programs; empty for those that are not here."""
    found = {name: _version(package) for name, package in _AS_PUBLISHED.items()}
    found["libreoffice"] = _libreoffice()
    return found


def compare_in_turn(characters: int, rounds: int, patience: float = 40.0) -> DocumentCase:
    """Compare two Word files with one error in a thousand, by every program that is here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old_text = prose(characters)
        new_text = with_errors(old_text, 1)
        old, new = folder / "old.docx", folder / "new.docx"
        _write(old, old_text)
        _write(new, new_text)
        # Our command's authority is the first file: its changes lead from the galley to it.
        ours = folder / "ours.docx"
        command = [sys.executable, "-m", "editorial", "compare", str(old), str(new), "--docx"]
        tasks: dict[str, Callable[[], object]] = {OURS: partial(_run, [*command, str(ours)])}
        written = {OURS: ours}
        failed = {}
        for engine, installed in versions().items():
            if not installed:
                failed[engine] = "not installed"
                continue
            out = folder / f"{engine}.docx"
            task = partial(
                _run, [_python(engine), str(_HERE / "docx_peers.py"), engine, old, new, out]
            )
            problem = _tried(task, out)
            if problem:
                failed[engine] = problem
            else:
                tasks[engine] = task
                written[engine] = out
        times = interleaved(tasks, rounds, patience)
        return DocumentCase(
            f"{characters // 1000}k characters",
            _distance(old, new),
            times,
            {
                engine: _redline(
                    out, new if engine == OURS else old, old if engine == OURS else new
                )
                for engine, out in written.items()
            },
            failed,
        )


def _write(path: Path, text: str) -> None:
    document = Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    document.save(str(path))


def _run(command: list[object]) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=_HERE.parent,
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode not in {0, 1} or (done.returncode == 1 and "editorial" not in command):
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])


def _tried(task: Callable[[], object], out: Path) -> str:
    try:
        task()
    except (OSError, RuntimeError, subprocess.TimeoutExpired) as problem:
        return str(problem)[:120]
    return "" if out.exists() else "wrote nothing"


def _distance(old: Path, new: Path) -> int:
    return Levenshtein.distance(_text(old), _text(new), score_hint=1000)


def _text(path: Path, *, original: bool = False) -> str:
    return body_text(read_document(path, original=original).document).text


def _redline(out: Path, before: Path, after: Path) -> Redline:
    with zipfile.ZipFile(out) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    inserted = list(_stretches(root, "ins", "t"))
    deleted = list(_stretches(root, "del", "delText"))
    return Redline(
        len(inserted) + len(deleted),
        sum(inserted),
        sum(deleted),
        _text(out, original=True) == _text(before) and _text(out) == _text(after),
    )


def _stretches(root: Any, wrapper: str, text: str) -> Iterator[int]:
    for change in root.iter(f"{_WORD}{wrapper}"):
        characters = sum(len(piece.text or "") for piece in change.iter(f"{_WORD}{text}"))
        if characters:
            yield characters


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _libreoffice() -> str:
    """Its version, when it is there with a Python that can drive it."""
    if shutil.which("soffice") is None or not _python("libreoffice"):
        return ""
    done = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    return words[1] if len(words) > 1 else ""


@cache
def _python(engine: str) -> str:
    if engine != "libreoffice":
        return sys.executable
    for candidate in (sys.executable, "/usr/bin/python3", shutil.which("python3") or ""):
        if candidate and Path(candidate).exists():
            probe = subprocess.run(
                [candidate, "-c", "import uno"], capture_output=True, check=False
            )
            if probe.returncode == 0:
                return candidate
    return ""
