"""The generated reference pages are those of the program's tables."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", DOCS / "generate_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = ["route.md", "permissions.md", "checklists.md", "commands.md", "settings.md"]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert generator().pages()[name] == written, "run `make reference`"


def test_the_prepared_schemes_are_those_of_their_files() -> None:
    written = generator().PREPARED.read_text(encoding="utf-8")
    assert generator().prepared_schemes() == written, "run `make reference`"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in (DOCS / "reference").glob("*.md")} == set(PAGES)


def test_the_page_of_commands_has_every_command() -> None:
    page = generator().pages()["commands.md"]
    for name in ("compare", "check", "batch", "demo", "audit", "doctor", "backup"):
        assert f"## {name}\n" in page
    assert "[--ignore KIND,…]" in page
