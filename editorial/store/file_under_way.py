"""A file under way: it gets its name only when it is whole and on the disk."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Self

from editorial.store.refusals import StoreRefused


class FileUnderWay:
    """A new file beside its later place, readable by its owner only; gone unless it is kept."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.part")

    def __enter__(self) -> Self:
        try:
            self.path.unlink(missing_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreRefused(
                "not_writable", f"{self.path.parent} 写不进去（{error.strerror}），请换一个文件夹"
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def keep(self, target: Path) -> None:
        """Make sure that it is on the disk, then give it its name in one step."""
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        self.path.replace(target)
        if os.name == "posix":
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
