"""Entries of ZIP packages that are the same bytes wherever and whenever they are made."""

from __future__ import annotations

import zipfile
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: when things were done stands in the record."""


def add_entry(package: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    """Add a file to a package.

    Args:
        package: The package, open for writing.
        name: The file's name in it.
        content: The file's bytes.
        mode: Who may read it when it is unpacked, as Unix has it (``0o644``).
    """
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = mode << 16
    entry.create_system = 3  # else it would tell on which system it was made
    package.writestr(entry, content)
