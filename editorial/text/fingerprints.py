"""Fingerprints (指纹): what makes two texts the same text."""

from __future__ import annotations

import hashlib

from editorial.text.document_text import DocumentText


def canonical_text(document: DocumentText) -> str:
    """The paragraphs as read, one a line, without spaces at their ends and without empty ones."""
    lines = (" ".join(p.text.split("\n")).strip() for p in document.paragraphs)
    return "\n".join(line for line in lines if line)


def text_fingerprint(document: DocumentText) -> str:
    """SHA-256 (hex) of the canonical text, in UTF-8."""
    return hashlib.sha256(canonical_text(document).encode("utf-8", "surrogatepass")).hexdigest()
