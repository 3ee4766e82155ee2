"""Incoming files: read before anything is written, kept as they came."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editorial.domain.identifiers import Sha256
from editorial.domain.manuscript import Manuscript
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.text.body_text import body_text
from editorial.text.document_json import document_from_json, document_to_json
from editorial.text.document_text import DocumentText
from editorial.text.fingerprints import text_fingerprint


@dataclass(frozen=True)
class IncomingFile:
    """A file that was read: its bytes, its text, and how they are known."""

    name: str
    data: bytes
    document: DocumentText
    text_sha256: Sha256
    characters: int
    """Characters of its body text."""


def read_incoming(path: Path) -> IncomingFile:
    """Read a manuscript or galley, outside any transaction.

    Raises:
        IntakeRefused: when the file cannot be read; the message says why and what to do.
    """
    from editorial.intake.read import read_document  # noqa: PLC0415  readers are heavy

    result = read_document(path)
    document = result.document
    return IncomingFile(
        path.name,
        result.original,
        document,
        Sha256(text_fingerprint(document)),
        len(body_text(document)),
    )


@dataclass(frozen=True, slots=True)
class KeptFile:
    """How a kept file is found again."""

    file_sha256: Sha256
    text_sha256: Sha256
    document_sha256: Sha256


def keep(unit: UnitOfWork, file: IncomingFile) -> KeptFile:
    """Keep the bytes and the text as read, in this transaction."""
    written = document_to_json(file.document).encode("utf-8", "surrogatepass")
    return KeptFile(unit.blobs.put(file.data), file.text_sha256, unit.blobs.put(written))


def frozen_document(unit: UnitOfWork, manuscript: Manuscript) -> DocumentText:
    """The frozen edited manuscript, against which every galley is read.

    Raises:
        OperationRefused: when it has not been sent to typesetting.
    """
    if manuscript.frozen is None:
        raise OperationRefused((Refusal("not_frozen", "稿件尚未发稿，没有可对照的编辑加工稿"),))
    return kept_document(unit, manuscript.frozen.document_sha256)


def kept_document(unit: UnitOfWork, document_sha256: Sha256) -> DocumentText:
    """The text of a kept file, as it was read then."""
    return document_from_json(unit.blobs.get(document_sha256).decode("utf-8", "surrogatepass"))
