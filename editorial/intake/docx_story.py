"""One story of a ``.docx`` (正文、脚注或尾注): its paragraphs, tables and text boxes in order.

Merged cells are read once; a table inside a cell has a number of its own; a text box is read after
the paragraph that it is anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from editorial.intake.docx_account import ReadingAccount, Seen, Unread
from editorial.intake.docx_inline import Draft, InlineReader
from editorial.intake.docx_revisions import RevisionView, chosen_branch
from editorial.intake.docx_styles import Styles
from editorial.intake.docx_xml import COMPATIBILITY, MATH, w
from editorial.intake.limits import MAX_DOCX_CHARACTERS, MAX_PARAGRAPHS
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind

_ALTERNATIVES: Final = f"{{{COMPATIBILITY}}}AlternateContent"
_PROPERTIES: Final = frozenset(
    w(name)
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "tblPrEx")
)
_LOOSE: Final = frozenset({w("r"), w("hyperlink"), w("fldSimple"), f"{{{MATH}}}oMath"})
_TITLE_CHARACTERS: Final = 50
_POINTS: Final = "。；：，、;:,."


class StoryReader:
    """Reads stories one after another into one list of paragraphs."""

    def __init__(self, styles: Styles, account: ReadingAccount, view: RevisionView) -> None:
        self.paragraphs: list[Paragraph] = []
        self.account = account
        self.inline = InlineReader(account, styles, view)
        self._styles = styles
        self._view = view
        self._tables = 0
        self._characters = 0
        self._pending: Draft | None = None
        self._title_candidate: int | None = None

    def read(self, root: etree._Element, kind: ParagraphKind, note: str | None = None) -> None:
        """Read a story: the body, one footnote or one endnote.

        Raises:
            IntakeRefused: when there are too many paragraphs or characters.
        """
        self.inline.match_fields(root)
        self._story(root, kind, Location(note=note))

    def mark_title(self) -> None:
        """Without a title by style, take the first paragraph that looks like one (文题)."""
        if any(p.kind is ParagraphKind.TITLE for p in self.paragraphs):
            return
        if self._title_candidate is not None:
            at = self._title_candidate
            self.paragraphs[at] = replace(self.paragraphs[at], kind=ParagraphKind.TITLE)

    def _story(self, root: etree._Element, kind: ParagraphKind, at: Location) -> None:
        outer_fields = self.inline.begin_story()
        outer_pending, self._pending = self._pending, None
        self._blocks(root, kind, at)
        self._flush(at)
        self._pending = outer_pending
        self.inline.end_story(outer_fields)

    def _blocks(self, parent: etree._Element, kind: ParagraphKind, at: Location) -> None:
        for element in parent:
            self._block(element, kind, at)

    def _block(self, element: etree._Element, kind: ParagraphKind, at: Location) -> None:
        tag = element.tag
        if tag == w("p"):
            self._paragraph(element, kind, at)
        elif tag == w("tbl"):
            self._table(element, at)
        elif tag in _PROPERTIES:
            return
        elif tag == w("altChunk"):
            self.account.seen[Seen.OUTSIDE_PART] += 1
        elif tag == _ALTERNATIVES:
            chosen = chosen_branch(element)
            for branch in element:
                if branch is chosen:
                    self._blocks(branch, kind, at)
                else:
                    self.inline.leave_out(branch, Unread.OTHER_BRANCH)
        elif self._view.leaves_out(tag):
            self.inline.book_revision(element)
            self.inline.leave_out(element, Unread.REVISION)
        elif tag in _LOOSE:  # characters outside any paragraph: against the rules, yet text
            self._flush(at)
            draft = Draft(kind)
            self.inline.read_loose(element, draft)
            self._emit(draft, at)
        else:
            self._blocks(element, kind, at)

    def _paragraph(self, element: etree._Element, kind: ParagraphKind, at: Location) -> None:
        draft = self._pending or Draft(kind)
        self._pending = None
        styled = self._styles.kind(element)
        # The mark that stays decides what a joined paragraph is, as it does in a word processor.
        draft.kind = styled if kind is ParagraphKind.BODY else kind
        if styled is ParagraphKind.CAPTION and kind is ParagraphKind.TEXT_BOX:
            draft.kind = styled
        draft.centred = self._styles.is_centred(element)
        before = len(draft.pieces)
        self.inline.read_paragraph(element, draft)
        if "".join(draft.pieces[before:]).strip():
            self._count_list(element)
        if self._view.has_revised_mark(element):
            self.account.revisions += 1
        if self._view.joins_next(element):
            self._pending = draft
        else:
            self._emit(draft, at)

    def _count_list(self, paragraph: etree._Element) -> None:
        list_id = self._styles.list_of(paragraph)
        if list_id is not None:
            is_bullet = list_id in self._styles.bullet_lists
            self.account.seen[Seen.BULLET if is_bullet else Seen.NUMBERING] += 1

    def _flush(self, at: Location) -> None:
        """A paragraph whose mark is gone but that nothing follows ends here all the same."""
        if self._pending is not None:
            draft, self._pending = self._pending, None
            self._emit(draft, at)

    def _emit(self, draft: Draft, at: Location) -> None:
        text = draft.text
        if text.strip():
            self._characters += len(text)
            if len(self.paragraphs) >= MAX_PARAGRAPHS or self._characters > MAX_DOCX_CHARACTERS:
                raise IntakeRefused(RefusalCode.TOO_MUCH_TEXT)
            self._note_title_candidate(draft, text)
            self.paragraphs.append(Paragraph(text, draft.kind, at))
        for box in draft.boxes:
            is_table = box.tag == w("tbl")
            in_box = box.tag == w("txbxContent")
            if is_table or box.tag == w("p"):
                self._block(box, ParagraphKind.TEXT_BOX, at)
            elif in_box:
                self._story(box, ParagraphKind.TEXT_BOX, at)

    def _note_title_candidate(self, draft: Draft, text: str) -> None:
        """The first paragraph of the body is a title when it is a heading, or short and centred."""
        if self.paragraphs:
            return
        text = text.strip()
        short = len(text) <= _TITLE_CHARACTERS and text[-1] not in _POINTS
        looks_it = draft.kind is ParagraphKind.BODY and draft.centred and short
        if draft.kind is ParagraphKind.HEADING or looks_it:
            self._title_candidate = 0

    def _table(self, table: etree._Element, at: Location) -> None:
        self._flush(at)
        self._tables += 1
        number = self._tables
        row_number = 0
        for row in self._members(table, "tr"):
            if self._view.leaves_out_row(row):
                self.account.revisions += 1
                self.inline.leave_out(row, Unread.REVISION)
                continue
            row_number += 1
            self._row(row, replace(at, table=number, row=row_number))

    def _row(self, row: etree._Element, at: Location) -> None:
        column = 1 + _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)
        for cell in self._members(row, "tc"):
            properties = cell.find(w("tcPr"))
            if self._view.leaves_out_cell(cell):
                self.account.revisions += 1
                self.inline.leave_out(cell, Unread.REVISION)
                continue
            if _continues_merge(properties):
                self.inline.leave_out(cell, Unread.COVERED_CELL)
            else:
                here = replace(at, column=column)
                self._blocks(cell, ParagraphKind.TABLE_CELL, here)
                self._flush(here)
            span = None if properties is None else properties.find(w("gridSpan"))
            column += max(_number(span, 1), 1)

    def _members(self, parent: etree._Element, name: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, also inside content controls and the like."""
        for element in parent:
            if element.tag == w(name):
                yield element
            elif element.tag == _ALTERNATIVES:
                chosen = chosen_branch(element)
                if chosen is not None:
                    yield from self._members(chosen, name)
            elif element.tag not in _PROPERTIES and element.tag not in {w("p"), w("tbl")}:
                yield from self._members(element, name)


def _continues_merge(properties: etree._Element | None) -> bool:
    """Whether a cell is covered by the one above it or before it."""
    for name in ("vMerge", "hMerge"):
        merge = None if properties is None else properties.find(w(name))
        if merge is not None and merge.get(w("val"), "continue") == "continue":
            return True
    return False


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(w("val"), "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else otherwise
