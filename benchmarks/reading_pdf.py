"""How long reading a long galley takes, against PDFium's bare text of every page.

The galley is set here: 200 pages with running heads and folios. Ours is everything that reading
does: a process for the file, lines, running heads, footnotes, paragraphs, look-alikes. The bare
loop hands out characters and knows no lines. Both are timed in turn.

    python benchmarks/reading_pdf.py [--repeats N] [--pages N] [--file PDF]
"""

from __future__ import annotations

import argparse
import sys
from functools import cache, partial
from pathlib import Path
from statistics import median
from unittest import mock

import pylopdf_fonts_zh_cn
import pypdfium2 as pdfium

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose
from editorial.intake import pdf_process
from editorial.intake.pdf_reader import read_pdf
from tests.intake.pdf_builder import Galley, Sheet

PAGES = 200
OURS = "our reader"
FROM_SCRATCH = "our reader, a new process from scratch"
BARE = "PDFium's bare text"
_SHEET = Sheet(across=36, lines=34, heads=("编辑学习",), folios=True)


def measure(repeats: int = 5, data: bytes | None = None) -> Times:
    """Seconds of each run by what was run, ours first.

    Args:
        repeats: how often each is run.
        data: a PDF; by default one that is set here.
    """
    data = data or galley(PAGES)
    return interleaved(
        {
            OURS: partial(read_pdf, data),
            BARE: partial(bare_text, data),
            FROM_SCRATCH: partial(_from_scratch, data),
        },
        repeats,
    )


@cache
def galley(pages: int) -> bytes:
    """A galley of so many pages, about 1,200 characters each."""
    setting = Galley(_SHEET, Path(pylopdf_fonts_zh_cn.serif_path()))
    for paragraph in prose(pages * 1_300).splitlines() or [prose(pages * 1_300)]:
        setting.paragraph(paragraph)
        if setting.document.page >= pages:
            break
    return setting.pdf()


def bare_text(data: bytes) -> int:
    """Take the text of every page and count its characters."""
    document = pdfium.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def _from_scratch(data: bytes) -> None:
    with mock.patch.object(pdf_process, "is_supported", return_value=False):
        read_pdf(data)


def main() -> None:
    """Measure and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--file", type=Path, help="a PDF to read instead")
    options = parser.parse_args()
    data = options.file.read_bytes() if options.file else galley(options.pages)
    times = measure(options.repeats, data)
    for name, seconds in times.items():
        by_round = [a / b for a, b in zip(seconds, times[BARE], strict=False)]
        print(f"{name}: {median(seconds):.3f} s, {median(by_round):.2f} times the bare text")


if __name__ == "__main__":
    main()
