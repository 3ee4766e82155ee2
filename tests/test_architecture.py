"""The shape of the project: names in the glossary, files that fit in a reader's head."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = [ROOT / "editorial", ROOT / "tui"]
SOURCES = sorted(path for package in PACKAGES for path in package.rglob("*.py"))
LONGEST_FILE = 330
LONGEST_FUNCTION = 60


def test_every_public_class_of_the_domain_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    missing = [
        node.name
        for path in sorted((ROOT / "editorial" / "domain").rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and f"`{node.name}`" not in glossary
    ]
    assert not missing


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_fit_in_a_readers_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and "versions" not in path.parts
        ):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, node.name


def test_no_module_is_a_box_of_odds_and_ends() -> None:
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core"}


def test_every_directory_of_code_is_a_package() -> None:
    for path in SOURCES:
        assert (path.parent / "__init__.py").is_file(), path.parent


def test_no_tracked_text_names_this_machine_or_a_package_registry() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:root|home|work|tmp)/[a-z]|index-url")
    for path in [*SOURCES, *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "pyproject.toml"]:
        assert not pattern.search(path.read_text(encoding="utf-8")), path
