"""An office that was set up by commands alone."""

from __future__ import annotations

import shutil
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.cli.office_calls import SECRET, OfficeCalls
from tests.conftest import quick_hasher

PEOPLE = (
    ("甲", "编辑甲", "editor", "通联"),
    ("乙", "编辑乙", "editor", "副刊"),
    ("责编", "责任编辑", "责任编辑", ""),
    ("主编", "主编", "chief_editor", ""),
    ("审计", "审计", "auditor", ""),
)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a founded office with columns, people and an issue; only to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    with pytest.MonkeyPatch.context() as patch:
        for module in ("sessions", "people"):
            patch.setattr(f"editorial.desk.{module}.password_hasher", quick_hasher)
        calls = _calls(folder, patch)
        calls.done("管理", "office", "found", "--name", "管理员")
        for column in ("通联", "副刊"):
            calls.done("管理", "column", "add", column)
        for login, name, roles, columns in PEOPLE:
            words = ("person", "add", login, "--name", name, "--roles", roles)
            calls.done("管理", *words, "--columns", columns)
        calls.done("主编", "issue", "open", "通衢", "2026年第4期")
    return folder / "office"


@pytest.fixture
def office(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfficeCalls:
    """An office of its own, as the founded one."""
    shutil.copytree(founded, tmp_path / "office")
    return _calls(tmp_path, monkeypatch)


def _calls(folder: Path, patch: pytest.MonkeyPatch) -> OfficeCalls:
    patch.setenv("EDITORIAL_HOME", str(folder / "office"))
    patch.setenv("EDITORIAL_PASSWORD", SECRET)
    patch.setenv("EDITORIAL_NEW_PASSWORD", SECRET)
    return OfficeCalls(folder, lambda words: patch.setattr(sys, "argv", words), count())
