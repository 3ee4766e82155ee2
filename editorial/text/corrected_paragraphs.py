"""A text with some of its paragraphs written anew (终审改定)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from editorial.text.document_text import DocumentText


def with_paragraphs(document: DocumentText, written: Mapping[int, str]) -> DocumentText:
    """The document with the given paragraphs in place of its own.

    Args:
        document: The text as read.
        written: Number (from 1) → new text. A line break in it makes a new paragraph of the same
            kind; nothing but white space takes the paragraph out.

    Raises:
        ValueError: when the document has no paragraph of that number.
    """
    if any(not 1 <= number <= len(document.paragraphs) for number in written):
        raise ValueError("the text has no such paragraph")
    paragraphs = [
        replace(paragraph, text=line)
        for number, paragraph in enumerate(document.paragraphs, 1)
        for line in (written[number].splitlines() if number in written else [paragraph.text])
        if number not in written or line.strip()
    ]
    return replace(document, paragraphs=tuple(paragraphs))
