"""A manuscript to be read (审读), with paragraph numbers and the machine's doubts in the margin."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui.commands.command import bindings
from tui.commands.places import NEXT_FINDING, PREVIOUS_FINDING
from tui.rendering.cell_width import cell_width, fitted
from tui.rendering.hit_test import character_at
from tui.rendering.reading_layout import MARGIN, MarginFinding, NoteLine, ReadingLayout
from tui.rendering.row_layout import GUTTER
from tui.rendering.strip_builder import Look, piece_runs
from tui.widgets.line_view import LineView
from tui.wording import t


class ReadingView(LineView):
    """One text with findings."""

    BINDINGS = bindings(NEXT_FINDING, PREVIOUS_FINDING)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty view; :meth:`show` fills it."""
        super().__init__(id=id, classes=classes)
        self._paragraphs: tuple[str, ...] = ()
        self._findings: tuple[MarginFinding, ...] = ()
        self._layout_now = ReadingLayout((), (), 2)

    def show(self, paragraphs: Sequence[str], findings: Sequence[MarginFinding] = ()) -> None:
        """Show a text and what is doubted in it."""
        self._paragraphs = tuple(paragraphs) or (t("reading.empty"),)
        self._findings = tuple(sorted(findings, key=lambda each: (each.paragraph, each.start)))
        self.lay_out_again()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the findings, in reading order."""
        return tuple(finding.number for finding in self._findings)

    @property
    def read_to_the_end(self) -> bool:
        """Whether the last line is or was in sight."""
        return self.scroll_offset.y >= self.max_scroll_y

    @property
    def line_count(self) -> int:
        """Lines at the present width."""
        return self._layout_now.height

    def lay_out(self, width: int) -> None:
        """Break text and notes."""
        self._layout_now = ReadingLayout(self._paragraphs, self._findings, width)

    def build_line(self, line: int) -> Strip:
        """One line: number, text, note."""
        layout, styles = self._layout_now, self.line_styles()
        at = layout.row_at(line)
        if at is None:
            return Strip.blank(layout.width, styles[Look.TEXT])
        piece, note = layout.piece(*at), layout.note(*at)
        segments = [self.number_cell(at[0], first=piece is not None and piece.first)]
        if piece is None and note is not None and not layout.in_margin:
            segments += self._note(note, layout.column_width)
        else:
            runs = piece_runs(piece, self.highlights) if piece else []
            segments += (Segment(text, styles[look]) for text, look in runs)
            taken = sum(cell_width(text) for text, _look in runs)
            segments.append(Segment(" " * max(layout.column_width - taken, 0), styles[Look.TEXT]))
            if layout.in_margin:
                segments = list(Strip(segments).crop(0, GUTTER + layout.column_width))
                segments.append(Segment(" │ ", styles[Look.RULE]))
                if note is not None:
                    segments += self._note(note, MARGIN - 3)
        return Strip(segments).adjust_cell_length(layout.width, styles[Look.TEXT])

    def number_cell(self, paragraph: int, *, first: bool) -> Segment:
        """What stands before a line of a paragraph (index from 0): its number at the first."""
        number = f"{paragraph + 1:>{GUTTER - 2}}  " if first else " " * GUTTER
        return Segment(number, self.line_styles()[Look.GUTTER])

    @property
    def layout_now(self) -> ReadingLayout:
        """Where everything stands at the present width."""
        return self._layout_now

    def _note(self, note: NoteLine, width: int) -> list[Segment]:
        look = Look.CURRENT if note.number == self.current else Look.NOTE
        return [Segment(fitted(note.text, width), self.line_styles()[look])]

    def line_of(self, number: int) -> int | None:
        """First line of a finding."""
        return self._layout_now.line_of(number)

    def number_at(self, x: int, line: int) -> int | None:
        """Number of the finding under a cell: in the text or its note."""
        layout = self._layout_now
        at = layout.row_at(line)
        if at is None:
            return None
        piece, note = layout.piece(*at), layout.note(*at)
        in_note = x >= GUTTER + layout.column_width if layout.in_margin else piece is None
        if in_note:
            return None if note is None else note.number
        if piece is None:
            return None
        inside = character_at(piece.paragraph.text[piece.start : piece.end], x - GUTTER)
        return None if inside is None else piece.paragraph.number_at(piece.start + inside)
