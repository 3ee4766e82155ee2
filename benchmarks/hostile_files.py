"""Files made to harm a reader: mutated, truncated, mislabelled, nested, or plain noise."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from html import escape

from docx import Document
from fpdf import FPDF

from benchmarks.hostile_texts import hostile_text

_NAMES = (
    "稿.docx",
    "稿.pdf",
    "稿.txt",
    "稿.md",
    "稿",
    "稿.xlsx",
    "稿.doc",
    "\u202etxt.稿",
    "a\n.docx",
)


def hostile_file(chance: random.Random) -> tuple[str, bytes, str]:
    """What it is, its bytes and its name."""
    make = chance.choices(list(_KINDS), weights=[weight for _, weight in _KINDS.values()])[0]
    name = chance.choice(_NAMES) if chance.random() < 0.15 else _NATURAL.get(make, "稿.txt")
    return make, _KINDS[make][0](chance), name


@cache
def _docx() -> bytes:
    document = Document()
    document.add_heading("审读记录", 1)
    for number in range(12):
        document.add_paragraph(f"第{number}段，逐字逐句地看，“这样”才能保证质量。text {number}")
    table = document.add_table(2, 3)
    table.cell(0, 0).text = "甲"
    table.cell(1, 2).text = "乙"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def _pdf(compressed: bool) -> bytes:
    pdf = FPDF()
    pdf.set_compression(compressed)
    pdf.set_font("helvetica", size=11)
    for page in range(3):
        pdf.add_page()
        pdf.text(20, 10, "Running head")
        for line in range(20):
            pdf.text(20, 25 + 6 * line, f"Line {line} of page {page}, and some more words to read.")
    return bytes(pdf.output())


def _mutated(chance: random.Random, data: bytes, most: int = 12) -> bytes:
    """The bytes with a few places overwritten, cut, doubled, moved, or the end cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 512))
        match chance.randrange(6):
            case 0:
                changed[at : at + length] = chance.randbytes(length)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                del changed[len(changed) - length :]
            case 4 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case _:
                digits = str(chance.choice((0, -1, 2**31, 2**63, 10**20, 65536))).encode()
                changed[at : at + len(digits)] = digits
    return bytes(changed)


def _mutated_parts(chance: random.Random) -> bytes:
    """A ``.docx`` whose parts are changed and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml" and chance.random() < 0.7:
                data = _shuffled(chance, data)
            elif name.endswith((".xml", ".rels")) and chance.random() < 0.08:
                data = _mutated(chance, data, most=3)
            if chance.random() < 0.97:
                new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _shuffled(chance: random.Random, data: bytes) -> bytes:
    """Tags and texts of a part exchanged, doubled or taken out: mostly still XML."""
    pieces = re.split(rb"(?=<w:p>)|(?<=</w:p>)", data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(1, len(pieces))
        match chance.randrange(4):
            case 0:
                pieces[at : at + 1] = [pieces[at]] * chance.choice((2, 30))
            case 1:
                pieces[at] = pieces[at].replace(b"<w:r>", b"<w:ins><w:r>", 1)
            case 2:
                swapped = pieces[chance.randrange(1, len(pieces))]
                pieces[at] = pieces[at].replace(b"</w:r>", b"</w:r>" + swapped, 1)
            case _:
                tag = chance.choice((b"w:del", b"w:tab", b"w:sdt", b"w:tbl", b"w:fldSimple"))
                pieces[at] = pieces[at].replace(b"w:r>", tag + b">")
    return b"".join(pieces)


def _odd_document(chance: random.Random) -> bytes:
    """A ``.docx`` whose main part holds hostile text or a tower of elements."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    match chance.randrange(5):
        case 0:
            text = hostile_text(chance, 400).encode("utf-8", "replace").decode()
            if chance.random() < 0.8:
                text = escape(_NOT_XML.sub("", text))
            inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        case 1:
            depth = chance.choice((10, 200, 300, 5000))
            inner = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
        case 2:
            inner = "<w:p/>" * chance.choice((10, 30_000, 400_000))
        case 3:
            attributes = " ".join(f"w:a{n}='1'" for n in range(chance.choice((5, 5000))))
            inner = f"<w:p {attributes}/>"
        case _:
            fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * chance.choice((3, 3000))
            inner = f"<w:p>{fields}<w:r><w:t>字</w:t></w:r></w:p>"
    main = f"<?xml version='1.0'?><w:document {space}><w:body>{inner}</w:body></w:document>"
    if chance.random() < 0.2:
        main = '<!DOCTYPE x [<!ENTITY a "啊">]>' + main
    return _repacked({"word/document.xml": main.encode("utf-8", "replace")})


