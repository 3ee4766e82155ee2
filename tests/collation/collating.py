"""Builders: collate two plain texts, and say what came out in a short form."""

from __future__ import annotations

from editorial.collation.collate import Collation, collate
from editorial.collation.ignoring import ignorable_kinds
from editorial.domain.discrepancy import Discrepancy
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText


def body(text: str) -> BodyText:
    return body_text(DocumentText.from_plain(text))


def collated(manuscript: str, galley: str, *ignore: str) -> Collation:
    return collate(body(manuscript), body(galley), ignorable_kinds(ignore))


def brief(discrepancy: Discrepancy) -> tuple[str, str, str, int, str]:
    return (
        discrepancy.kind.value,
        discrepancy.manuscript.text,
        discrepancy.galley.text,
        discrepancy.edits,
        discrepancy.mark.value,
    )


def kinds(manuscript: str, galley: str, *ignore: str) -> list[str]:
    return [each.kind.value for each in collated(manuscript, galley, *ignore).discrepancies]
