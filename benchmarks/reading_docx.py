"""How long reading a long Word manuscript takes, against python-docx's own loop over paragraphs.

The manuscript is built here: about 100,000 characters in headed, numbered and plain paragraphs,
each of several runs as word processors write them, with tables, footnotes and tracked changes.
Both sides open the file from memory and are timed in turn, in one process.

    python benchmarks/reading_docx.py [--repeats N] [--characters N] [--save FILE]
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx

from editorial.intake.docx_reader import read_docx

CHARACTERS = 100_000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CLAUSES = (
    "编辑部每收到一篇来稿，先登记题名、作者和收稿日期",
    "责任编辑通读全文，把存疑的地方逐一记在审读单上",
    "数字、年代、人名、地名和引文要与原始材料核对",
    "表格中的合计应当等于各行之和，单位应当写在表头",
    "校样退改之后，改动处必须再与原稿对照一遍",
    "同一篇文章里，同一个名称的写法应当前后一致",
    "复审着重看结论是否站得住，论据是否齐备",
    "凡是拿不准的字词，先查工具书，再请教作者",
    "清样付印以前，由主编签字，并注明日期",
    "图题、表题与正文中的提法不一致，是常见的疏漏",
)
_RUN_PROPERTIES = '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体"/></w:rPr>'
_MARKED_PROPERTIES = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/>'
    '<w:color w:val="000000"/><w:sz w:val="21"/><w:lang w:val="en-US"/></w:rPr>'
)


def long_manuscript(characters: int = CHARACTERS) -> bytes:
    """A ``.docx`` whose text has at least that many characters, the same on every run."""
    writer = _Writer()
    blocks: list[str] = []
    while writer.written < characters:
        blocks.append(writer.section(len(blocks) + 1))
    return _packed("".join(blocks), writer.notes)


class _Writer:
    """Writes the body piece by piece and remembers its footnotes."""

    def __init__(self) -> None:
        self.written = 0
        self.notes: list[str] = []
        self._clause = 0

    def section(self, number: int) -> str:
        paragraphs = [self._paragraph(n) for n in range(12)]
        heading = self._words(f"{number}　审读与核对", '<w:pStyle w:val="1"/>')
        table = self._table() if number % 2 else ""
        return heading + "".join(paragraphs[:6]) + table + "".join(paragraphs[6:])

    def _paragraph(self, number: int) -> str:
        runs = []
        for place in range(6):
            runs.append(self._run(f"{self._next()}{'。' if place == 5 else '，'}"))
            if place in {1, 3}:
                runs.append(self._run(str(1990 + number + place), _MARKED_PROPERTIES))
        if number % 6 == 2:
            runs.insert(4, self._note())
        if number % 6 == 4:
            inserted = self._run("（此处补写）")
            runs.insert(3, f'<w:ins w:id="1" w:author="编辑甲">{inserted}</w:ins>')
        return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{"".join(runs)}</w:p>'

    def _table(self) -> str:
        rows = "".join(self._row() for _ in range(6))
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"

    def _row(self) -> str:
        texts = ("项目", "数量", "备注", "核对")
        cells = (self._words(text, '<w:jc w:val="left"/>') for text in texts)
        width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
        return "<w:tr>" + "".join(f"<w:tc>{width}{cell}</w:tc>" for cell in cells) + "</w:tr>"

    def _words(self, text: str, properties: str) -> str:
        return f'<w:p w:rsidR="00A77B3E"><w:pPr>{properties}</w:pPr>{self._run(text)}</w:p>'

    def _run(self, text: str, properties: str = _RUN_PROPERTIES) -> str:
        self.written += len(text)
        return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"

    def _note(self) -> str:
        self.notes.append(self._words(self._next() + "。", '<w:pStyle w:val="a4"/>'))
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def _next(self) -> str:
        self._clause += 1
        return _CLAUSES[self._clause * 7 % len(_CLAUSES)]


def _packed(body: str, notes: list[str]) -> bytes:
    space = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1)
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="footnote text"/></w:style>'
    )
    kinds = ("styles", "footnotes")
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WML}.{kind}+xml"/>' for kind in kinds
    )
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in kinds
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{_WML}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
        "word/document.xml": f"<w:document {space}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {space}>{footnotes}</w:footnotes>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode())
    return buffer.getvalue()


def _with_python_docx(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    return len([paragraph.text for paragraph in document.paragraphs])


def _with_editorial(data: bytes) -> int:
    return len(read_docx(data).paragraphs)


SIDES: dict[str, Callable[[bytes], int]] = {
    "editorial": _with_editorial,
    "python-docx": _with_python_docx,
}


def measure(repeats: int = 15, data: bytes | None = None) -> dict[str, list[float]]:
    """Seconds of each reading by name, taken in turn; one reading of each is thrown away."""
    data = long_manuscript() if data is None else data
    seconds: dict[str, list[float]] = {name: [] for name in SIDES}
    for number in range(repeats + 1):
        for name, read in SIDES.items():
            gc.collect()
            began = time.perf_counter()
            read(data)
            if number:
                seconds[name].append(time.perf_counter() - began)
    return seconds


def report(seconds: dict[str, list[float]]) -> Iterator[str]:
    """One line a side and the ratio of the medians."""
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, median in medians.items():
        yield f"{name:12} {median * 1000:8.1f} ms (median of {len(seconds[name])})"
    yield f"{'ratio':12} {medians['editorial'] / medians['python-docx']:8.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--characters", type=int, default=CHARACTERS)
    parser.add_argument("--save", type=Path, help="write the manuscript to this file as well")
    options = parser.parse_args()
    data = long_manuscript(options.characters)
    if options.save:
        options.save.write_bytes(data)
    document = read_docx(data)
    print(f"{sum(len(p.text) for p in document.paragraphs)} characters, {len(data)} bytes")
    for line in report(measure(options.repeats, data)):
        print(line)


if __name__ == "__main__":
    main()
