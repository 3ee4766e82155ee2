"""Every clause of the rules has its guard or use case, its tests, and a place where it is seen."""

from __future__ import annotations

import ast
import importlib
import itertools
import re
from functools import cache
from pathlib import Path

import pytest

from editorial.domain.transitions import TRANSITIONS

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


@cache
def _cases(path: str, function: str) -> frozenset[str]:
    """The names in brackets under which pytest runs a parametrized test; empty for a plain one.

    Read from the test's own mark: its ``ids`` where it has a list of them, else its plain values.
    """
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    marks = [
        mark
        for mark in getattr(getattr(module, function), "pytestmark", ())
        if mark.name == "parametrize"
    ]
    named = []
    for mark in marks:
        ids, values = mark.kwargs.get("ids"), mark.args[1]
        names = ids if isinstance(ids, list) else [_name(each) for each in values]
        named.append([str(each) for each in names])
    return frozenset("-".join(names) for names in itertools.product(*named) if names)


def _name(value: object) -> object:
    """A parameter's own name where it has one (``pytest.param(…, id=…)``), else its value."""
    return getattr(value, "id", value)


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_tested(clause: str) -> None:
    tests = _names(rows()[clause][2])
    assert tests, f"{clause}: no test"
    for name in tests:
        path, _, function = name.partition("::")
        function, bracket, case = function.removesuffix("]").partition("[")
        assert (ROOT / path).is_file(), f"{clause}: {path} is missing"
        assert function in _definitions(ROOT / path), f"{clause}: no test {name}"
        if bracket:
            assert case in _cases(path, function), f"{clause}: {function} has no case {case}"


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_guard_that_keeps_a_clause_is_cited_with_a_refusal_of_its_own(clause: str) -> None:
    refusals = re.findall(r"::test_the_guard_refuses\[(\w+)-", rows()[clause][2])
    guards = [name for name in _names(rows()[clause][1]) if ".guards." in name]
    assert {name.rpartition(".")[2] for name in guards} == set(refusals), clause


def test_every_guard_of_the_route_keeps_a_clause() -> None:
    """No rule is enforced that the table does not account for."""
    named = {name.rpartition(".")[2] for row in rows().values() for name in _names(row[1])}
    guards = {getattr(guard, "__name__", "") for row in TRANSITIONS for guard in row.guards}
    assert guards <= named, sorted(guards - named)


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_seen_somewhere(clause: str) -> None:
    seen = _names(rows()[clause][3])
    assert seen, f"{clause}: not seen anywhere"
    for name in seen:
        if not name.startswith("editorial "):
            assert (ROOT / name).exists(), f"{clause}: {name} is missing"
