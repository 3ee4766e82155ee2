"""The galley with tracked changes (修订稿): what the printer is to correct, character by character.

Rejecting all changes gives the galley as it stands, accepting all gives the manuscript. Moved text
is struck in one place and added in the other, with comments that tie the two: Word, WPS and
LibreOffice all take that, while they differ over tracked moves that reach beyond a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.paper.corrected_galley import (
    Change,
    CorrectedParagraph,
    Fate,
    Piece,
    corrected_galley,
)
from editorial.paper.word_package import a4_section, word_date, word_package
from editorial.paper.word_styles import HEAD, STYLE_OF, WORD
from editorial.paper.word_text import attribute, paragraph, run
from editorial.reports.comparison_view import file_name
from editorial.text.paragraphs import ParagraphKind

_ELEMENTS: Final = {Fate.STRUCK: "del", Fate.ADDED: "ins"}


def tracked_changes_docx(comparison: Comparison, *, author: str, at: datetime) -> bytes:
    """The galley as a Word file with tracked changes that make the manuscript of it.

    White space alone is no change: where the texts agree the galley's spaces stay in both views.
    Paragraphs that print nothing are left out. With kinds ignored, accepting all changes gives
    the manuscript in the galley's form of what was ignored. Characters that XML forbids or that
    act unseen (controls, marks of direction) stand as symbols in both views.

    Args:
        comparison: What was found; each change carries a comment with the numbers, kinds and
            marks of its discrepancies.
        author: Who made the changes, as Word will name them.
        at: When; the bytes depend on nothing but the arguments.
    """
    paragraphs = corrected_galley(comparison)
    writer = _Writer(paragraphs, f"w:author={attribute(author)} w:date={attribute(word_date(at))}")
    body = "".join(writer.paragraphs())
    comments = writer.comments(author)
    return word_package(
        body + a4_section(1440, 1701),
        title=f"{file_name(comparison.galley, '校样')} 修订稿",
        author=author,
        at=at,
        parts={"comments": comments} if comments else {},
        settings="<w:trackRevisions/>",
    )


class _Writer:
    """Writes corrected paragraphs; numbers changes and comments."""

    def __init__(self, paragraphs: Sequence[CorrectedParagraph], signature: str) -> None:
        self._corrected = paragraphs
        self._signature = signature
        self._revisions = 0
        self._notes: list[str] = []
        """Comments so far; the index is the id."""
        self._open: Change | None = None

    def paragraphs(self) -> Iterator[str]:
        """The document's paragraphs."""
        for corrected in self._corrected:
            content = "".join(self._piece(piece) for piece in corrected.pieces)
            content += self._turn_to(corrected.mark_change, _note_of_mark(corrected))
            last = corrected is self._corrected[-1]
            if last:
                content += self._turn_to(None, "")
            mark = self._revision(corrected.mark)
            yield paragraph(content, _style(corrected), mark=f"<w:{mark}/>" if mark else "")

    def comments(self, author: str) -> str:
        """The part ``comments.xml``, or nothing when there is no comment."""
        if not self._notes:
            return ""
        signature = f"{self._signature} w:initials={attribute(author, 2)}"
        notes = "".join(
            f'<w:comment w:id="{number}" {signature}>{paragraph(run(note), "CommentText")}'
            "</w:comment>"
            for number, note in enumerate(self._notes)
        )
        return f'{HEAD}<w:comments xmlns:w="{WORD}">{notes}</w:comments>'

    def _piece(self, piece: Piece) -> str:
        anchors = self._turn_to(piece.change, _note(piece.change, piece.fate))
        written = run(piece.text, struck=piece.fate is Fate.STRUCK)
        change = self._revision(piece.fate)
        if change:
            written = f"<w:{change}>{written}</w:{change.partition(' ')[0]}>"
        return anchors + written

    def _revision(self, fate: Fate) -> str:
        """Name and attributes of the element of a tracked change; empty for what is kept."""
        if fate is Fate.KEPT:
            return ""
        self._revisions += 1
        return f'{_ELEMENTS[fate]} w:id="{self._revisions}" {self._signature}'

    def _turn_to(self, change: Change | None, note: str) -> str:
        """Close the comment of the change that ends here, open that of the one that begins."""
        if change is self._open:
            return ""
        anchors = ""
        if self._open is not None and self._open.places:
            number = len(self._notes) - 1
            anchors = (
                f'<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        self._open = change
        if change is not None and change.places:
            anchors += f'<w:commentRangeStart w:id="{len(self._notes)}"/>'
            self._notes.append(note)
        return anchors


def _style(corrected: CorrectedParagraph) -> str:
    """The style of a paragraph; one that brings its own indent gets no other."""
    style = STYLE_OF[corrected.kind]
    first = corrected.pieces[0].text if corrected.pieces else ""
    indented = corrected.kind is ParagraphKind.BODY and first[:1].isspace()
    return "BodyTextFlush" if indented else style


def _note_of_mark(corrected: CorrectedParagraph) -> str:
    return _note(corrected.mark_change, corrected.mark)


def _note(change: Change | None, fate: Fate) -> str:
    """What a comment says: numbers, kinds and marks of the discrepancies."""
    if change is None:
        return ""
    places = sorted(change.places, key=lambda place: place.number)
    return "；".join(_note_of_place(place, fate) for place in places)


def _note_of_place(place: Discrepancy, fate: Fate) -> str:
    note = f"第{place.number}处　{place.kind.label}　{place.mark.value}"
    if place.kind is DiscrepancyKind.MOVED:
        note += "：原在此处，移走" if fate is Fate.STRUCK else "：移到此处"
    return note
