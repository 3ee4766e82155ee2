"""Exit codes (退出码) of every subcommand."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
"""Done, and within the limit."""
BEYOND: Final = 1
"""Done, and beyond the limit, or with findings, or with a broken chain."""
REFUSED: Final = 1
"""Refused by the office's rules: every reason was said, nothing was changed."""
CANNOT_BE_DONE: Final = 2
"""Bad input or bad usage: one clear line on standard error, nothing half-written."""
