"""Views of tracked changes (修订) and of second writings: which parts of the XML are the text."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from lxml import etree

from editorial.intake.docx_xml import COMPATIBILITY, w

_ADDED: Final = frozenset({w("ins"), w("moveTo")})
_TAKEN: Final = frozenset({w("del"), w("moveFrom")})
REVISIONS: Final = (*sorted(_ADDED), *sorted(_TAKEN))
"""Names of the elements that wrap tracked changes."""
_MOVES: Final = frozenset({w("moveTo"), w("moveFrom")})
_ROW_ADDED: Final = w("ins")
_ROW_TAKEN: Final = w("del")
_CELL_ADDED: Final = w("cellIns")
_CELL_TAKEN: Final = w("cellDel")
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

    def leaves_out_row(self, properties: Container[str]) -> bool:
        """Whether a table row with properties of these names (in w:trPr) is not in this view."""
        return (_ROW_ADDED if self.original else _ROW_TAKEN) in properties

    def leaves_out_cell(self, properties: Container[str]) -> bool:
        """Whether a table cell with properties of these names (in w:tcPr) is not in this view."""
        return (_CELL_ADDED if self.original else _CELL_TAKEN) in properties


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
