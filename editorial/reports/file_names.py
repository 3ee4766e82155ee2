"""File names from any text (安全文件名): one component, legal on every system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from editorial.text.visible_characters import invisible

MOST_BYTES: Final = 160
"""UTF-8 bytes of a name, its ending included."""

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|%#\s]+')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.I)


def safe_file_name(text: str, ending: str = "") -> str:
    """A file name that says as much of ``text`` as every file system allows.

    Control and bidirectional characters, white space and what systems forbid become ``_``; names
    that Windows keeps for devices, leading signs and trailing dots go; long names are cut.

    Args:
        text: what the file is about, Chinese welcome.
        ending: put behind the name, such as ``.html``.
    """
    name = unicodedata.normalize("NFC", invisible().sub("_", text))
    name = _FORBIDDEN.sub("_", name).strip("._ ").lstrip("-~$=+@")
    name = _cut(name, MOST_BYTES - len(ending.encode())).rstrip("._ ")
    if not name or _RESERVED.fullmatch(name.partition(".")[0]):
        name = f"_{name}"
    return name + ending


def _cut(name: str, most: int) -> str:
    return name.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
