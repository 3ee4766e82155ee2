"""Fields of a ``.docx`` (域): of each, the result is text and the code is not; fields may nest."""

from __future__ import annotations

from typing import Final

from lxml import etree

from editorial.intake.docx_revisions import REVISIONS, RevisionView
from editorial.intake.docx_xml import w

FIELD: Final = w("fldChar")
_TYPE: Final = w("fldCharType")
_STORIES: Final = frozenset({w("txbxContent"), w("footnote"), w("endnote")})
_OpenFields = list[list[etree._Element]]  # noqa: SLF001 - the class has no other name


class Fields:
    """Follows the marks of complex fields (w:fldChar) while a document is read."""

    def __init__(self, view: RevisionView) -> None:
        self._view = view
        self._kinds: dict[etree._Element, str] = {}
        """The marks that belong to a whole field, and what each of them is."""
        self._codes: list[bool] = []
        """For each open field, whether we are in its code (域代码) rather than its result."""
        self._depth = 0
        """How many open fields we are in the code of."""

    @property
    def is_open(self) -> bool:
        """Whether we are in any field."""
        return bool(self._codes)

    @property
    def in_code(self) -> bool:
        """Whether we are in the code of any field."""
        return self._depth > 0

    def match(self, root: etree._Element) -> None:
        """Match the fields of the body or of all notes, and of the text boxes in it, in one pass.

        Only fields with a beginning and an end count: one that is left open would swallow the
        rest of the text as its code.
        """
        if next(root.iter(FIELD), None) is None:
            return
        stories: list[_OpenFields] = [[]]
        left_out = 0
        for event, element in etree.iterwalk(
            root, ("start", "end"), (FIELD, *_STORIES, *REVISIONS)
        ):
            begins = event == "start"
            if element.tag in _STORIES:
                if begins:
                    stories.append([])
                else:
                    stories.pop()
            elif element.tag == FIELD:
                if begins and not left_out:
                    self._match(element, stories[-1])
            elif self._view.leaves_out(element.tag):
                left_out += 1 if begins else -1

    def _match(self, mark: etree._Element, opened: _OpenFields) -> None:
        kind = mark.get(_TYPE, "")
        if kind == "begin":
            opened.append([mark])
        elif opened:
            opened[-1].append(mark)
            if kind == "end":
                self._kinds.update((m, m.get(_TYPE, "")) for m in opened.pop())

    def begin_story(self) -> tuple[list[bool], int]:
        """Leave the fields around a story; returns the state to give back to `end_story`."""
        outer = self._codes, self._depth
        self._codes, self._depth = [], 0
        return outer

    def end_story(self, outer: tuple[list[bool], int]) -> None:
        """Go back to the fields of the story around this one."""
        self._codes, self._depth = outer

    def begins(self, mark: etree._Element) -> bool:
        """Whether a mark is the beginning of a whole field."""
        return self._kinds.get(mark) == "begin"

    def pass_mark(self, mark: etree._Element) -> None:
        """Go on behind a mark."""
        kind = self._kinds.get(mark)
        if kind == "begin":
            self._codes.append(True)
            self._depth += 1
        elif self._codes and kind == "separate":
            self._depth -= self._codes[-1]
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._depth -= self._codes.pop()
