"""The reader of ``.docx`` (Word 文档): body, then footnotes, then endnotes, with the account.

Read from the XML itself: the usual libraries leave out tracked insertions, content controls, text
boxes and notes. At the end the account is balanced against the XML: characters in places that the
format does not allow are reported, never lost in silence.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from editorial.intake.docx_account import ReadingAccount, Seen, Unread
from editorial.intake.docx_package import DocxPackage, open_package
from editorial.intake.docx_revisions import RevisionView
from editorial.intake.docx_story import StoryReader
from editorial.intake.docx_styles import read_styles
from editorial.intake.docx_symbols import INNER_CODES
from editorial.intake.docx_xml import RELATIONS, letters, parse_part, w
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind

_MAIN = "word/document.xml"
_NOTE_KINDS = {"footnote": ParagraphKind.FOOTNOTE, "endnote": ParagraphKind.ENDNOTE}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, name: str = "", *, original: bool = False) -> DocumentText:
    """Read a Word document.

    Args:
        data: the whole file.
        name: its name, for refusals.
        original: read tracked changes as they were before, instead of as accepted.

    Raises:
        IntakeRefused: when it is no sound Word document, is built to harm, or has no text.
    """
    return read_docx_with_account(data, name, original=original)[0]


def read_docx_with_account(
    data: bytes, name: str = "", *, original: bool = False
) -> tuple[DocumentText, ReadingAccount]:
    """Read a Word document and hand out the tallies as well; see `read_docx`."""
    package = open_package(data, name)
    try:
        return _read(package, RevisionView(original))
    except IntakeRefused as refused:
        raise IntakeRefused(refused.code, name, refused.detail) from refused
    except RecursionError as error:
        raise package.refused(RefusalCode.DOCX_TOO_COMPLEX) from error


def _read(package: DocxPackage, view: RevisionView) -> tuple[DocumentText, ReadingAccount]:
    parts = _find_parts(package)
    root = parse_part(package, parts.main)
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise package.refused(RefusalCode.DOCX_NOT_WORD)
    account = ReadingAccount()
    styles = read_styles(
        _optional(package, parts.one("styles")), _optional(package, parts.one("numbering"))
    )
    story = StoryReader(styles, account, view)
    total = letters(root)
    story.open(body)
    story.read(body, ParagraphKind.BODY)
    story.mark_title()
    for kind in _NOTE_KINDS:
        notes = _optional(package, parts.one(f"{kind}s"))
        if notes is not None:
            total += letters(notes)
            _read_notes(story, notes, kind)
    account.seen[Seen.SYMBOL] += len(INNER_CODES.findall("".join(account.texts)))
    account.unread[Unread.STRAY] += total - account.accounted
    _count_others(package, parts, account)
    if not any(p.text.strip() for p in story.paragraphs):
        raise package.refused(RefusalCode.NO_TEXT)
    not_read, notes_made = account.not_read(), account.notes(original=view.original)
    document = DocumentText(tuple(story.paragraphs), tuple(not_read), tuple(notes_made))
    return document, account


def _read_notes(story: StoryReader, root: etree._Element, kind: str) -> None:
    """Read the notes in the order of their references; the others are reported."""
    story.open(root)
    by_id = {note.get(w("id"), ""): note for note in root.iter(w(kind))}
    number = 0
    for reference_kind, reference in story.inline.notes:
        note = by_id.pop(reference, None) if reference_kind == kind else None
        if note is not None:
            number += 1
            story.read(note, _NOTE_KINDS[kind], str(number))
    story.account.seen[Seen.FOOTNOTE if kind == "footnote" else Seen.ENDNOTE] += number
    for note in by_id.values():
        story.inline.leave_out(note, Unread.LOOSE_NOTE)


def _count_others(package: DocxPackage, parts: _Parts, account: ReadingAccount) -> None:
    for part in (*parts.all("header"), *parts.all("footer")):
        root = _optional(package, part)
        account.seen[Seen.HEADER] += root is not None and letters(root) > 0
    comments = _optional(package, parts.one("comments"))
    if comments is not None:
        account.seen[Seen.COMMENT] += sum(1 for _ in comments.iter(w("comment")))


def _optional(package: DocxPackage, part: str | None) -> etree._Element | None:
    return parse_part(package, part) if part is not None and part in package else None


@dataclass(frozen=True, slots=True)
class _Parts:
    """Names of the parts of a document, as its relationships give them."""

    main: str
    related: tuple[tuple[str, str], ...]
    """Kind of the relationship (``footnotes``) and the part that it leads to."""

    def all(self, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for k, part in self.related if k == kind))

    def one(self, kind: str) -> str | None:
        found = self.all(kind)
        return found[0] if found else None


def _find_parts(package: DocxPackage) -> _Parts:
    """Follow the relationships of the package to its document and on from there."""
    main = next((p for k, p in _related(package, "") if k == "officeDocument"), _MAIN)
    if main not in package:
        if _MAIN not in package:
            raise package.refused(RefusalCode.DOCX_NOT_WORD)
        main = _MAIN
    return _Parts(main, tuple(_related(package, main)))


def _related(package: DocxPackage, source: str) -> list[tuple[str, str]]:
    folder, _, file = source.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in package:
        return []
    found = []
    for relation in parse_part(package, relations).iter(f"{{{RELATIONS}}}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        base = "" if target.startswith("/") else folder
        found.append((kind, posixpath.normpath(posixpath.join(base, target.lstrip("/")))))
    return found
