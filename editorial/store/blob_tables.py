"""Table of original bytes by their hash."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field

from editorial.store.column_checks import StoredRow, sha256_hex

LARGEST_BLOB = 50 * 1024 * 1024
"""Bytes; what intake takes at most."""


class BlobRow(StoredRow, table=True):
    """One file's bytes, kept once whatever its names."""

    __tablename__ = "blobs"
    __table_args__ = (
        sha256_hex("sha256"),
        CheckConstraint(f"length(data) <= {LARGEST_BLOB}", name="size"),
    )

    sha256: str = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)
