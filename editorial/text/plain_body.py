"""The body text of plain texts (纯文本正文), a paragraph a line: many lines are read at one go.

Most lines of a long text hold no difference, and nobody asks for them one by one. Where they begin
is found with arrays; paragraphs are made when something asks for the document.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import LAYOUT_CHARACTERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONG: Final = 50_000
"""Characters from which on arrays are quicker, the time to load them apart."""
_LAST_SPACE: Final = 0x3000
"""The last code point of white space; the test of this module goes through all."""
_ORDINARY, _SPACE, _LINE_END, _NOT_HERE = range(4)


def plain_body(text: str) -> BodyText:
    """The body text of ``DocumentText.from_plain(text)``, and the same way back to it."""
    return (_body_of_lines(text) if len(text) >= _LONG else None) or body_text(
        DocumentText.from_plain(text)
    )


class _BodyOfLines(BodyText):
    """A body text whose paragraphs are lines of one string.

    Its document is no field: it is made when asked for.
    """

    _plain: str
    _lines: tuple[int, ...]
    """For each paragraph, where its line begins in the string."""

    def __init__(
        self, text: str, starts: tuple[int, ...], plain: str, lines: tuple[int, ...]
    ) -> None:
        vars(self).update(
            text=text, paragraph_starts=starts, layout_characters=0, _plain=plain, _lines=lines
        )

    @cached_property
    def document(self) -> DocumentText:
        return DocumentText.from_plain(self._plain)

    def paragraph_text(self, index: int) -> str:
        end = self._lines[index + 1] if index + 1 < len(self._lines) else len(self._plain)
        return self._plain[self._lines[index] : end].splitlines()[0]


def _body_of_lines(text: str) -> BodyText | None:
    """The body of a text without layout characters, each of whose characters has 16 bits."""
    import numpy as np  # noqa: PLC0415 - short texts do without

    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    roles = _roles().take(units)
    left_out = np.flatnonzero(roles != _ORDINARY)
    kinds = roles[left_out]
    if (kinds == _NOT_HERE).any():
        return None
    body = str(np.delete(units, left_out).data, "utf-16-le")
    lines = np.concatenate(([0], left_out[kinds == _LINE_END] + 1))
    starts = lines - np.searchsorted(left_out, lines)
    filled = np.diff(starts, append=len(body)) > 0
    return _BodyOfLines(body, tuple(starts[filled].tolist()), text, tuple(lines[filled].tolist()))


@cache
def _roles() -> NDArray[np.uint8]:
    """What each 16-bit unit is for."""
    import numpy as np  # noqa: PLC0415 - as above

    roles = np.full(1 << 16, _ORDINARY, np.uint8)
    for character in filter(str.isspace, map(chr, range(_LAST_SPACE + 1))):
        ends_line = len(f"{character}.".splitlines()) > 1
        roles[ord(character)] = _LINE_END if ends_line else _SPACE
    roles[[ord(character) for character in LAYOUT_CHARACTERS if character <= "\uffff"]] = _NOT_HERE
    roles[0xD800:0xE000] = _NOT_HERE  # the halves of longer ones, and those without another half
    return roles
