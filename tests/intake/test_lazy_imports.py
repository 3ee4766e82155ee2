"""The libraries that open files load only when a file of their kind is opened."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = ("lxml", "pypdfium2", "psutil", "zipfile")


def test_reading_a_text_loads_neither_lxml_nor_pdfium() -> None:
    code = (
        "import sys; from editorial.intake.read import read_bytes; "
        "read_bytes('审读要细。'.encode('gb18030'), 'a.txt'); "
        f"print([m for m in {_HEAVY} if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
