"""The galley with tracked changes (修订稿): what the printer is to correct, character by character.

Rejecting all changes gives the galley as it stands, accepting all gives the manuscript. Moved text
is struck in one place and added in the other, with comments that tie the two: Word, WPS and
LibreOffice all take that, while they differ over tracked moves that reach beyond a paragraph.

With galleys of earlier rounds the text begins as the first galley. Every round's changes bear its
own author and date: accepting those of the first round alone gives the second galley. What the
printer made wrong between two galleys bears the printer's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.paper.correction_rounds import (
    RoundParagraph,
    RoundPiece,
    Step,
    corrected_rounds,
)
from editorial.paper.page_margins import footer_xml, header_xml
from editorial.paper.word_package import a4_section, word_date, word_package
from editorial.paper.word_styles import HEAD, STYLE_OF, WORD
from editorial.paper.word_text import attribute, paragraph, run
from editorial.reports.comparison_view import file_name
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind

PRINTER: Final = "排版"
"""Author of what changed between two galleys without any round having asked for it."""


@dataclass(frozen=True, slots=True)
class CorrectionRound:
    """One round of proof-reading, as Word is to name it."""

    author: str
    """Who corrected (一校 编辑甲)."""
    at: datetime
    label: str = ""
    """Name of the proof pass (一校), in front of its comments; empty to leave it out."""


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """A round that a newer galley followed."""

    galley: DocumentText
    """What was read in it."""
    round: CorrectionRound


def tracked_changes_docx(
    comparison: Comparison,
    *,
    author: str,
    at: datetime,
    label: str = "",
    earlier: Sequence[EarlierRound] = (),
    told: Mapping[int, str] | None = None,
    remarks: Sequence[str] = (),
    margins: tuple[str, str] | None = None,
) -> bytes:
    """The galley as a Word file with tracked changes that make the manuscript of it.

    White space alone is no change: where the texts agree the galley's spaces stay in both views.
    Paragraphs that print nothing are left out. With kinds ignored, accepting all changes gives
    the manuscript in the galley's form of what was ignored. Characters that XML forbids or that
    act unseen (controls, marks of direction) stand as symbols in both views.

    Args:
        comparison: What was found in the newest galley, beside the text that it is to become; each
            change carries a comment with the numbers, kinds and marks of its discrepancies.
        author: Who made the changes, as Word will name them.
        at: When; the bytes depend on nothing but the arguments.
        label: Name of the proof pass, in front of the comments.
        earlier: The rounds before, oldest first; rejecting all then gives the first galley.
        told: What the comments say of a discrepancy of the newest galley, by its number, where
            the record knows it by another name.
        remarks: What is to be corrected and no text tells (a picture): a comment at the beginning.
        margins: What stands above and below every page; nothing by default.
    """
    rounds = [*(each.round for each in earlier), CorrectionRound(author, at, label)]
    paragraphs = corrected_rounds(comparison, [each.galley for each in earlier])
    writer = _Writer(paragraphs, rounds, told or {}, remarks)
    body = "".join(writer.paragraphs())
    comments = writer.comments()
    references = ""
    parts = {"comments": comments} if comments else {}
    if margins is not None:
        references = '<w:headerReference w:type="default" r:id="rId_header1"/>'
        references += '<w:footerReference w:type="default" r:id="rId_footer1"/>'
        parts |= {"header1": header_xml(margins[0]), "footer1": footer_xml(margins[1])}
    return word_package(
        body + a4_section(1440, 1701, references),
        title=f"{file_name(comparison.galley, '校样')} 修订稿",
        author=author,
        at=at,
        parts=parts,
        settings="<w:trackRevisions/>",
    )


class _Writer:
    """Writes corrected paragraphs; numbers changes and comments."""

    def __init__(
        self,
        paragraphs: Sequence[RoundParagraph],
        rounds: Sequence[CorrectionRound],
        told: Mapping[int, str],
        remarks: Sequence[str],
    ) -> None:
        self._corrected = paragraphs
        self._rounds = rounds
        self._told = told
        self._remarks = remarks
        self._revisions = 0
        self._notes: list[tuple[str, Step]] = []
        """Comments so far, each with whose it is; the index is the id."""
        self._open: Step | None = None

    def paragraphs(self) -> Iterator[str]:
        """The document's paragraphs."""
        for corrected in self._corrected:
            content = self._remarked() if corrected is self._corrected[0] else ""
            content += "".join(self._piece(piece) for piece in corrected.pieces)
            content += self._turn_to(corrected.mark)
            if corrected is self._corrected[-1]:
                content += self._turn_to(None)
            # The schema has the added mark in front of the struck one.
            steps = (("ins", corrected.mark.added), ("del", corrected.mark.struck))
            mark = "".join(f"<{self._revision(name, step)}/>" for name, step in steps if step)
            yield paragraph(content, _style(corrected), mark=mark)

    def _remarked(self) -> str:
        """A comment in front of the text; nothing when there is nothing to say."""
        if not self._remarks:
            return ""
        number = len(self._notes)
        step = Step(len(self._rounds) - 1, None)
        label = self._rounds[-1].label
        self._notes.append(((f"{label}　" if label else "") + "；".join(self._remarks), step))
        return (
            f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def comments(self) -> str:
        """The part ``comments.xml``, or nothing when there is no comment."""
        if not self._notes:
            return ""
        notes = "".join(
            f'<w:comment w:id="{number}" {self._signature(step)}'
            f" w:initials={attribute(self._author(step), 2)}>"
            f"{paragraph(run(note), 'CommentText')}</w:comment>"
            for number, (note, step) in enumerate(self._notes)
        )
        return f'{HEAD}<w:comments xmlns:w="{WORD}">{notes}</w:comments>'

    def _piece(self, piece: RoundPiece) -> str:
        anchors = self._turn_to(piece)
        written = run(piece.text, struck=piece.struck is not None)
        # What one round added and a later one struck is an insertion with a deletion inside.
        for name, step in (("del", piece.struck), ("ins", piece.added)):
            if step is not None and written:
                written = f"<{self._revision(name, step)}>{written}</w:{name}>"
        return anchors + written

    def _revision(self, name: str, step: Step) -> str:
        """Name and attributes of the element of a tracked change."""
        self._revisions += 1
        return f'w:{name} w:id="{self._revisions}" {self._signature(step)}'

    def _author(self, step: Step) -> str:
        return PRINTER if step.by_printer else self._rounds[step.round].author

    def _signature(self, step: Step) -> str:
        date = word_date(self._rounds[step.round].at)
        return f"w:author={attribute(self._author(step))} w:date={attribute(date)}"

    def _turn_to(self, piece: RoundPiece | None) -> str:
        """Close the comment of the change that ends here, open that of the one that begins."""
        step = piece.last if piece else None
        change, open_change = step and step.change, self._open and self._open.change
        if change is open_change:
            return ""
        anchors = ""
        if open_change is not None and open_change.places:
            number = len(self._notes) - 1
            anchors = (
                f'<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        self._open = step
        if piece is not None and step is not None and change is not None and change.places:
            anchors += f'<w:commentRangeStart w:id="{len(self._notes)}"/>'
            self._notes.append((self._note(piece, step), step))
        return anchors

    def _note(self, piece: RoundPiece, step: Step) -> str:
        """What a comment says: numbers, kinds and marks of the discrepancies."""
        if step.by_printer:
            return "返样新出的改动，校对时没有要求"
        places = sorted(step.change.places if step.change else (), key=lambda place: place.number)
        label = self._rounds[step.round].label
        gone = piece.struck is step
        newest = step.round == len(self._rounds) - 1
        notes = [self._told_of(place, newest=newest, gone=gone) for place in places]
        return (f"{label}　" if label else "") + "；".join(notes)

    def _told_of(self, place: Discrepancy, *, newest: bool, gone: bool) -> str:
        told = f"{place.kind.label}　{place.mark.value}"
        if newest:  # The numbers are those of the correction sheet, which is of the newest galley.
            told = self._told.get(place.number) or f"第{place.number}处　{told}"
        if place.kind is DiscrepancyKind.MOVED:
            told += "：原在此处，移走" if gone else "：移到此处"
        return told


def _style(corrected: RoundParagraph) -> str:
    """The style of a paragraph; one that brings its own indent gets no other."""
    kind = corrected.mark.kind
    first = corrected.pieces[0].text if corrected.pieces else ""
    indented = kind is ParagraphKind.BODY and first[:1].isspace()
    return "BodyTextFlush" if indented else STYLE_OF[kind]
