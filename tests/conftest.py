"""What every test has: passwords that are hashed with the least work, no data of a real office."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from argon2 import PasswordHasher


@functools.cache
def quick_hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sessions", "people"):
        monkeypatch.setattr(f"editorial.desk.{module}.password_hasher", quick_hasher)


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test away from the data of whoever runs it."""
    home: Path = tmp_path_factory.getbasetemp() / "editorial-home"
    monkeypatch.setenv("EDITORIAL_HOME", str(home))
    monkeypatch.delenv("EDITORIAL_DATABASE_URL", raising=False)
