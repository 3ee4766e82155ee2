"""Where the data that ships with the program lies: dictionaries, samples, schemes, wording.

In the installed wheel the top-level data folders travel inside the package (``editorial/_data``);
in a checkout they lie beside it. Paths are made from this file's own: the standard library's
resource readers bring archives and temporary files, which every start would pay for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def data_folder(name: str) -> Traversable:
    """The data folder of that name (``dictionaries``, ``manuscripts``).

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"data folder {name!r} is missing from this installation")


def scheme_folder() -> Traversable:
    """Where the counting schemes that ship with the program lie."""
    return Path(__file__).parent / "scoring" / "schemes"
