"""Two transcriptions of one regulation, made by others, from the folder beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[2] / "shared" / "texts"
_TITLE = "黑龙江省社会信用条例"


def _lines(name: str) -> list[str]:
    found = sorted(TEXTS.glob(name)) if TEXTS.is_dir() else []
    if not found:
        pytest.skip("the documents beside the checkout are not here")
    return found[0].read_text(encoding="utf-8").splitlines()


def printed() -> str:
    """The regulation as a printed compilation has it, cut out; skips when it is not here."""
    lines = _lines("000_*.txt")
    start = next(i for i, line in enumerate(lines) if i > 955 and line.strip() == _TITLE)
    last_chapter = next(i for i, line in enumerate(lines) if i > start and "第八章" in line)
    end = next(i for i, line in enumerate(lines) if i > last_chapter and "起施行" in line)
    return "\n".join(lines[start : end + 1])


def on_the_web() -> str:
    """The regulation as a web page has it, in one line; skips when it is not here."""
    return _lines("002_*.txt")[3]
