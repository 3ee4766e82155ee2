"""The last gate before the terminal (终端输出关口): no control character of a text gets through.

Widgets show hidden characters (:mod:`tui.rendering.safe_text`); this filter makes sure of it for
every one of them, the framework's own included.
"""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.rendering.cell_width import WIDTHS

_FORBIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def _in_its_place(match: re.Match[str]) -> str:
    return " " * WIDTHS[match.group()]


class SafeFilter(LineFilter):
    """Takes control, direction and zero-width characters out of every line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The line with the forbidden characters replaced by as many blanks as they took."""
        if not any(_FORBIDDEN.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(_FORBIDDEN.sub(_in_its_place, segment.text), segment.style, None)
            for segment in segments
        ]
