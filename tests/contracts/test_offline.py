"""Nothing leaves the machine (A-15): no command reaches for a network, no module knows how to."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.command_line import NOTES, Done, editorial, offline, the_document

ROOT = Path(__file__).parents[2]
NETWORKING = re.compile(
    r"^\s*(?:import|from)\s+((?:socket|socketserver|ssl|http|urllib3?|requests|httpx|aiohttp|"
    r"websockets|ftplib|smtplib|imaplib|poplib|telnetlib|xmlrpc|webbrowser|paramiko)\b[.\w]*)",
    re.MULTILINE,
)
ALLOWED = {
    ("editorial/intake/pdf_nursery.py", "socket"): "a pair of sockets to a child of its own",
    ("editorial/desk/batch_executors.py", "urllib.parse"): "takes an address that was given apart",
    ("editorial/reports/page_environment.py", "urllib.parse"): "quotes the names of files",
}
"""What a module may import of these, and what for; none of it opens a way out by itself."""
TEXT = "春运第一天，旅客在候车室里等车。\n"


def _imported() -> Iterator[tuple[str, str]]:
    """File and name of every networking module that the program imports, anywhere in a file."""
    for folder in ("editorial", "tui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name in NETWORKING.findall(path.read_text("utf-8")):
                yield path.relative_to(ROOT).as_posix(), name


def test_no_module_imports_what_could_reach_a_network() -> None:
    assert set(_imported()) == set(ALLOWED)


def test_the_demonstration_reaches_for_no_network(demo: Done, demo_home: Path) -> None:
    """Twelve pieces, read from Word and PDF, through all six stages to printing."""
    assert not (demo_home.parent / NOTES).exists()
    assert len(the_document(demo)["manuscripts"]) == 12


@pytest.mark.parametrize("command", ["compare", "check"])
def test_a_command_reaches_for_no_network(command: str, tmp_path: Path) -> None:
    first, second = tmp_path / "原稿.txt", tmp_path / "清样.txt"
    first.write_text(TEXT, "utf-8")
    second.write_text(TEXT.replace("在", "再"), "utf-8")
    files = (first, second) if command == "compare" else (first,)
    done = editorial(command, *files, "--json", home=tmp_path / "office", **offline(tmp_path))
    assert done.returncode == (1 if command == "compare" else 0), done.stderr
    assert not (tmp_path / NOTES).exists()


def test_a_program_that_does_is_caught(tmp_path: Path) -> None:
    """Else the tests above would prove nothing."""
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=offline(tmp_path), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "socket.getaddrinfo" in (tmp_path / NOTES).read_text("utf-8")
