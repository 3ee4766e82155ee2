"""What a reader hands on (收稿结果): the text, the fingerprint of the file, the file itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from editorial.text.document_text import DocumentText


class SourceFormat(StrEnum):
    """Formats that are read; what a file is comes from its content first, then its name."""

    PLAIN = "txt"
    MARKDOWN = "md"
    DOCX = "docx"
    PDF = "pdf"
    WORD_97 = "doc"
    """The old ``.doc``, and the ``.wps`` that Kingsoft's word processor writes."""
    RTF = "rtf"

    @property
    def media_type(self) -> str:
        """The registered media type of the format."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    SourceFormat.PLAIN: "text/plain",
    SourceFormat.MARKDOWN: "text/markdown",
    SourceFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    SourceFormat.PDF: "application/pdf",
    SourceFormat.WORD_97: "application/msword",
    SourceFormat.RTF: "application/rtf",
}


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """One file as read."""

    document: DocumentText
    sha256: str
    """SHA-256 of the original bytes, 64 hexadecimal digits."""
    format: SourceFormat
    original: bytes = field(repr=False)
    """The bytes as they came, never altered."""
    name: str = ""
    """Name of the file without its folder."""
    own_text: str | None = field(default=None, repr=False)
    """For ``.txt`` and ``.md``: the file's own text, line ends and white space included."""
    encoding: str | None = None
    """For ``.txt`` and ``.md``: the character set that the bytes were read in."""

    @property
    def media_type(self) -> str:
        """The registered media type of the file."""
        return self.format.media_type
