"""What is loaded at run time: the import contracts cannot see deferred imports, this can."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "sqlalchemy",
    "sqlmodel",
    "textual",
    "docx",
    "lxml",
    "jieba",
    "numpy",
    "pypdfium2",
    "jinja2",
)


def loaded_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(m.partition('.')[0] for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import editorial",
        "import editorial.cli.main",
        "import editorial.domain.workflow",
        "import editorial.text.body_text",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_used(statement: str) -> None:
    assert not loaded_after(statement) & set(HEAVY)


def test_comparing_texts_loads_no_database_no_screen_and_no_document_reader() -> None:
    statement = "import editorial\neditorial.compare_texts('甲乙丙', '甲乙丁')"
    unwanted = {"sqlalchemy", "sqlmodel", "textual", "docx", "lxml", "pypdfium2", "jinja2", "jieba"}
    assert not loaded_after(statement) & unwanted


def test_the_desk_loads_no_screen() -> None:
    statement = "import editorial.desk.demo.demonstration, editorial.desk.manuscript_views"
    assert not loaded_after(statement) & {"textual", "tui"}
