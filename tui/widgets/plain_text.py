"""Text that is only text (纯文本): never markup, hidden characters shown, lines broken by 禁则."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.rendering.cell_width import cell_width
from tui.rendering.line_breaking import wrapped
from tui.rendering.safe_text import safe_lines

INDENTING = "\u00a0"
"""A space that the framework leaves where it is."""


class PlainText(Widget):
    """Shows a text of one or more lines."""

    DEFAULT_CSS = """
    PlainText { width: 1fr; height: auto; }
    """

    def __init__(
        self,
        text: str = "",
        *,
        indent: int = 0,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        """Show ``text``; lines that are continued begin ``indent`` cells further in."""
        super().__init__(id=id, classes=classes)
        self._text = safe_lines(text)
        self._indent = indent

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show(self, text: str) -> None:
        """Show another text."""
        shown = safe_lines(text)
        if shown != self._text:
            self._text = shown
            self.refresh(layout=True)

    def lines(self, width: int) -> list[str]:
        """The lines at a width in cells."""
        found: list[str] = []
        for paragraph in self._text.split("\n"):
            found += self._broken(paragraph, max(width, 2))
        return found

    def _broken(self, paragraph: str, width: int) -> list[str]:
        if not self._indent or cell_width(paragraph) <= width or width <= self._indent * 2:
            return list(wrapped(paragraph, width))
        first = wrapped(paragraph, width)[0]
        rest = wrapped(paragraph[len(first) :], width - self._indent)
        return [first, *(INDENTING * self._indent + line for line in rest)]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Cells of the longest line."""
        return max(cell_width(line) for line in self._text.split("\n"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Lines at a width in cells."""
        return len(self.lines(width)) if width else 0

    def render(self) -> Content:
        """The lines, as content that is no markup."""
        width = self.content_size.width
        return Content("\n".join(line.rstrip(" ") for line in self.lines(width)))
