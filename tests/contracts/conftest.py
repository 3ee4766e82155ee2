"""One demonstration for all contracts: it is run once and then only looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editorial.cli.main import run
from tests.contracts.command_line import Command, Done, editorial, offline


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "office"


@pytest.fixture(scope="session")
def demo(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    """What the demonstration said, cut off from any network; its office is in ``demo_home``."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    arguments = ("demo", "--no-tui", "--json", "--home", demo_home)
    return editorial(*arguments, home=elsewhere / "unused", **offline(demo_home.parent))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "office"


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process."""

    def call(*arguments: str | Path, home: Path, **more: str) -> Done:
        command = ["editorial", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", command)
        monkeypatch.setenv("EDITORIAL_HOME", str(home))
        for name, value in more.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as exit_:
            run()
        said = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        return Done(command, exit_.value.code, said.out, said.err)

    return call
