"""The characters of one paragraph (段内文字): runs, fields, ruby, revisions, formulas, drawings.

The rule is that every element is transparent unless it is named here, so that content controls,
smart tags, hyperlinks and whatever comes next lose no text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from lxml import etree

from editorial.intake.docx_account import ReadingAccount, Seen, Unread
from editorial.intake.docx_fields import FIELD, Fields
from editorial.intake.docx_forms import form_field_text, is_placeholder
from editorial.intake.docx_paragraph_format import PLAIN, ParagraphFormat
from editorial.intake.docx_revisions import REVISIONS, RevisionView, chosen_branch
from editorial.intake.docx_styles import Styles
from editorial.intake.docx_symbols import symbol
from editorial.intake.docx_xml import (
    CHART,
    COMPATIBILITY,
    DIAGRAM,
    DRAWING,
    MATH,
    OFFICE,
    PICTURE,
    VML,
    letters,
    text_of,
    w,
)
from editorial.text.paragraphs import ParagraphKind

_RUN: Final = w("r")
_TEXT: Final = w("t")
_PARAGRAPH: Final = w("p")
_TABLE: Final = w("tbl")
_BOX: Final = w("txbxContent")
_TAB: Final = w("tab")
_STOPS: Final = frozenset({w("tabs")})
"""Tab stops and tab characters have one name."""
_BREAKS: Final = {
    _TAB: "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
_PROPERTIES: Final = frozenset(
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr")
)
_BLOCKS: Final = frozenset({_PARAGRAPH, _TABLE, _BOX})
_THINGS: Final = {
    f"{{{PICTURE}}}pic": Seen.PICTURE,
    f"{{{VML}}}imagedata": Seen.PICTURE,
    f"{{{CHART}}}chart": Seen.CHART,
    f"{{{DIAGRAM}}}relIds": Seen.DIAGRAM,
    f"{{{MATH}}}oMath": Seen.FORMULA,
    w("subDoc"): Seen.OUTSIDE_PART,
}
_NOTES: Final = (w("footnote"), w("endnote"))
_STORIES: Final = frozenset({w("body"), w("tc"), _BOX, *_NOTES})
"""Where paragraphs stand by the rules."""
_EVEN: Final = frozenset({_RUN, _TEXT})
_VANISH: Final = w("vanish")
_UNEVEN: Final = (*(_BREAKS.keys() - {_TAB}), *_THINGS, *REVISIONS, _BOX, _TABLE, _VANISH)
"""What makes a paragraph uneven besides the elements that are handled."""


@dataclass(slots=True)
class Draft:
    """A paragraph while it is read; several ``w:p`` when their marks are not in the view."""

    kind: ParagraphKind
    format: ParagraphFormat = PLAIN
    """The format of its last ``w:p``, whose mark stays."""
    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes anchored in the paragraph, read after it."""
    centred: bool = False

    @property
    def text(self) -> str:
        """The characters read so far."""
        return "".join(self.pieces)


