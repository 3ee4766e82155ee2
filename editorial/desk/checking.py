"""Check a file (校是非): read it by its format, look for doubts with the office's dictionaries."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from editorial.checking.finding import Finding, Level
from editorial.checking.rules import internal_wording
from editorial.desk.office_dictionaries import OfficeDictionaryRefused, office_checker
from editorial.desk.settings import Settings, SettingsRefused, office_rules
from editorial.domain.publication import PublicationType
from editorial.intake.intake_result import IntakeResult
from editorial.intake.read import read_document
from editorial.intake.refusal import IntakeRefused
from editorial.text.body_text import body_text

SCHEMA: Final = "editorial.check/1"


class CheckingRefused(Exception):
    """A file cannot be checked; the message is one Chinese line with what to do next."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What checking a file brought."""

    characters: int
    """Characters of the body text: white space and layout left out, as everywhere else."""
    findings: tuple[Finding, ...]
    """In text order; offsets are code points of ``text``."""
    text: str
    """The text as read: a text file's own, of other formats the paragraphs, a line each."""
    not_read: tuple[str, ...]
    """What the reader saw and did not read, one Chinese phrase each."""

    def to_json(self) -> dict[str, Any]:
        """The document that ``check --json`` prints (design §4)."""
        return {
            "schema": SCHEMA,
            "characters": self.characters,
            "findings": [finding.to_json() for finding in self.findings],
        }


def check_file(
    path: Path, *, level: Level | str = Level.LIKELY, home: Path | None = None
) -> CheckedFile:
    """Look for doubts in a file.

    Args:
        path: A file of any format that can be read.
        level: The lowest level to look for: sure, likely, hint.
        home: Folder of the office's data; by default what the environment says.

    Raises:
        CheckingRefused: when the file or an office's dictionary cannot be read, or the level is
            unknown.
    """
    try:
        lowest = Level(level)
    except ValueError as error:
        raise CheckingRefused(
            f"没有“{level}”这一级，请用 sure（确定）、likely（疑似）或 hint（提示）"
        ) from error
    office = home if home is not None else Settings().home
    try:
        checker = office_checker(office)
        sort = office_rules(office).publication_type
        read = read_document(path)
    except (IntakeRefused, OfficeDictionaryRefused, SettingsRefused) as refusal:
        raise CheckingRefused(str(refusal)) from refusal
    text, starts = _text_as_read(read)
    findings = checker.check(text, level=lowest)
    if sort is not PublicationType.INTERNAL_MATERIAL:
        findings = [finding for finding in findings if finding.rule != internal_wording.ID]
    if starts:
        findings = [
            replace(finding, paragraph=bisect_right(starts, finding.start)) for finding in findings
        ]
    characters = len(body_text(read.document))
    return CheckedFile(characters, tuple(findings), text, read.document.not_read)


def _text_as_read(read: IntakeResult) -> tuple[str, list[int]]:
    """The text to check, and where its paragraphs begin when they are not just its lines."""
    if read.own_text is not None:
        return read.own_text, []
    texts = [paragraph.text for paragraph in read.document.paragraphs]
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    return "\n".join(texts), starts
