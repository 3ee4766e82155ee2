"""Original bytes in the database, by their SHA-256: one backup holds everything."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from editorial.domain.identifiers import Sha256
from editorial.store.blob_tables import LARGEST_BLOB, BlobRow
from editorial.store.refusals import StoreRefused


class SqlBlobStore:
    """Original bytes by their SHA-256."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, data: bytes) -> Sha256:
        """Keep the bytes (once) and return their hash.

        Raises:
            StoreRefused: when they are more than 50 MB.
        """
        if len(data) > LARGEST_BLOB:
            raise StoreRefused("file_too_large", "文件超过 50 MB，不能存入，请压缩图片或拆分文件")
        digest = Sha256(hashlib.sha256(data).hexdigest())
        known = select(col(BlobRow.sha256)).where(col(BlobRow.sha256) == digest)
        if self._connection.execute(known).first() is None:
            self._connection.execute(insert(BlobRow).values(sha256=digest, data=data))
        return digest

    def get(self, digest: Sha256) -> bytes:
        """The bytes; KeyError when unknown, ValueError when they no longer fit their hash."""
        kept = select(col(BlobRow.data)).where(col(BlobRow.sha256) == digest)
        data = self._connection.execute(kept).scalar_one_or_none()
        if data is None:
            raise KeyError(digest)
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError(f"存档文件 {digest[:12]}… 的内容已被改动，请从备份恢复")
        return bytes(data)
