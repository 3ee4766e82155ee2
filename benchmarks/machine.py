"""The kind of machine (no names, no paths) and the versions that were measured."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

PACKAGES = (
    "editorial-desk",
    "rapidfuzz",
    "numpy",
    "fast-diff-match-patch",
    "diff-match-patch",
    "edlib",
)


def machine() -> str:
    """One line: system, processors, Python."""
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"{platform.python_implementation()} {'.'.join(map(str, sys.version_info[:3]))}"
    )


def versions() -> dict[str, str]:
    """Versions of the engines' packages; empty for what is not installed."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = ""
    return found
