"""三审三校编辑台: the desk of the three reviews and the three proofreads.

The three names below are the public Python interface; they are imported on first use so that
``import editorial`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editorial.checking.check import check_text
    from editorial.comparison.compare import compare_texts
    from editorial.desk.comparing import compare_files

__version__ = "0.1.0"

__all__ = ["__version__", "check_text", "compare_files", "compare_texts"]

_HOMES = {
    "check_text": "editorial.checking.check",
    "compare_files": "editorial.desk.comparing",
    "compare_texts": "editorial.comparison.compare",
}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
