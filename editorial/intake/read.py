"""The one way in (收稿): a file or its bytes, read by the reader of its format."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from editorial.domain.checksum import sha256_hex
from editorial.intake.intake_result import IntakeResult, SourceFormat
from editorial.intake.limits import MAX_FILE_BYTES
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.intake.sniffing import source_format
from editorial.text.document_text import DocumentText
from editorial.text.paragraph_roles import with_roles

if TYPE_CHECKING:
    from pathlib import Path

_NO_SUCH_FILE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP})


def read_document(path: Path | str, *, original: bool = False) -> IntakeResult:
    """Read a manuscript or galley from a file.

    Args:
        path: a ``.docx``, ``.doc``, ``.wps``, ``.rtf``, ``.pdf``, ``.txt`` or ``.md`` file; its
            content decides, not its name.
        original: read tracked changes as they were before, instead of as accepted.

    Raises:
        IntakeRefused: for everything that can be wrong with the file.
    """
    return read_bytes(_content(str(path)), str(path), original=original)


def read_bytes(data: bytes, name: str, *, original: bool = False) -> IntakeResult:
    """Read a manuscript or galley from its bytes; see `read_document`.

    Args:
        data: the whole file.
        name: its name, with or without folders; the suffix tells texts apart.
        original: the original view of tracked changes.

    Raises:
        IntakeRefused: for everything that can be wrong with the file.
    """
    name = _name(name)
    if len(data) > MAX_FILE_BYTES:
        raise IntakeRefused(RefusalCode.TOO_LARGE, name)
    format_ = source_format(data, name)
    own_text = encoding = None
    document: DocumentText
    # Readers are imported when used: lxml and PDFium are slow to load and often not needed.
    if format_ is SourceFormat.DOCX:
        from editorial.intake.docx_reader import read_docx  # noqa: PLC0415

        document = read_docx(data, name, original=original)
    elif format_ in {SourceFormat.WORD_97, SourceFormat.RTF}:
        from editorial.intake.legacy_word import read_legacy  # noqa: PLC0415

        document = read_legacy(data, name, format_, original=original)
    elif format_ is SourceFormat.PDF:
        from editorial.intake.pdf_reader import read_pdf  # noqa: PLC0415

        document = read_pdf(data, name)
    else:
        from editorial.intake.plain_text import read_plain  # noqa: PLC0415

        markdown = format_ is SourceFormat.MARKDOWN
        document, own_text, encoding = read_plain(data, name, markdown=markdown)
    digest = sha256_hex(data)
    document = with_roles(document)
    return IntakeResult(document, digest, format_, data, name, own_text, encoding)


def _name(path: str) -> str:
    """The file's own name, without its folders."""
    return os.path.basename(path.rstrip(os.sep + (os.altsep or "")))


def _content(path: str) -> bytes:
    """The bytes of a file, at most one more than the limit.

    Raises:
        IntakeRefused: when there is no such file, it is no file, or it can't be read.
    """
    try:
        status = _status(path)
        if status is None:
            raise IntakeRefused(RefusalCode.MISSING, _name(path))
        if stat.S_ISDIR(status.st_mode):
            raise IntakeRefused(RefusalCode.FOLDER, _name(path) or path)
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device would never end
            raise IntakeRefused(RefusalCode.NOT_A_FILE, _name(path))
        if status.st_size > MAX_FILE_BYTES:
            raise IntakeRefused(RefusalCode.TOO_LARGE, _name(path))
        with open(path, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        # No permission, a vanished network folder.
        raise IntakeRefused(RefusalCode.UNREADABLE, _name(path)) from error


def _status(path: str) -> os.stat_result | None:
    """What the file system says of a file; None when it has none of that name."""
    try:
        return os.stat(path)
    except ValueError:  # a name with NUL in it
        return None
    except OSError as error:
        if error.errno in _NO_SUCH_FILE:
            return None
        raise
