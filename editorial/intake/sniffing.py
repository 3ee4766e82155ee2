"""What a file is (辨认格式): by its first bytes, then by its name."""

from __future__ import annotations

import os
import re
from typing import Final

from editorial.intake.intake_result import SourceFormat
from editorial.intake.refusal import IntakeRefused, RefusalCode

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_OLE_STREAMS: Final = (
    ("EncryptedPackage", RefusalCode.DOCX_ENCRYPTED),
    ("WordDocument", RefusalCode.LEGACY_WORD),
    ("Workbook", RefusalCode.SPREADSHEET),
    ("PowerPoint Document", RefusalCode.SLIDES),
)
"""Names of streams, in UTF-16, that tell the files of the old container apart."""
_FOREIGN: Final = (
    (b"\x89PNG\r\n", RefusalCode.PICTURE),
    (b"\xff\xd8\xff", RefusalCode.PICTURE),
    (b"GIF8", RefusalCode.PICTURE),
    (b"II*\x00", RefusalCode.PICTURE),
    (b"MM\x00*", RefusalCode.PICTURE),
    (b"Rar!\x1a\x07", RefusalCode.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", RefusalCode.ARCHIVE),
    (b"\x1f\x8b\x08", RefusalCode.ARCHIVE),
    (b"HN\x01\x00", RefusalCode.FIXED_LAYOUT),
    (b"CAJ\x00", RefusalCode.FIXED_LAYOUT),
    (b"KDH 2.", RefusalCode.FIXED_LAYOUT),
)
_PDF_MARK: Final = b"%PDF-"
_PDF_MARK_WITHIN: Final = 1024
"""Bytes of foreign matter that readers allow before the mark of a PDF."""
_COMMENT: Final = rb"(?s)<!--.*?-->"
_WEB_PAGE: Final = rb"(?i)\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head)\b"
_WORD_XML: Final = rb"<(w:wordDocument|pkg:package)\b"
_WEB_ARCHIVE: Final = b"mime-version:"
_WORD_NAMES: Final = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_LEGACY_NAMES: Final = frozenset({".doc", ".dot", ".wps", ".wpt"})
_FIXED_NAMES: Final = frozenset({".caj", ".nh", ".kdh", ".ofd", ".ceb", ".cebx"})
_MARKDOWN_NAMES: Final = frozenset({".md", ".markdown"})


def source_format(data: bytes, name: str) -> SourceFormat:
    """Tell what a file is.

    Raises:
        IntakeRefused: when it is empty, of a kind that is not read, or not what its name says.
    """
    if not data:
        raise IntakeRefused(RefusalCode.EMPTY, name)
    if data.startswith(_ZIP):
        return SourceFormat.DOCX
    if data.startswith(_OLE):
        if _in_ole(data) is RefusalCode.LEGACY_WORD:
            return SourceFormat.WORD_97
        raise IntakeRefused(_in_ole(data), name)
    if data.startswith(_RTF):
        return SourceFormat.RTF
    for mark, code in _FOREIGN:
        if data.startswith(mark):
            raise IntakeRefused(code, name)
    if _PDF_MARK in data[: _PDF_MARK_WITHIN + len(_PDF_MARK)] and _is_pdf(data, name):
        return SourceFormat.PDF
    return _text_format(data, name)


def _in_ole(data: bytes) -> RefusalCode:
    for stream, code in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return code
    return RefusalCode.LEGACY_OFFICE


def _is_pdf(data: bytes, name: str) -> bool:
    """A text that only speaks of the mark is not a PDF."""
    return data.startswith(_PDF_MARK) or _suffix(name) == ".pdf" or b"\nendobj" in data


def _text_format(data: bytes, name: str) -> SourceFormat:
    suffix = _suffix(name)
    if suffix in _WORD_NAMES:
        raise IntakeRefused(RefusalCode.DOCX_NOT_WORD, name)
    if suffix in _LEGACY_NAMES:
        raise IntakeRefused(_in_legacy_name(data), name)
    if suffix in _FIXED_NAMES:
        raise IntakeRefused(RefusalCode.FIXED_LAYOUT, name)
    if suffix == ".pdf":
        raise IntakeRefused(RefusalCode.PDF_BROKEN, name, "不是 PDF 内容")
    if suffix in _MARKDOWN_NAMES:
        return SourceFormat.MARKDOWN
    kind = _marked_up(data)
    if kind is None and suffix in {".htm", ".html", ".mht", ".mhtml"}:
        kind = RefusalCode.HTML
    if kind is not None:
        raise IntakeRefused(kind, name)
    return SourceFormat.PLAIN


def _in_legacy_name(data: bytes) -> RefusalCode:
    """What a file named ``.doc`` or ``.wps`` is that is no old Word file: many are web pages."""
    is_mail = data[:4096].lstrip().lower().startswith(_WEB_ARCHIVE)
    return RefusalCode.HTML if is_mail else _marked_up(data) or RefusalCode.DOCX_NOT_WORD


def _marked_up(data: bytes) -> RefusalCode | None:
    """Whether a text begins as a web page or as one of Word's own XML files."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"<" not in start:
        return None
    if re.search(_WORD_XML, start):
        return RefusalCode.OTHER_XML
    return RefusalCode.HTML if re.match(_WEB_PAGE, re.sub(_COMMENT, b"", start)) else None


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()
