"""Where the data that ships with the program lies: dictionaries, samples, schemes, wording.

In the installed wheel the top-level data folders travel inside the package (``editorial/_data``);
in a checkout they lie beside it. Paths are made from this file's own: the standard library's
resource readers bring archives and temporary files, which every start would pay for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE: Final = os.path.dirname(os.path.abspath(__file__))


def data_folder(name: str) -> Path:
    """The data folder of that name (``dictionaries``, ``manuscripts``).

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    from pathlib import Path  # noqa: PLC0415 - those who read one file do without

    return Path(_folder(name))


def data_text(folder: str, *names: str) -> str:
    """The text of one data file.

    Args:
        folder: Its data folder, as for :func:`data_folder`.
        names: The folders inside it, and the file's own name.

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    with open(os.path.join(_folder(folder), *names), encoding="utf-8") as file:
        return file.read()


def _folder(name: str) -> str:
    for candidate in (os.path.join(_PACKAGE, "_data"), os.path.dirname(_PACKAGE)):
        folder = os.path.join(candidate, name)
        if os.path.isdir(folder):
            return folder
    raise FileNotFoundError(f"data folder {name!r} is missing from this installation")


def scheme_files() -> list[str]:
    """Names of the files of the counting schemes that ship with the program."""
    return os.listdir(os.path.join(_PACKAGE, "scoring", "schemes"))


def scheme_bytes(*names: str) -> bytes:
    """The bytes of a counting scheme's file.

    Args:
        names: The folders inside the schemes' folder, and the file's own name.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    with open(os.path.join(_PACKAGE, "scoring", "schemes", *names), "rb") as file:
        return file.read()
