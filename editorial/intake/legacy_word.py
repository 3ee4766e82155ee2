"""The reader of old formats (旧版 Word、WPS、RTF): turned into ``.docx`` first, then read as one.

LibreOffice does it when it is installed; for ``.doc`` and ``.wps`` the optional package msdoc2docx
(``editorial-desk[doc]``) does where there is none, or where LibreOffice fails. Without either the
file is refused with advice. Both keep tracked changes, notes, tables and lists; which one was used
is said in the notes, since their results may differ in details.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from editorial.intake import limits
from editorial.intake.doc_child import CONVERTED, LOCKED
from editorial.intake.docx_reader import read_docx
from editorial.intake.guarded_process import run_guarded
from editorial.intake.intake_result import SourceFormat
from editorial.intake.office_conversion import convert_with_office, office_program
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.document_text import DocumentText

_CHILD: Final = "editorial.intake.doc_child"
_PACKAGE_FOLDER: Final = Path(__file__).resolve().parents[2]
_WITHOUT: Final = {
    SourceFormat.WORD_97: RefusalCode.LEGACY_WORD,
    SourceFormat.RTF: RefusalCode.RTF,
}
_FIB_MARK: Final = b"\xec\xa5"
_SECTOR: Final = 512
_ENCRYPTED_BIT: Final = 0x01
"""Bit of the second flag byte of the file information block: fEncrypted ([MS-DOC] 2.5.2)."""


def read_legacy(
    data: bytes, name: str, format_: SourceFormat, *, original: bool = False
) -> DocumentText:
    """Read a ``.doc``, ``.wps`` or ``.rtf`` file.

    Args:
        data: the whole file.
        name: its name, for refusals.
        format_: ``WORD_97`` or ``RTF``.
        original: read tracked changes as they were before, instead of as accepted.

    Raises:
        IntakeRefused: without a converter, when the file has a password or can't be converted,
            and for all that `read_docx` refuses.
    """
    if format_ is SourceFormat.WORD_97 and _is_encrypted(data):
        raise IntakeRefused(RefusalCode.DOCX_ENCRYPTED, name)
    tried = False
    for converter, converted in _conversions(data, name, format_):
        tried = True
        if converted is not None:
            document = read_docx(converted, name, original=original)
            said = f"旧格式，经 {converter} 转换后读取，请留意核对"
            return replace(document, notes=(said, *document.notes))
    code = RefusalCode.NOT_CONVERTED if tried else _WITHOUT[format_]
    raise IntakeRefused(code, name)


def _conversions(
    data: bytes, name: str, format_: SourceFormat
) -> Iterator[tuple[str, bytes | None]]:
    """What each converter of this machine makes of the file, best first."""
    program = office_program()
    if program is not None:
        suffix = "rtf" if format_ is SourceFormat.RTF else "doc"
        yield "LibreOffice", convert_with_office(program, data, suffix)
    if format_ is SourceFormat.WORD_97 and find_spec("doc2docx"):
        yield "msdoc2docx", _convert_with_package(data, name)


def _convert_with_package(data: bytes, name: str) -> bytes | None:
    folders = (str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(f for f in folders if f)}
    with TemporaryDirectory(prefix="editorial-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source, written = folder / "source.doc", folder / "source.docx"
        source.write_bytes(data)
        code = run_guarded(
            [sys.executable, "-P", "-m", _CHILD, str(source), str(written)],
            folder=folder,
            environment=environment,
            memory=limits.MAX_CONVERTER_MEMORY_BYTES,
            seconds=limits.CONVERTER_SECONDS,
        )
        if code == LOCKED:
            raise IntakeRefused(RefusalCode.DOCX_ENCRYPTED, name)
        sound = code == CONVERTED and written.stat().st_size <= limits.MAX_FILE_BYTES
        return written.read_bytes() if sound else None


def _is_encrypted(data: bytes) -> bool:
    """Whether the file information block, which begins a sector, says that there is a password."""
    at = data.find(_FIB_MARK, _SECTOR)
    while at >= 0:
        if at % _SECTOR == 0 and at + 12 <= len(data):
            return bool(data[at + 11] & _ENCRYPTED_BIT)
        at = data.find(_FIB_MARK, at + 1)
    return False
