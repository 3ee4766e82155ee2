"""Audit entries (审计记录): an append-only chain in which each entry seals the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

GENESIS: Final = "0" * 64
"""What the first entry names as the hash before it."""

_DOMAIN: Final = b"EDITORIAL-AUDIT-1\0"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that was done, sealed."""

    sequence: int
    """From 1, without gaps."""
    at: str
    """UTC, ISO 8601."""
    actor: str
    """Who did it: id and name as on that day."""
    action: str
    """What was done: a stable key such as ``decision.sign``."""
    subject: str
    """What it was done to: an id; empty for the whole desk."""
    details: str
    """Canonical JSON of what matters about it."""
    previous: str
    """Hash (hex) of the entry before."""
    seal: str
    """Hash (hex) of this entry."""


def canonical_json(details: Mapping[str, object]) -> str:
    """JSON with sorted keys and no spaces: the same mapping gives the same characters."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(
    sequence: int,
    at: str,
    actor: str,
    action: str,
    subject: str,
    details: Mapping[str, object],
    previous: str,
) -> AuditEntry:
    """Make an entry and seal it onto the chain."""
    text = canonical_json(details)
    seal = _seal(sequence, at, actor, action, subject, text, previous)
    return AuditEntry(sequence, at, actor, action, subject, text, previous, seal)


def _seal(
    sequence: int, at: str, actor: str, action: str, subject: str, details: str, previous: str
) -> str:
    body = json.dumps([at, actor, action, subject, details], ensure_ascii=False)
    digest = hashlib.sha256(_DOMAIN)
    digest.update(bytes.fromhex(previous))
    digest.update(sequence.to_bytes(8, "big"))
    digest.update(body.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def first_broken(entries: Iterable[AuditEntry]) -> int | None:
    """Sequence number of the first entry that does not fit its chain; None when all do."""
    previous = GENESIS
    for expected, entry in enumerate(entries, 1):
        sealed_parts = (entry.at, entry.actor, entry.action, entry.subject, entry.details)
        if (
            entry.sequence != expected
            or entry.previous != previous
            or not all(isinstance(part, str) for part in sealed_parts)  # SQLite takes any type
            or entry.seal != _seal(expected, *sealed_parts, previous)
        ):
            return expected
        previous = entry.seal
    return None
