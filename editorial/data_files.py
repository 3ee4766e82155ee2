"""Where the data that ships with the program lies: dictionaries, samples, schemes, wording.

In the installed wheel the top-level data folders travel inside the package (``editorial/_data``);
in a checkout they lie beside it.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_folder(name: str) -> Traversable:
    """The data folder of that name (``dictionaries``, ``manuscripts``).

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    package = files("editorial")
    for candidate in (package / "_data" / name, package / ".." / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"data folder {name!r} is missing from this installation")
