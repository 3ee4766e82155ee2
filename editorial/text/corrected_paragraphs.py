"""A text with some of its paragraphs written anew (终审改定)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

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
        paragraph._replace(text=line)
        for number, paragraph in enumerate(document.paragraphs, 1)
        for line in (written[number].splitlines() if number in written else [paragraph.text])
        if number not in written or line.strip()
    ]
    return replace(document, paragraphs=tuple(paragraphs))


def rewritten_paragraphs(before: Sequence[str], after: Sequence[str]) -> dict[int, str]:
    """Which paragraphs were written anew, told from the lines of a text before and after.

    Whoever edits a text as lines may also part, join, add and drop some: what was put in goes to
    the paragraph in front of it (or behind, at the start), so that :func:`with_paragraphs` makes
    the edited text of it.

    Args:
        before: The paragraphs, one a line.
        after: The lines as edited.

    Returns:
        Number (from 1) → new text, with line breaks where a paragraph became several.
    """
    written: dict[int, list[str]] = {}
    head: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        lines = list(after[start:end])
        if kind == "equal":
            continue
        if first == last:
            if first == 0:
                head = lines
            else:
                written.setdefault(first, [before[first - 1]]).extend(lines)
            continue
        for at in range(first, last):
            final = at == last - 1
            written[at + 1] = lines[at - first :] if final else lines[at - first : at - first + 1]
    if head:
        written[1] = [*head, *written.get(1, before[:1])]
    return {number: "\n".join(lines) for number, lines in written.items()}
