"""A document's text as JSON, the form in which it is kept beside the original bytes."""

from __future__ import annotations

import json
from typing import Any, Final

from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind

SCHEMA: Final = "editorial.document/1"


def document_to_json(document: DocumentText) -> str:
    """Write the document; equal documents give equal characters."""
    paragraphs = [[p.kind.value, p.text, _location(p.location)] for p in document.paragraphs]
    content = {
        "schema": SCHEMA,
        "paragraphs": paragraphs,
        "not_read": list(document.not_read),
        "notes": list(document.notes),
        "layout_removed": document.layout_removed,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def document_from_json(content: str) -> DocumentText:
    """Read a document that ``document_to_json`` wrote.

    Raises:
        ValueError: when it is of another schema.
    """
    data = json.loads(content)
    if data.get("schema") != SCHEMA:
        raise ValueError(f"not a document of {SCHEMA}")
    return DocumentText(
        tuple(
            Paragraph(text, ParagraphKind(kind), Location(**place))
            for kind, text, place in data["paragraphs"]
        ),
        tuple(data["not_read"]),
        tuple(data["notes"]),
        data["layout_removed"],
    )


def _location(location: Location) -> dict[str, Any]:
    fields = ("page", "table", "row", "column", "note")
    return {name: getattr(location, name) for name in fields if getattr(location, name) is not None}
