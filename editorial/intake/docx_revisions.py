"""Views of tracked changes (修订) and of second writings: which parts of the XML are the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from editorial.intake.docx_xml import COMPATIBILITY, w

_ADDED: Final = frozenset({w("ins"), w("moveTo")})
_TAKEN: Final = frozenset({w("del"), w("moveFrom")})
REVISIONS: Final = (*sorted(_ADDED), *sorted(_TAKEN))
"""Names of the elements that wrap tracked changes."""
_MOVES: Final = frozenset({w("moveTo"), w("moveFrom")})
_CHOICE: Final = f"{{{COMPATIBILITY}}}Choice"
_FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
_UNDERSTOOD: Final = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14", "am3d"})


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One way to read a document with tracked changes: as accepted, or as it was before."""

    original: bool = False

    def is_revision(self, tag: object) -> bool:
        """Whether an element wraps what was inserted, deleted or moved."""
        return tag in _ADDED or tag in _TAKEN

    def is_move(self, tag: object) -> bool:
        """Whether an element wraps one end of a move."""
        return tag in _MOVES

    def leaves_out(self, tag: object) -> bool:
        """Whether what an element of that name wraps is not in this view."""
        return tag in (_ADDED if self.original else _TAKEN)

    def reads_deleted(self) -> bool:
        """Whether deleted characters (w:delText) belong to this view."""
        return self.original

    def joins_next(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph mark is not in this view, so that the next paragraph goes on."""
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return marks is not None and any(self.leaves_out(mark.tag) for mark in marks)

    def has_revised_mark(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph mark itself was inserted, deleted or moved."""
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return marks is not None and any(self.is_revision(mark.tag) for mark in marks)

    def leaves_out_row(self, row: etree._Element) -> bool:
        """Whether a table row is not in this view."""
        return self._has(row.find(w("trPr")), ("ins",) if self.original else ("del",))

    def leaves_out_cell(self, cell: etree._Element) -> bool:
        """Whether a table cell is not in this view."""
        return self._has(cell.find(w("tcPr")), ("cellIns",) if self.original else ("cellDel",))

    @staticmethod
    def _has(properties: etree._Element | None, names: tuple[str, ...]) -> bool:
        return properties is not None and any(properties.find(w(n)) is not None for n in names)


def chosen_branch(alternatives: etree._Element) -> etree._Element | None:
    """The branch of an ``mc:AlternateContent`` to read: the first that is understood.

    Both branches write the same thing; reading both would read a text box twice.
    """
    choices = alternatives.findall(_CHOICE)
    for choice in choices:
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    fallback = alternatives.find(_FALLBACK)
    if fallback is not None:
        return fallback
    return choices[0] if choices else None
