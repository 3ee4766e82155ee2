"""Everything that can be wrong with a file is refused with one line that says what to do."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from editorial.intake import limits
from editorial.intake.read import read_bytes, read_document
from editorial.intake.refusal import IntakeRefused, RefusalCode
from tests.intake.docx_builder import (
    NAMESPACES,
    build_docx,
    document_xml,
    docx_parts,
    pack,
    paragraph,
)

_DOCX = build_docx(paragraph("正文一段。"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _ole(stream: str) -> bytes:
    return _OLE + stream.encode("utf-16-le") + bytes(400)


def _locked_doc() -> bytes:
    """An old Word file whose information block says that there is a password."""
    block = b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500)
    return _OLE[:512].ljust(512, b"\0") + block + "WordDocument".encode("utf-16-le") + bytes(400)


def _with(**changes: bytes) -> bytes:
    return pack({**docx_parts(paragraph("正文")), **changes})


def _document(xml: bytes) -> bytes:
    return _with(**{"word/document.xml": xml})


def _duplicate() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in docx_parts(paragraph("正文")).items():
            archive.writestr(name, data)
        archive.writestr("word/Document.xml", document_xml(paragraph("另一份")))
    return buffer.getvalue()


def _with_doctype(declaration: str) -> bytes:
    xml = document_xml(paragraph("正文&amp;x;")).split("?>", 1)
    return _document(f"{xml[0]}?>{declaration}{xml[1]}".encode())


def _encrypted_entry() -> bytes:
    data = bytearray(_DOCX)
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _flipped() -> bytes:
    data = bytearray(_stored())
    at = data.find("正".encode())
    data[at] ^= 1
    return bytes(data)


def _stored() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in docx_parts(paragraph("正文")).items():
            archive.writestr(name, data)
    return buffer.getvalue()


_STRICT = document_xml(paragraph("正文")).replace(
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)

FILES = [
    ("empty.docx", b"", RefusalCode.EMPTY),
    ("text.docx", "这是文字".encode(), RefusalCode.DOCX_NOT_WORD),
    ("binary.docx", os.urandom(64).replace(b"PK", b"xx"), RefusalCode.DOCX_NOT_WORD),
    ("locked.docx", _ole("EncryptedPackage"), RefusalCode.DOCX_ENCRYPTED),
    ("locked.doc", _locked_doc(), RefusalCode.DOCX_ENCRYPTED),
    ("old.xls", _ole("Workbook"), RefusalCode.SPREADSHEET),
    ("old.ppt", _ole("PowerPoint Document"), RefusalCode.SLIDES),
    ("thumbs.db", _OLE, RefusalCode.LEGACY_OFFICE),
    ("text.doc", "文字".encode(), RefusalCode.DOCX_NOT_WORD),
    ("page.doc", b"<html><body>x</body></html>", RefusalCode.HTML),
    ("mail.doc", b"MIME-Version: 1.0\r\n\r\n<html/>", RefusalCode.HTML),
    ("xml.doc", b'<?xml version="1.0"?><w:wordDocument/>', RefusalCode.OTHER_XML),
    ("a.html", b"text", RefusalCode.HTML),
    ("page.txt", b"<!-- x --> <!DOCTYPE html><html></html>", RefusalCode.HTML),
    ("old.xml", b'<?xml version="1.0"?><w:wordDocument/>', RefusalCode.OTHER_XML),
    ("a.png", b"\x89PNG\r\n\x1a\n", RefusalCode.PICTURE),
    ("a.rar", b"Rar!\x1a\x07\x00", RefusalCode.ARCHIVE),
    ("a.zip", pack({"a.txt": b"x"}), RefusalCode.ARCHIVE),
    ("a.xlsx", pack({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), RefusalCode.SPREADSHEET),
    ("a.pptx", pack({"[Content_Types].xml": b"", "ppt/a.xml": b""}), RefusalCode.SLIDES),
    ("a.odt", pack({"mimetype": b"", "content.xml": b""}), RefusalCode.OPEN_DOCUMENT),
    ("a.ofd", pack({"OFD.xml": b""}), RefusalCode.FIXED_LAYOUT),
    ("a.caj", "文字".encode(), RefusalCode.FIXED_LAYOUT),
    ("blank.txt", " \n\u3000\n\ufeff".encode(), RefusalCode.NO_TEXT),
    ("blank.docx", build_docx(paragraph(" ")), RefusalCode.NO_TEXT),
    ("no.pdf", b"text", RefusalCode.PDF_BROKEN),
    ("cut.docx", _DOCX[: len(_DOCX) // 2], RefusalCode.DOCX_BROKEN),
    ("cut99.docx", _DOCX[:-10], RefusalCode.DOCX_BROKEN),
    ("nothing.docx", pack({}), RefusalCode.DOCX_BROKEN),
    ("flip.docx", _flipped(), RefusalCode.DOCX_BROKEN),
    ("twice.docx", _duplicate(), RefusalCode.DOCX_DUPLICATE),
    ("flag.docx", _encrypted_entry(), RefusalCode.DOCX_ENCRYPTED),
    ("up.docx", _with(**{"../x.xml": b""}), RefusalCode.DOCX_BROKEN),
    ("dtd.docx", _with_doctype('<!DOCTYPE x [<!ENTITY x "b">]>'), RefusalCode.DOCX_DOCTYPE),
    (
        "xxe.docx",
        _with_doctype('<!DOCTYPE x SYSTEM "file:///etc/hostname">'),
        RefusalCode.DOCX_DOCTYPE,
    ),
    (
        "latin.docx",
        _document(b'<?xml version="1.0" encoding="latin-1"?><a/>'),
        RefusalCode.DOCX_ENCODING,
    ),
    ("bad8.docx", _document(b"<a>\xff</a>"), RefusalCode.DOCX_ENCODING),
    ("broken.docx", _document(b"<w:document>"), RefusalCode.DOCX_BROKEN),
    ("other.docx", _document(b"<a/>"), RefusalCode.DOCX_NOT_WORD),
    ("nobody.docx", _document(f"<w:document {NAMESPACES}/>".encode()), RefusalCode.DOCX_NOT_WORD),
    (
        "nomain.docx",
        pack({"[Content_Types].xml": b"", "word/x.xml": b""}),
        RefusalCode.DOCX_NOT_WORD,
    ),
    ("strict.docx", _document(_STRICT.encode()), RefusalCode.DOCX_STRICT),
    (
        "deep.docx",
        build_docx("<w:sdt>" * 400 + paragraph("x") + "</w:sdt>" * 400),
        RefusalCode.DOCX_BROKEN,
    ),
]


@pytest.mark.parametrize(("name", "data", "code"), FILES, ids=[f[0] for f in FILES])
def test_a_faulty_file_is_refused_by_its_fault(name: str, data: bytes, code: RefusalCode) -> None:
    with pytest.raises(IntakeRefused) as refused:
        read_bytes(data, name)
    assert refused.value.code is code
    assert refused.value.name == name
    message = str(refused.value)
    assert message.startswith(f"《{name}》")
    assert message.endswith("。")
    assert len(message.splitlines()) == 1


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    cases = [
        (tmp_path / "没有.docx", RefusalCode.MISSING),
        (tmp_path, RefusalCode.FOLDER),
        (tmp_path / "a\0b", RefusalCode.MISSING),
        (tmp_path / ("长" * 200), RefusalCode.UNREADABLE),
    ]
    if hasattr(os, "mkfifo"):  # a pipe would be waited for without end
        os.mkfifo(tmp_path / "pipe")
        cases.append((tmp_path / "pipe", RefusalCode.NOT_A_FILE))
    for path, code in cases:
        with pytest.raises(IntakeRefused) as refused:
            read_document(path)
        assert refused.value.code is code


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)
    with pytest.raises(IntakeRefused) as refused:
        read_document(path)
    assert refused.value.code is RefusalCode.TOO_LARGE


def test_too_many_characters_of_plain_text_are_refused() -> None:
    with pytest.raises(IntakeRefused) as refused:
        read_bytes(b"a" * (limits.MAX_TEXT_CHARACTERS + 1), "a.txt")
    assert refused.value.code is RefusalCode.TOO_MUCH_TEXT


def test_content_decides_over_the_name() -> None:
    assert read_bytes(_DOCX, "来稿.doc").document.paragraphs[0].text == "正文一段。"
    assert read_bytes("讲 %PDF- 的文章。".encode(), "a.txt").document.paragraphs
    assert read_bytes(b"<b>bold</b>", "a.md").document.paragraphs


def test_refusals_and_results_travel_between_processes() -> None:
    refused = pickle.loads(pickle.dumps(IntakeRefused(RefusalCode.EMPTY, "a.txt", "细节")))
    assert (refused.code, refused.name, refused.detail) == (RefusalCode.EMPTY, "a.txt", "细节")
    result = read_bytes(_DOCX, "a.docx")
    assert pickle.loads(pickle.dumps(result)) == result
