"""The package of a ``.docx`` (文档包): the zip and its XML parts, opened under limits.

Everything is bounded before the work it bounds: the directory of the zip before `zipfile` reads
it, each part while it is unpacked, tags and attributes before lxml sees them. Pictures and other
binary parts are never unpacked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from editorial.intake import limits
from editorial.intake.refusal import IntakeRefused, RefusalCode

_END_MARK: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_MAX_COMMENT: Final = 0xFFFF
_CHUNK: Final = 64 * 1024
_STORED_OR_DEFLATED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG: Final = 0x1
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG: Final = 4096
"""Bytes of a tag above which its attributes are counted."""
_ATTRIBUTE: Final = re.compile(rb"""=\s*["']""")
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")

_OTHER_KINDS: Final = (
    ("xl/", RefusalCode.SPREADSHEET),
    ("ppt/", RefusalCode.SLIDES),
    ("OFD.xml", RefusalCode.FIXED_LAYOUT),
    ("content.xml", RefusalCode.OPEN_DOCUMENT),
    ("EncryptedPackage", RefusalCode.DOCX_ENCRYPTED),
)


@dataclass(slots=True)
class DocxPackage:
    """The parts of a ``.docx``, unpacked when asked for."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    """Parts by name in lower case, without a leading slash."""
    name: str
    unpacked: int = 0
    """Bytes unpacked so far."""

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.entries

    def xml(self, part: str) -> bytes:
        """The bytes of one XML part, in UTF-8 and without a document type, safe to parse.

        Raises:
            IntakeRefused: when it is missing, damaged, too large, too complex or has a DTD.
        """
        info = self.entries.get(part.lower())
        if info is None:
            raise self.refused(RefusalCode.DOCX_BROKEN, f"缺少 {part}")
        return self._checked(self._utf8(self._unpack(info)))

    def refused(self, code: RefusalCode, detail: str = "") -> IntakeRefused:
        """A refusal of this file."""
        return IntakeRefused(code, self.name, detail)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack in small pieces: the sizes that a zip declares are not to be trusted."""
        data = bytearray()
        try:
            with self.archive.open(info) as part:
                while chunk := part.read(_CHUNK):
                    data += chunk
                    self.unpacked += len(chunk)
                    grown = len(data) > limits.RATIO_FROM_BYTES
                    if (
                        len(data) > limits.MAX_PART_BYTES
                        or self.unpacked > limits.MAX_PARTS_BYTES
                        or (grown and len(data) > limits.MAX_RATIO * max(info.compress_size, 1))
                    ):
                        raise self.refused(RefusalCode.DOCX_BOMB)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            struct.error,
        ) as error:
            raise self.refused(RefusalCode.DOCX_BROKEN) from error
        except (RuntimeError, NotImplementedError) as error:  # what zipfile says of odd flags
            raise self.refused(RefusalCode.DOCX_BROKEN) from error
        return bytes(data)

    def _utf8(self, data: bytes) -> bytes:
        """The part said to be in UTF-8; XML of a package is in UTF-8 or UTF-16, nothing else."""
        try:
            if data.startswith(_UTF16_MARKS) or b"\0" in data[:4]:
                encoding = "utf-16" if data.startswith(_UTF16_MARKS) else _unmarked(data)
                return _DECLARATION.sub("", data.decode(encoding), count=1).encode()
            declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
            if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}:
                raise self.refused(RefusalCode.DOCX_ENCODING)
        except UnicodeError as error:
            raise self.refused(RefusalCode.DOCX_ENCODING) from error
        return data

    def _checked(self, data: bytes) -> bytes:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self.refused(RefusalCode.DOCX_DOCTYPE)
        if data.count(b"<") > limits.MAX_TAGS or data.count(b"xmlns") > limits.MAX_NAMESPACES:
            raise self.refused(RefusalCode.DOCX_TOO_COMPLEX)
        for tag in _long_tags(data):
            if len(_ATTRIBUTE.findall(tag)) > limits.MAX_LONG_TAG_ATTRIBUTES:
                raise self.refused(RefusalCode.DOCX_TOO_COMPLEX)
        return data


def open_package(data: bytes, name: str) -> DocxPackage:
    """Open the zip of a ``.docx`` after looking at its directory.

    Raises:
        IntakeRefused: when it is truncated, no Word document, encrypted, or built to harm.
    """
    _look_at_directory(data, name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        raise IntakeRefused(RefusalCode.DOCX_BROKEN, name) from error
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        _accept_entry(info, name)
        key = info.filename.lower()
        if key in entries:
            raise IntakeRefused(RefusalCode.DOCX_DUPLICATE, name, info.filename)
        entries[key] = info
    package = DocxPackage(archive, entries, name)
    if "[content_types].xml" not in entries and not any(e.startswith("word/") for e in entries):
        raise package.refused(_other_kind(archive.namelist()))
    for prefix, code in _OTHER_KINDS[:2]:
        if any(e.startswith(prefix) for e in entries) and "word/document.xml" not in entries:
            raise package.refused(code)
    return package


def _look_at_directory(data: bytes, name: str) -> None:
    """Bound the directory of the zip before anything reads it."""
    at = data.rfind(_END_MARK, max(0, len(data) - _END_BYTES - _MAX_COMMENT))
    if at < 0 or len(data) - at < _END_BYTES:
        raise IntakeRefused(RefusalCode.DOCX_BROKEN, name)
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > limits.MAX_ZIP_ENTRIES or size > limits.MAX_ZIP_DIRECTORY_BYTES:
        raise IntakeRefused(RefusalCode.DOCX_BOMB, name, f"{count} 个部件")


def _accept_entry(info: zipfile.ZipInfo, name: str) -> None:
    path = info.filename
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise IntakeRefused(RefusalCode.DOCX_ENCRYPTED, name)
    unsafe = path.startswith("/") or "\\" in path or "\0" in path or ".." in path.split("/")
    if unsafe or info.compress_type not in _STORED_OR_DEFLATED:
        raise IntakeRefused(RefusalCode.DOCX_BROKEN, name, "部件名称或压缩方式不合规")


def _other_kind(names: list[str]) -> RefusalCode:
    for prefix, code in _OTHER_KINDS:
        if any(n.startswith(prefix) for n in names):
            return code
    return RefusalCode.ARCHIVE if names else RefusalCode.DOCX_BROKEN


def _long_tags(data: bytes) -> Iterator[bytes]:
    """Tags of more than 4 kB, found by leaping from tag to tag as far as a short one can reach.

    An attribute may hold ">" but never "<", so a tag ends no later than the next "<".
    """
    at = 0
    while len(data) - at > _LONG_TAG:
        near = data.rfind(b"<", at + 1, at + 1 + _LONG_TAG)
        if near < 0:
            end = data.find(b"<", at + 1)
            near = len(data) if end < 0 else end
            yield data[at:near]
        at = near


def _unmarked(data: bytes) -> str:
    return "utf-16-be" if data.startswith(b"\0") else "utf-16-le"
