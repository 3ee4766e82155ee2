"""The dossier as one ZIP (归档包): fixed times and order, and a manifest of every member's hash."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Final

from editorial.paper.zip_entries import add_entry

SCHEMA: Final = "editorial.dossier/1"
MANIFEST: Final = "清单.json"
SUMS: Final = "校验码.txt"
_MODE: Final = 0o644
"""Whoever unpacks a dossier may let others read it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the dossier."""

    name: str
    """Path in the dossier, with ``/``."""
    content: bytes


@dataclass(frozen=True, slots=True)
class FiledMember:
    """One file as the manifest lists it."""

    name: str
    sha256: str
    size: int
    """In bytes."""


def write_dossier(
    target: IO[bytes], root: str, members: Iterable[Member], about: Mapping[str, object]
) -> tuple[FiledMember, ...]:
    """Write the members, then their manifest and their sums.

    Args:
        target: Where the ZIP goes; seekable.
        root: The folder that everything lies in.
        members: The files, each name once.
        about: What the manifest says of the whole.

    Returns:
        The members as the manifest lists them, manifest and sums apart.

    Raises:
        ValueError: when two members have the same name, by the rules of Windows.
    """
    filed: list[FiledMember] = []
    taken: set[str] = set()
    with zipfile.ZipFile(target, "w") as package:
        for member in members:
            # Windows does not tell names apart by their case.
            if member.name.casefold() in taken:
                raise ValueError(f"two members are called {member.name}")
            taken.add(member.name.casefold())
            add_entry(package, f"{root}/{member.name}", member.content, _MODE)
            digest = sha256(member.content).hexdigest()
            filed.append(FiledMember(member.name, digest, len(member.content)))
        listed = [{"name": m.name, "sha256": m.sha256, "bytes": m.size} for m in filed]
        manifest = {"schema": SCHEMA, **about, "members": listed}
        text = json.dumps(manifest, ensure_ascii=False, indent=2)
        add_entry(package, f"{root}/{MANIFEST}", text.encode(), _MODE)
        add_entry(package, f"{root}/{SUMS}", _sums(filed).encode(), _MODE)
    return tuple(filed)


def _sums(filed: Iterable[FiledMember]) -> str:
    """The sums as ``sha256sum -c`` reads them."""
    return "".join(f"{member.sha256}  {member.name}\n" for member in filed)
