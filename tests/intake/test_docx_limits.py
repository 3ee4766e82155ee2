"""Packages built to harm are refused quickly and before much memory is taken."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from editorial.intake.docx_reader import read_docx
from editorial.intake.refusal import IntakeRefused, RefusalCode
from tests.intake.docx_builder import NAMESPACES, document_xml, docx_parts, pack, paragraph

_MEGABYTE = 1024 * 1024


def _package(document: bytes) -> bytes:
    return pack({**docx_parts(""), "word/document.xml": document})


def _body(content: str) -> bytes:
    return _package(document_xml(content).encode())


def _lying(size: int) -> bytes:
    """A package whose directory says that its document has 100 bytes."""
    data = bytearray(_package(document_xml(paragraph("字" * size)).encode()))
    at = data.find(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 17] != b"word/document.xml":
        at = data.find(b"PK\x01\x02", at + 1)
    struct.pack_into("<I", data, at + 24, 100)
    return bytes(data)


def _thousandfold() -> bytes:
    """A package whose document is 256 MB of spaces in a quarter of a megabyte of zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=False) as part:
            for _ in range(64):
                part.write(b" " * 4 * _MEGABYTE)
    return buffer.getvalue()


def _many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"word/x{number}", b"")
    return buffer.getvalue()


def _attributes(before: str = "") -> bytes:
    return _body(f"<w:p {before}" + " ".join(f'w:a{n}="{n}"' for n in range(3_000)) + "/>")


def _various(tag: str, count: int) -> bytes:
    """Many elements that pack badly, so that not their ratio but their number tells."""
    return _body("".join(tag.replace("#", str(n * 7919 % 99991)) for n in range(count)))


BOMBS: dict[str, tuple[Callable[[], bytes], RefusalCode]] = {
    "spaces": (lambda: _body(" " * 40 * _MEGABYTE), RefusalCode.DOCX_BOMB),
    "high ratio": (lambda: _body(paragraph("字" * 4 * _MEGABYTE)), RefusalCode.DOCX_BOMB),
    "empty paragraphs": (lambda: _body("<w:p/>" * 500_000), RefusalCode.DOCX_TOO_COMPLEX),
    "many tags": (lambda: _various('<w:p w:a="#"/>', 310_000), RefusalCode.DOCX_TOO_COMPLEX),
    "many entries": (_many_entries, RefusalCode.DOCX_BOMB),
    "many attributes": (_attributes, RefusalCode.DOCX_TOO_COMPLEX),
    "attributes behind a bracket": (
        lambda: _attributes('w:b="a>b" '),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "many namespaces": (
        lambda: _various('<w:p xmlns:n#="u#"/>', 21_000),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "many paragraphs": (
        lambda: _various("<w:p><w:r><w:t>#</w:t></w:r></w:p>", 20_001),
        RefusalCode.TOO_MUCH_TEXT,
    ),
    "lying size": (lambda: _lying(5_000), RefusalCode.DOCX_BROKEN),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_little_time(name: str) -> None:
    build, code = BOMBS[name]
    data = build()
    began = time.monotonic()
    with pytest.raises(IntakeRefused) as refused:
        read_docx(data)
    assert refused.value.code is code
    assert time.monotonic() - began < 10  # far above what it takes; without limits it is minutes


def test_a_part_that_unpacks_a_thousandfold_takes_little_memory() -> None:
    data = _thousandfold()
    tracemalloc.start()
    try:
        with pytest.raises(IntakeRefused) as refused:
            read_docx(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refused.value.code is RefusalCode.DOCX_BOMB
    assert peak < 64 * _MEGABYTE


def test_pictures_are_never_unpacked() -> None:
    parts = docx_parts(paragraph("正文"))
    parts["word/media/image1.png"] = bytes(60 * _MEGABYTE)
    assert read_docx(pack(parts)).paragraphs[0].text == "正文"


def test_a_style_sheet_of_bombs_is_bounded_by_the_total() -> None:
    parts = docx_parts(paragraph("正文"))
    parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{' ' * 17 * _MEGABYTE}</w:styles>".encode()
    with pytest.raises(IntakeRefused) as refused:
        read_docx(pack(parts))
    assert refused.value.code is RefusalCode.DOCX_BOMB


_RUNS = "".join(f"<w:r><w:t>{number}</w:t></w:r>" for number in range(40_000))
_RUN = "<w:r><w:t>x</w:t></w:r>"
_BEGIN = '<w:fldChar w:fldCharType="begin"/>'


@pytest.mark.parametrize(
    ("before", "inner", "after", "times"),
    [
        ("<w:p>", _RUNS, "</w:p>", 1),
        ("<w:ins>", f"<w:p>{_RUNS}</w:p>", "</w:ins>", 200),
        ("<w:p><w:r><w:txbxContent>", f"<w:p>{_RUNS}</w:p>", "</w:txbxContent></w:r></w:p>", 60),
        (
            "<w:p><w:r><w:txbxContent>",
            f"<w:p>{_BEGIN * 40_000}<w:r><w:t>x</w:t></w:r></w:p>",
            "</w:txbxContent></w:r></w:p>",
            60,
        ),
        (
            "<w:p>" + f'{_BEGIN}<w:fldChar w:fldCharType="separate"/>' * 20_000,
            "<w:r><w:t>x</w:t></w:r>",
            '<w:fldChar w:fldCharType="end"/>' * 20_000 + "</w:p>",
            1,
        ),
        ("<w:ins>", "<w:p>" + "<w:br/><w:cr/>" * 20_000 + _RUNS + "</w:p>", "</w:ins>", 100),
        ("<w:tbl><w:tr><w:tc>", f"<w:p>{_RUNS}</w:p>", "</w:tc></w:tr></w:tbl>", 60),
    ],
    ids=[
        "one long paragraph",
        "insertions",
        "text boxes",
        "open fields",
        "nested fields",
        "breaks",
        "tables",
    ],
)
def test_deep_and_long_documents_take_time_by_their_size(
    before: str, inner: str, after: str, times: int
) -> None:
    data = _body(before * times + inner + after * times)
    began = time.monotonic()
    assert read_docx(data).paragraphs
    assert time.monotonic() - began < 20  # linear: about a second; by depth or square: minutes


def test_styles_in_a_long_chain_take_time_by_their_number() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
        for n in range(8_000)
    )
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='s{n}'/></w:pPr>{_RUN}</w:p>" for n in range(4_000)
    )
    parts = docx_parts(body, styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    began = time.monotonic()
    assert len(read_docx(pack(parts)).paragraphs) == 4_000
    assert time.monotonic() - began < 20


def test_numbers_that_would_swell_the_text_are_bounded() -> None:
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        f'<w:start w:val="32000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 90}"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    with pytest.raises(IntakeRefused) as refused:
        read_docx(pack(docx_parts(item * 5_000, numbering=numbering)))
    assert refused.value.code is RefusalCode.TOO_MUCH_TEXT
