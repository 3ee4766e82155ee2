"""One story of a ``.docx`` (正文、脚注或尾注): its paragraphs, tables and text boxes in order.

Merged cells are read once; a table inside a cell has a number of its own; a text box is read after
the paragraph that it is anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import etree

from editorial.intake.docx_account import ReadingAccount, Seen, Unread
from editorial.intake.docx_forms import is_placeholder
from editorial.intake.docx_inline import Draft, InlineReader
from editorial.intake.docx_list_labels import ListLabels
from editorial.intake.docx_paragraph_format import ParagraphFormat, paragraph_format
from editorial.intake.docx_revisions import RevisionView, chosen_branch
from editorial.intake.docx_styles import Styles
from editorial.intake.docx_xml import COMPATIBILITY, MATH, VALUE, first_child, is_on, w
from editorial.intake.limits import MAX_DOCX_CHARACTERS, MAX_PARAGRAPHS
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind

_ALTERNATIVES: Final = f"{{{COMPATIBILITY}}}AlternateContent"
_PROPERTIES: Final = frozenset(
    w(name)
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "tblPrEx")
)
_LOOSE: Final = frozenset({w("r"), w("hyperlink"), w("fldSimple"), f"{{{MATH}}}oMath"})
_PARAGRAPH: Final = w("p")
_TABLE: Final = w("tbl")
_ROW: Final = w("tr")
_CELL: Final = w("tc")
_BOX: Final = w("txbxContent")
_CONTROL: Final = w("sdt")
_OUTSIDE: Final = w("altChunk")
_ROW_PROPERTIES: Final = w("trPr")
_CELL_PROPERTIES: Final = w("tcPr")
_GRID_BEFORE: Final = w("gridBefore")
_GRID_SPAN: Final = w("gridSpan")
_HIDDEN: Final = w("hidden")
_MERGES: Final = (w("vMerge"), w("hMerge"))
_ODD_CELLS: Final = (*_MERGES, _GRID_SPAN, w("cellIns"), w("cellDel"))
_NO_MEMBERS: Final = _PROPERTIES | {_PARAGRAPH, _TABLE}
_TITLE_CHARACTERS: Final = 50
_POINTS: Final = "。；：，、;:,."


class StoryReader:
    """Reads stories one after another into one list of paragraphs."""

    def __init__(self, styles: Styles, account: ReadingAccount, view: RevisionView) -> None:
        self.paragraphs: list[Paragraph] = []
        self.account = account
        self.inline = InlineReader(account, styles, view)
        self._styles = styles
        self._labels = ListLabels(styles.lists)
        self._view = view
        self._tables = 0
        self._characters = 0
        self._pending: Draft | None = None
        self._has_odd_cells = True
        """Whether any cell is merged, wide, inserted or deleted."""
        self._title_candidate: int | None = None

    def open(self, root: etree._Element) -> None:
        """Look through the body, or through all notes of a kind, before any of it is read."""
        self.inline.look_through(root)
        self._has_odd_cells = next(root.iter(*_ODD_CELLS), None) is not None

    def read(self, root: etree._Element, kind: ParagraphKind, note: str | None = None) -> None:
        """Read a story: the body, one footnote or one endnote.

        Raises:
            IntakeRefused: when there are too many paragraphs or characters.
        """
        self._story(root, kind, Location(note=note))

    def mark_title(self) -> None:
        """Without a title by style, take the first paragraph that looks like one (文题)."""
        if any(p.kind is ParagraphKind.TITLE for p in self.paragraphs):
            return
        if self._title_candidate is not None:
            at = self._title_candidate
            self.paragraphs[at] = self.paragraphs[at]._replace(kind=ParagraphKind.TITLE)

    def _story(self, root: etree._Element, kind: ParagraphKind, at: Location) -> None:
        outer_fields = self.inline.fields.begin_story()
        outer_pending, self._pending = self._pending, None
        self._blocks(root, kind, at)
        self._flush(at)
        self._pending = outer_pending
        self.inline.fields.end_story(outer_fields)

    def _blocks(self, parent: etree._Element, kind: ParagraphKind, at: Location) -> None:
        for element in parent:
            if element.tag == _PARAGRAPH:
                self._paragraph(element, kind, at)
            else:
                self._block(element, kind, at)

    def _block(self, element: etree._Element, kind: ParagraphKind, at: Location) -> None:
        tag = element.tag
        if tag == _PARAGRAPH:
            self._paragraph(element, kind, at)
        elif tag == _TABLE:
            self._table(element, at)
        elif tag in _PROPERTIES:
            return
        elif tag == _CONTROL and is_placeholder(element):
            self.inline.leave_out(element, Unread.PLACEHOLDER)
        elif tag == _OUTSIDE:
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
        draft.format = format_ = paragraph_format(element, self._view)
        # The mark that stays decides what a joined paragraph is, as it does in a word processor.
        draft.kind = self._kind(kind, format_)
        self.inline.read_paragraph(element, draft)
        if format_.has_revised_mark:
            self.account.revisions += 1
        if format_.joins_next:
            self._pending = draft
        else:
            self._emit(draft, at)

    def _kind(self, place: ParagraphKind, format_: ParagraphFormat) -> ParagraphKind:
        """What a paragraph is: by its style in the body, by its place elsewhere."""
        if place is ParagraphKind.BODY:
            return self._styles.kind(format_)
        in_box = place is ParagraphKind.TEXT_BOX
        is_caption = in_box and self._styles.kind(format_) is ParagraphKind.CAPTION
        return ParagraphKind.CAPTION if is_caption else place

    def _label(self, draft: Draft, text: str) -> str:
        """The automatic number before a paragraph; an empty paragraph has one too.

        None when its mark and all its text are hidden or struck out: such a paragraph is not set.
        """
        gone = draft.format.hides_mark or draft.format.joins_next
        place = None if gone and not text.strip() else self._styles.list_place(draft.format)
        label = None if place is None else self._labels.next(*place)
        if label is None or not label.text:
            return ""
        self.account.seen[Seen.BULLET if label.is_bullet else Seen.NUMBERING] += 1
        self.account.seen[Seen.GUESSED_NUMBER] += label.is_guessed
        return label.text

    def _flush(self, at: Location) -> None:
        """A paragraph whose mark is gone but that nothing follows ends here all the same."""
        if self._pending is not None:
            draft, self._pending = self._pending, None
            self._emit(draft, at)

    def _emit(self, draft: Draft, at: Location) -> None:
        text = "".join(draft.pieces)
        if self._styles.lists:
            text = self._label(draft, text) + text
        if text and not text.isspace():
            self._characters += len(text)
            if len(self.paragraphs) >= MAX_PARAGRAPHS or self._characters > MAX_DOCX_CHARACTERS:
                raise IntakeRefused(RefusalCode.TOO_MUCH_TEXT)
            if not self.paragraphs:
                self._note_title_candidate(draft, text)
            self.paragraphs.append(Paragraph(text, draft.kind, at))
        for box in draft.boxes:
            if box.tag == _BOX:
                self._story(box, ParagraphKind.TEXT_BOX, at)
            else:
                self._block(box, ParagraphKind.TEXT_BOX, at)

    def _note_title_candidate(self, draft: Draft, text: str) -> None:
        """The first paragraph of the body is a title when it is a heading, or short and centred."""
        text = text.strip()
        short = len(text) <= _TITLE_CHARACTERS and text[-1] not in _POINTS
        looks_it = (
            draft.kind is ParagraphKind.BODY and short and self._styles.is_centred(draft.format)
        )
        if draft.kind is ParagraphKind.HEADING or looks_it:
            self._title_candidate = 0

    def _table(self, table: etree._Element, at: Location) -> None:
        self._flush(at)
        self._tables += 1
        number = self._tables
        row_number = 0
        for row in self._members(table, _ROW):
            properties = _row_properties(row)
            if self._view.leaves_out_row(properties):
                self.account.revisions += 1
                self.inline.leave_out(row, Unread.REVISION)
            elif is_on(properties.get(_HIDDEN)):
                self.inline.leave_out(row, Unread.HIDDEN)
            else:
                row_number += 1
                first = 1 + _number(properties.get(_GRID_BEFORE), 0)
                self._row(row, Location(at.page, number, row_number, first, at.note))

    def _row(self, row: etree._Element, at: Location) -> None:
        column = at.column or 1
        for cell in self._members(row, _CELL):
            properties = _cell_properties(cell) if self._has_odd_cells else {}
            if self._view.leaves_out_cell(properties):
                self.account.revisions += 1
                self.inline.leave_out(cell, Unread.REVISION)
                continue
            if _continues_merge(properties):
                self.inline.leave_out(cell, Unread.COVERED_CELL)
            else:
                here = Location(at.page, at.table, at.row, column, at.note)
                self._blocks(cell, ParagraphKind.TABLE_CELL, here)
                if self._pending is not None:
                    self._flush(here)
            column += max(_number(properties.get(_GRID_SPAN), 1), 1)

    def _members(self, parent: etree._Element, member: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, also inside content controls and the like."""
        for element in parent:
            tag = element.tag
            if tag == member:
                yield element
            elif tag == _ALTERNATIVES:
                chosen = chosen_branch(element)
                if chosen is not None:
                    yield from self._members(chosen, member)
            elif tag == _CONTROL and is_placeholder(element):
                self.inline.leave_out(element, Unread.PLACEHOLDER)
            elif tag not in _NO_MEMBERS:
                yield from self._members(element, member)


def _row_properties(row: etree._Element) -> dict[str, etree._Element]:
    """The properties of a row by name; exceptions from the table's (w:tblPrEx) may stand first."""
    for element in islice(row, 2):
        if element.tag == _ROW_PROPERTIES:
            return {str(part.tag): part for part in element}
    return {}


def _cell_properties(cell: etree._Element) -> dict[str, etree._Element]:
    found = first_child(cell, _CELL_PROPERTIES)
    return {} if found is None else {str(part.tag): part for part in found}


def _continues_merge(properties: dict[str, etree._Element]) -> bool:
    """Whether a cell is covered by the one above it or before it."""
    merges = [properties[tag] for tag in _MERGES if tag in properties]
    return any(merge.get(VALUE, "continue") == "continue" for merge in merges)


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(VALUE, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else otherwise