def _repacked(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _zip_trick(chance: random.Random) -> bytes:
    """Bombs, many entries, names that climb, doubled names, zips that are no documents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        match chance.randrange(6):
            case 0:
                pack.writestr("word/document.xml", bytes(chance.choice((10, 80)) * 2**20))
            case 1:
                for number in range(chance.choice((100, 5000))):
                    pack.writestr(f"word/{number}.xml", b"<a/>")
            case 2:
                for name in ("../../etc/x", "/abs", "word\\document.xml", "a\x00b", "a" * 60000):
                    pack.writestr(name, b"x")
            case 3:
                pack.writestr("word/document.xml", b"<a/>")
                pack.writestr("WORD/document.xml", b"<b/>")
            case 4:
                pack.writestr("xl/workbook.xml", b"<workbook/>")
                pack.writestr("[Content_Types].xml", b"<Types/>")
            case _:
                pack.writestr("inner.zip", _docx())
    return _mutated(chance, out.getvalue()) if chance.random() < 0.3 else out.getvalue()


def _odd_pdf(chance: random.Random) -> bytes:
    """A PDF written by hand: odd pages, boxes, trees, streams and operators."""
    operators = ("BT", "ET", "q", "Q", "/G 12 Tf", "9 9 Td", "(text) Tj", "[(a) -9999 (b)] TJ")
    odd = ("1e38 0 0 1e38 0 0 cm", "3 Tr", "-5 Tz", "0 Tz", "/F Do", "(\\377\\376) Tj", "99999 TL")
    content = " ".join(chance.choices(operators + odd, k=chance.choice((5, 50, 2000)))).encode()
    if chance.random() < 0.5:
        content = zlib.compress(content)
        content = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
            len(content),
            content,
        )
    else:
        content = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    box = chance.choice((b"0 0 600 800", b"0 0 0 0", b"-1e9 -1e9 1e9 1e9", b"600 800 0 0", b"a b"))
    turn = chance.choice((b"0", b"90", b"45", b"-270", b"1000000"))
    kids = chance.choice((b"3 0 R", b"3 0 R 3 0 R 2 0 R", b"9 0 R", b"null"))
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, chance.choice((0, 1, 3, 10**6))),
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %s/Contents 4 0 R/Resources"
        b"<</XObject<</F 5 0 R>>/Font<</G 6 0 R>>>>>>" % (box, turn),
        content,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 4>>stream\n/F Do\nendstream",
        b"<</Type/Font/Subtype/%s/BaseFont/Helvetica>>"
        % chance.choice((b"Type1", b"Type0", b"Type3", b"TrueType")),
    )
    body = b"%PDF-1.7\n"
    body += b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer<</Size 7/Root 1 0 R>>\n%%EOF"


def _text_file(chance: random.Random) -> bytes:
    text = hostile_text(chance, chance.choice((0, 1, 50, 3000)))
    if chance.random() < 0.004:
        text = "审读要细致，" * 600_000  # 10 MB without a line break
    charset = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5"))
    data = text.encode(charset, "replace")
    return _mutated(chance, data) if chance.random() < 0.4 else data


_Maker = Callable[[random.Random], bytes]
_KINDS: dict[str, tuple[_Maker, float]] = {
    "docx bytes": (lambda chance: _mutated(chance, _docx()), 3),
    "docx parts": (_mutated_parts, 5),
    "docx made up": (_odd_document, 2),
    "zip trick": (_zip_trick, 2),
    "pdf bytes": (lambda chance: _mutated(chance, _pdf(chance.random() < 0.5)), 2),
    "pdf made up": (_odd_pdf, 2),
    "text file": (_text_file, 5),
    "noise": (lambda chance: chance.randbytes(chance.choice((0, 1, 7, 300, 70_000))), 2),
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NATURAL = {
    "docx bytes": "稿.docx",
    "docx parts": "稿.docx",
    "docx made up": "稿.docx",
    "zip trick": "稿.docx",
    "pdf bytes": "稿.pdf",
    "pdf made up": "稿.pdf",
}
