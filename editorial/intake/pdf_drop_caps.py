"""Drop caps (首字下沉): a large first character beside the first lines of its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from editorial.intake.pdf_lines import TextLine

_LARGER: Final = 1.8
"""How many times the size of the text a drop cap is."""
_CHARACTERS: Final = 2
_BESIDE: Final = 1.5
"""Greatest distance, in type sizes, between the cap and the lines beside it."""


def with_drop_caps(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Put each drop cap before its first line, and the lines beside it at the paragraph's edge."""
    sizes = {line.size for line in lines}
    if not sizes or max(sizes) < _LARGER * min(sizes):
        return tuple(lines)
    joined: list[TextLine] = []
    cap: TextLine | None = None
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is not None and _is_cap(line, following):
            cap = line
        elif cap is not None and _stands_beside(cap, line):
            is_first = lines[number - 1] is cap
            text = cap.text.strip() + line.text if is_first else line.text
            joined.append(line._replace(text=text, left=cap.left))
        else:
            cap = None
            joined.append(line)
    return tuple(joined)


def _is_cap(line: TextLine, following: TextLine) -> bool:
    return (
        len(line.text.strip()) <= _CHARACTERS
        and line.size >= _LARGER * following.size
        and _stands_beside(line, following)
    )


def _stands_beside(cap: TextLine, line: TextLine) -> bool:
    """Whether a line of text stands to the right of a cap, between its head and its foot."""
    return (
        line.page == cap.page
        and -0.3 * line.size <= line.left - cap.right <= _BESIDE * line.size
        and cap.baseline - 0.4 * line.size <= line.baseline <= cap.baseline + 1.1 * cap.size
    )
