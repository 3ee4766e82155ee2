"""Checksums are SHA-256, whichever implementation counts them."""

from __future__ import annotations

import hashlib
import sys

import pytest

from editorial.domain import checksum
from editorial.domain.checksum import sha256_hex


@pytest.mark.parametrize("size", [0, 1, 1000, (1 << 18) - 1, 1 << 18])
def test_little_and_much_data_have_the_same_sum_as_anywhere(size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    assert sha256_hex(data[:size]) == hashlib.sha256(data[:size]).hexdigest()


def test_a_python_without_its_own_implementation_takes_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    checksum._light.cache_clear()
    try:
        assert sha256_hex("潮".encode()) == hashlib.sha256("潮".encode()).hexdigest()
    finally:
        checksum._light.cache_clear()
