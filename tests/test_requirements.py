"""Every clause of the rules has its guard or use case, its tests, and a place where it is seen."""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CLAUSES = (
    *(f"S-{number:02d}" for number in range(1, 46)),
    *(f"A-{number:02d}" for number in range(1, 19)),
)


@cache
def rows() -> dict[str, tuple[str, str, str, str]]:
    """Clause → (what it asks, where it is kept, tests, where it is seen), from the table."""
    found: dict[str, tuple[str, str, str, str]] = {}
    for line in (ROOT / "docs" / "requirements.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"[SA]-\d\d", cells[0]):
            assert cells[0] not in found, f"{cells[0]} has two rows"
            found[cells[0]] = (cells[1], cells[2], cells[3], cells[4])
    return found


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def _definitions(path: Path) -> frozenset[str]:
    """Names of all functions and classes in a file, methods as Class.method."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
    return frozenset(names)


def test_the_table_has_all_clauses_and_no_others() -> None:
    assert tuple(sorted(rows())) == tuple(sorted(CLAUSES))


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_keeps_a_clause_exists(clause: str) -> None:
    kept_by = _names(rows()[clause][1])
    assert kept_by, f"{clause}: no guard or use case"
    for name in kept_by:
        if "/" in name:
            assert (ROOT / name).exists(), f"{clause}: {name} is missing"
            continue
        module, _, attribute = name.rpartition(".")
        assert hasattr(importlib.import_module(module), attribute), f"{clause}: no {name}"


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_tested(clause: str) -> None:
    tests = _names(rows()[clause][2])
    assert tests, f"{clause}: no test"
    for name in tests:
        path, _, function = name.partition("::")
        assert (ROOT / path).is_file(), f"{clause}: {path} is missing"
        assert function in _definitions(ROOT / path), f"{clause}: no test {name}"


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_seen_somewhere(clause: str) -> None:
    seen = _names(rows()[clause][3])
    assert seen, f"{clause}: not seen anywhere"
    for name in seen:
        if not name.startswith("editorial "):
            assert (ROOT / name).exists(), f"{clause}: {name} is missing"
