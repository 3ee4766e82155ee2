"""The characters of one paragraph (段内文字): runs, fields, ruby, revisions, formulas, drawings.

The rule is that every element is transparent unless it is named here, so that content controls,
smart tags, hyperlinks and whatever comes next lose no text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from editorial.intake.docx_account import ReadingAccount, Seen, Unread
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

_BREAKS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
_PROPERTIES: Final = frozenset(
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr")
)
_BLOCKS: Final = frozenset({w("p"), w("tbl"), w("txbxContent")})
_RUNS: Final = frozenset({w("r"), f"{{{MATH}}}r"})
_THINGS: Final = {
    f"{{{PICTURE}}}pic": Seen.PICTURE,
    f"{{{VML}}}imagedata": Seen.PICTURE,
    f"{{{CHART}}}chart": Seen.CHART,
    f"{{{DIAGRAM}}}relIds": Seen.DIAGRAM,
    f"{{{MATH}}}oMath": Seen.FORMULA,
    w("subDoc"): Seen.OUTSIDE_PART,
}


@dataclass(slots=True)
class Draft:
    """A paragraph while it is read; several ``w:p`` when their marks are not in the view."""

    kind: ParagraphKind
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
        self._codes: list[bool] = []
        """For each open field, whether we are in its code (域代码) rather than its result."""
        self._fields: dict[etree._Element, str] = {}
        self._hidden = False
        """Whether the style of the paragraph that is read hides its text."""
        self._revised: set[str] = set()
        """Kinds of tracked changes that we are inside of."""
        self._handlers: dict[str, Callable[[etree._Element, Draft, Unread | None], None]] = {
            w("t"): self._text,
            f"{{{MATH}}}t": self._text,
            w("delText"): self._deleted_text,
            w("sym"): self._symbol,
            w("fldChar"): self._field,
            w("ruby"): self._ruby,
            w("object"): self._object,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            f"{{{COMPATIBILITY}}}AlternateContent": self._alternatives,
            f"{{{VML}}}textpath": self._word_art,
            f"{{{DRAWING}}}t": self._shape_text,
        }

    def match_fields(self, root: etree._Element) -> None:
        """Match the fields of a story and of the text boxes in it, in one pass.

        Only fields with a beginning and an end count: one that is left open would swallow the
        rest of the text as its code.
        """
        stories: list[list[list[etree._Element]]] = [[]]
        left_out = 0
        names = (w("fldChar"), w("txbxContent"), *REVISIONS)
        for event, element in etree.iterwalk(root, ("start", "end"), names):
            begins = event == "start"
            if element.tag == w("txbxContent"):
                if begins:
                    stories.append([])
                else:
                    stories.pop()
            elif element.tag == w("fldChar"):
                if begins and not left_out:
                    self._match_field(element, stories[-1])
            elif self.view.leaves_out(element.tag):
                left_out += 1 if begins else -1

    def begin_story(self) -> list[bool]:
        """Leave the fields around a story; returns the state to give back to `end_story`."""
        outer, self._codes = self._codes, []
        return outer

    def _match_field(self, mark: etree._Element, opened: list[list[etree._Element]]) -> None:
        kind = mark.get(w("fldCharType"), "")
        if kind == "begin":
            opened.append([mark])
        elif opened:
            opened[-1].append(mark)
            if kind == "end":
                self._fields.update((m, m.get(w("fldCharType"), "")) for m in opened.pop())

    def end_story(self, outer: list[bool]) -> None:
        """Go back to the fields of the story around this one."""
        self._codes = outer

    def read_paragraph(self, paragraph: etree._Element, draft: Draft) -> None:
        """Add the characters of a paragraph to a draft."""
        self._hidden = self.styles.hides_paragraph(paragraph)
        self._children(paragraph, draft, None)

    def read_loose(self, element: etree._Element, draft: Draft) -> None:
        """Add the characters of an element that stands outside any paragraph."""
        self._element(element, draft, None)

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
            self._element(child, draft, skip)

    def _element(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        tag = element.tag
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(element, draft, skip)
        elif tag in _BREAKS:
            if skip is None and not self._in_code:
                draft.pieces.append(_BREAKS[tag])
        elif tag in _PROPERTIES:
            return
        elif tag in _BLOCKS:
            self._box(element, draft, skip)
        elif self.view.is_revision(tag):
            self._revision(element, draft, skip)
        else:
            if tag in _THINGS and skip is None:
                self.account.seen[_THINGS[tag]] += 1
            if tag in _RUNS and skip is None:
                hidden = self.styles.hides_run(element, by_paragraph=self._hidden)
                skip = Unread.HIDDEN if hidden else None
            self._children(element, draft, skip)

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

    @property
    def _in_code(self) -> bool:
        return any(self._codes)

    def _text(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is not None or self._in_code:
            self.leave_out(element, skip or Unread.FIELD_CODE)
            return
        text = text_of(element)
        self.account.read += letters(element)
        draft.pieces.append(text)

    def _deleted_text(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if self.view.reads_deleted():
            self._text(element, draft, skip)
        else:
            self.leave_out(element, Unread.REVISION)

    def _symbol(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        if skip is not None or self._in_code:
            return
        character, known = symbol(element.get(w("font"), ""), element.get(w("char"), ""))
        draft.pieces.append(character)
        if not known:
            self.account.seen[Seen.SYMBOL] += 1

    def _field(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:  # noqa: ARG002
        kind = self._fields.get(element)
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()

    def _ruby(self, element: etree._Element, draft: Draft, skip: Unread | None) -> None:
        for child in element:
            if child.tag == w("rt"):
                self.leave_out(child, skip or Unread.RUBY)
            else:
                self._element(child, draft, skip)

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
        if skip is None and not self._in_code:
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
        if skip is not None or self._in_code:
            self.leave_out(element, skip or Unread.FIELD_CODE)
        else:
            draft.boxes.append(element)
