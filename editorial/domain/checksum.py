"""Checksums (校验和) of files and texts: SHA-256, in hexadecimal digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Final

_MUCH: Final = 1 << 18
"""Bytes from which on OpenSSL's implementation makes up for the time that it takes to load."""


def sha256_hex(data: bytes) -> str:
    """SHA-256 of ``data``, 64 hexadecimal digits."""
    if len(data) < _MUCH:
        digest: str = _light()(data).hexdigest()
        return digest
    import hashlib  # noqa: PLC0415 - loads OpenSSL, longer than two short texts take altogether

    return hashlib.sha256(data).hexdigest()


@cache
def _light() -> Callable[[bytes], Any]:
    """The interpreter's own implementation, where it was built with one."""
    found: Callable[[bytes], Any]
    for name in ("_sha2", "_sha256", "hashlib"):  # from Python 3.12 on; 3.11; whatever there is
        try:
            found = import_module(name).sha256
        except ImportError:
            continue
        return found
    raise ImportError("this Python has no SHA-256")
