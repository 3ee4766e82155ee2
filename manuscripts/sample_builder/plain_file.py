"""Plain text files, as offices hand them in: indented paragraphs in one of several encodings."""

from __future__ import annotations

from sample_builder.source_text import accepted, parse


def plain_file(source: str, encoding: str) -> bytes:
    """Write a source text as plain text with Windows line ends.

    Raises:
        ValueError: when the text has a table or notes, which plain text cannot hold.
    """
    lines: list[str] = []
    for block in parse(source):
        if block.kind in {"table", "note"}:
            raise ValueError(f"plain text cannot hold a {block.kind}")
        indent = "　　" if block.kind in {"body", "heading"} else ""
        lines.append(indent + accepted(block.text))
        if block.kind == "author":
            lines.append("")
    return ("\r\n".join(lines) + "\r\n").encode(encoding)
