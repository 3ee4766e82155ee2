"""Files written wholly or not at all (整体写入)."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes | str) -> None:
    """Write ``content`` (text as UTF-8) to ``path``: the whole file, or the one that was there.

    The bytes go to a new file in the same folder, reach the disk, and take the name at once.

    Raises:
        OSError: when the folder is missing, full or closed to us; nothing is left behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
