"""Packages built to harm are refused quickly and before much memory is taken."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile

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


def _gigabyte() -> bytes:
    """A package whose document is a gigabyte of spaces in a megabyte of zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=False) as part:
            for _ in range(256):
                part.write(b" " * 4 * _MEGABYTE)
    return buffer.getvalue()


def _many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"word/x{number}", b"")
    return buffer.getvalue()


BOMBS = {
    "spaces": (_body(" " * 40 * _MEGABYTE), RefusalCode.DOCX_BOMB),
    "high ratio": (_body(paragraph("字" * 4 * _MEGABYTE)), RefusalCode.DOCX_BOMB),
    "empty paragraphs": (_body("<w:p/>" * 500_000), RefusalCode.DOCX_TOO_COMPLEX),
    "many tags": (
        _body("".join(f'<w:p w:a="{n * 7919 % 99991}"/>' for n in range(310_000))),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "many entries": (_many_entries(), RefusalCode.DOCX_BOMB),
    "many attributes": (
        _body("<w:p " + " ".join(f'w:a{n}="{n}"' for n in range(3_000)) + "/>"),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "attributes behind a bracket": (
        _body('<w:p w:b="&gt;>" ' + " ".join(f'w:a{n}="{n}"' for n in range(3_000)) + "/>"),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "many namespaces": (
        _body("".join(f'<w:p xmlns:n{n}="u{n * 7919}"/>' for n in range(21_000))),
        RefusalCode.DOCX_TOO_COMPLEX,
    ),
    "many paragraphs": (
        _body("".join(f"<w:p><w:r><w:t>{n * 7919}</w:t></w:r></w:p>" for n in range(20_001))),
        RefusalCode.TOO_MUCH_TEXT,
    ),
    "lying size": (_lying(5_000), RefusalCode.DOCX_BROKEN),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_little_time(name: str) -> None:
    data, code = BOMBS[name]
    began = time.monotonic()
    with pytest.raises(IntakeRefused) as refused:
        read_docx(data)
    assert refused.value.code is code
    assert time.monotonic() - began < 10  # far above what it takes; without limits it is minutes


def test_a_part_that_unpacks_to_a_gigabyte_takes_little_memory() -> None:
    data = _gigabyte()
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