class InlineReader:
    """Reads the characters of paragraphs, one after another, of one story."""

    def __init__(self, account: ReadingAccount, styles: Styles, view: RevisionView) -> None:
        self.account = account
        self.styles = styles
        self.view = view
        self.notes: list[tuple[str, str]] = []
        """References to notes in reading order: ``footnote`` or ``endnote``, and the id."""
        self.fields = Fields(view)
        self._hidden = False
        """Whether the style of the paragraph that is read hides its text."""
        self._may_hide = False
        """Whether anything may be hidden, by itself or by a style."""
        self._styles_hide = False
        """Whether a style may hide text."""
        self._uneven: set[etree._Element] = set()
        """Paragraphs with anything in them but runs of text, and what stands between."""
        self._revised: set[str] = set()
        """Kinds of tracked changes that we are inside of."""
        self._handlers: dict[str, Callable[[etree._Element, Draft, Unread | None], None]] = {
            _RUN: self._run,
            f"{{{MATH}}}r": self._run,
            _TEXT: self._text,
            f"{{{MATH}}}t": self._text,
            w("delText"): self._deleted_text,
            w("sym"): self._symbol,
            FIELD: self._field,
            w("sdt"): self._control,
            w("ruby"): self._ruby,
            w("object"): self._object,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            f"{{{COMPATIBILITY}}}AlternateContent": self._alternatives,
            f"{{{VML}}}textpath": self._word_art,
            f"{{{DRAWING}}}t": self._shape_text,
        }

    def look_through(self, root: etree._Element) -> None:
        """Look through the body or all notes of a kind, with their text boxes, before reading.

        What is found decides which paragraphs can be read at once.
        """
        has_hidden = next(root.iter(_VANISH), None) is not None
        self._may_hide = has_hidden or self.styles.hide_something
        self._styles_hide = self.styles.hide_something
        handled = root.iter(*self._handlers.keys() - _EVEN, *_UNEVEN)
        tabs = (tab for tab in root.iter(_TAB) if not _is_in(tab, _STOPS))
        nested = (p for p in root.iter(_PARAGRAPH) if not _is_in(p, _STORIES))
        self._uneven = set()
        for mark in chain(handled, tabs, nested):
            around = mark.getparent()
            while around is not None and around not in self._uneven:
                self._uneven.add(around)
                around = None if around.tag == _PARAGRAPH else around.getparent()
        self.fields.match(root)

    def read_paragraph(self, paragraph: etree._Element, draft: Draft) -> None:
        """Add the characters of a paragraph to a draft, which has its format already."""
        if self._is_even(paragraph):
            texts = [t.text or "" if not len(t) else text_of(t) for t in paragraph.iter(_TEXT)]
            self.account.texts += texts
            draft.pieces += texts
            return
        self._hidden = self.styles.hides_paragraph(draft.format)
        self._children(paragraph, draft, None)

    def _is_even(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is runs of text and nothing else; most are, and are read at once."""
        return not (self.fields.is_open or self._styles_hide or paragraph in self._uneven)

    def read_loose(self, element: etree._Element, draft: Draft) -> None:
        """Add the characters of an element that stands outside any paragraph."""
        self._handlers.get(element.tag, self._other)(element, draft, None)

    def leave_out(self, element: etree._Element, reason: Unread) -> None:
        """Book all characters of an element as not read."""
        self.account.unread[reason] += letters(element)

    def book_revision(self, element: etree._Element, *, content: bool = True) -> None:
        """Book a tracked change; ``content=False`` for one without characters of its own."""
        self.account.revisions += 1
        count = letters(element) if content else 0
        if self.view.is_move(element.tag):
            self.account.moved += count
        elif element.tag == w("del"):
            self.account.deleted += count
        else:
            self.account.inserted += count

    def _children(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        for child in element:
            tag = child.tag
            if tag not in _PROPERTIES:
                self._handlers.get(tag, self._other)(child, draft, skip)

    def _other(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        """An element without a handler of its own."""
        tag = element.tag
        if tag in _BREAKS:
            if skip is None and not self.fields.in_code:
                draft.pieces.append(_BREAKS[tag])
        elif tag in _BLOCKS:
            self._box(element, draft, skip)
        elif self.view.is_revision(tag):
            self._revision(element, draft, skip)
        else:
            if tag in _THINGS and skip is None:
                self.account.seen[_THINGS[tag]] += 1
            self._children(element, draft, skip)

    def _run(self, run: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is None and self._may_hide:
            hidden = self.styles.hides_run(run, by_paragraph=self._hidden)
            skip = Unread.HIDDEN if hidden else None
        self._children(run, draft, skip)

    def _revision(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        """A tracked change; one inside another of its kind is not counted again."""
        tag = element.tag
        is_outermost = tag not in self._revised
        if is_outermost:
            self.book_revision(element)
            self._revised.add(tag)
        if self.view.leaves_out(tag):
            self.leave_out(element, Unread.REVISION)
        else:
            self._children(element, draft, skip)
        if is_outermost:
            self._revised.discard(tag)

    def _text(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is not None or self.fields.in_code:
            self.leave_out(element, skip or Unread.FIELD_CODE)
            return
        text = text_of(element)
        self.account.texts.append(text)
        draft.pieces.append(text)

    def _deleted_text(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if self.view.reads_deleted():
            self._text(element, draft, skip)
        else:
            self.leave_out(element, Unread.REVISION)

    def _symbol(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is not None or self.fields.in_code:
            return
        character, known = symbol(element.get(w("font"), ""), element.get(w("char"), ""))
        draft.pieces.append(character)
        if not known:
            self.account.seen[Seen.SYMBOL] += 1

    def _field(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is None and not self.fields.in_code and self.fields.begins(element):
            draft.pieces.append(form_field_text(element))
        self.fields.pass_mark(element)

    def _control(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if is_placeholder(element):
            self.leave_out(element, skip or Unread.PLACEHOLDER)
        else:
            self._children(element, draft, skip)

    def _ruby(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        for child in element:
            if child.tag == w("rt"):
                self.leave_out(child, skip or Unread.RUBY)
            elif child.tag not in _PROPERTIES:
                self._handlers.get(child.tag, self._other)(child, draft, skip)

    def _object(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        embedded = element.find(f"{{{OFFICE}}}OLEObject")
        program = "" if embedded is None else embedded.get("ProgID", "")
        if skip is None:
            is_equation = program.startswith(("Equation", "MathType"))
            self.account.seen[Seen.EQUATION_OBJECT if is_equation else Seen.OBJECT] += 1
        pictures = self.account.seen[Seen.PICTURE]
        self._children(element, draft, skip)
        self.account.seen[Seen.PICTURE] = pictures  # the picture of an object is its preview

    def _note(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:  # noqa: ARG002
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        if skip is None and not self.fields.in_code:
            self.notes.append((kind, element.get(w("id"), "")))

    def _alternatives(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        chosen = chosen_branch(element)
        for branch in element:
            if branch is chosen:
                self._children(branch, draft, skip)
            else:
                self.leave_out(branch, Unread.OTHER_BRANCH)

    def _word_art(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is None and element.get("string", "").strip():
            self.account.seen[Seen.WORD_ART] += 1
        self._children(element, draft, skip)

    def _shape_text(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:  # noqa: ARG002
        if skip is None:
            self.account.seen[Seen.SHAPE_TEXT] += len("".join(text_of(element).split()))

    def _box(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is not None or self.fields.in_code:
            self.leave_out(element, skip or Unread.FIELD_CODE)
        else:
            draft.boxes.append(element)


def _is_in(element: etree._Element, parents: frozenset[str]) -> bool:
    """Whether the parent has one of these names."""
    parent = element.getparent()
    return parent is not None and parent.tag in parents
