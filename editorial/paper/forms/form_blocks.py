"""What a form is made of (表单的构件): rows of fields, passages, boxes, lists, signatures.

A form is data: it says what stands where, and nothing of how it is drawn. What the record does not
hold yet is an empty text, which is printed as a blank to be filled in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.form_kind import FormKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A field with its label; an empty text is a blank."""

    label: str
    text: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields, one row a tuple; the entries of a row share its width."""

    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading across the form."""

    title: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of any length beside its label."""

    label: str
    text: str = ""
    lines: int = 2
    """Lines to write on when the text is empty."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something to be ticked."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question with its boxes."""

    label: str
    boxes: tuple[Box, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a checklist with its boxes and a remark."""

    text: str
    boxes: tuple[Box, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A checklist."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, as recorded; a blank to sign on when nobody has."""

    label: str
    name: str = ""
    """With 代 and the principal's name when a deputy signed."""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    name: str
    share: int
    """Its part of the width, beside the others'."""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a head that is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    blanks: int = 0
    """Empty rows behind the last, to be filled in by hand."""
    title: str = ""
    sums: tuple[tuple[str, ...], ...] = ()
    """Rows of totals at the end."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Small print: how to read the form."""

    lines: tuple[str, ...]


Block = Fields | Section | Passage | Boxes | Points | Signature | Listing | Notes


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text that the form speaks of, by the hash of its file or its text."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How far the audit chain had come: anybody can look the entry up and compare the seal."""

    entries: int
    seal: str
    at: datetime | None
    """When the newest of these entries was made; None where there is none."""
    moment: str = ""
    """The same as the form says it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A filled-in form."""

    kind: FormKind
    title: str
    issue: str
    """Periodical and issue, for the head of every page."""
    about: str
    """What it is about, for the foot of every page: number and title, or the issue."""
    blocks: tuple[Block, ...]
    fingerprints: tuple[Fingerprint, ...]
    audit: AuditHead
    landscape: bool = False
