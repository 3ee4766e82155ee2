"""What is loaded at run time: the import contracts cannot see deferred imports, this can."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


# What a start pays for is held by names, not by seconds: docs/performance.md has the figures.

FOR_DOCUMENTS = {"zipfile", "lzma", "docx", "lxml", "pypdfium2", "jinja2", "xlsxwriter", "csv"}
FOR_SCREENS = {"rich", "textual", "typer", "click", "asyncio"}
FOR_OFFICES = {"sqlalchemy", "sqlmodel", "alembic", "pydantic", "pydantic_settings", "argon2"}
FOR_OTHER_WORK = {
    "concurrent",
    "diff_match_patch",
    "jieba",
    "logging",
    "multiprocessing",
    "numpy",
    "opencc",
    "secrets",
    "tempfile",
}
NEVER_FOR_SHORT_CALLS = FOR_DOCUMENTS | FOR_SCREENS | FOR_OFFICES | FOR_OTHER_WORK


def loaded_by_call(*arguments: str | Path) -> set[str]:
    call = [str(argument) for argument in arguments]
    return loaded_after(
        f"from contextlib import redirect_stderr, redirect_stdout, suppress\n"
        f"from io import StringIO\n"
        f"import sys\n"
        f"sys.argv = ['editorial', *{call!r}]\n"
        f"with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(SystemExit):\n"
        f"    from editorial.cli.main import run\n"
        f"    run()"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["compare", "--help"],
        ["person", "--help"],
        ["piece", "decide", "--help"],
    ],
)
def test_help_loads_the_parser_and_no_library(arguments: list[str]) -> None:
    needless = {"rapidfuzz", "json", "tomllib", "fractions", "hashlib"}
    assert not loaded_by_call(*arguments) & (NEVER_FOR_SHORT_CALLS | needless)


@pytest.mark.parametrize("more", [[], ["--scheme", "periodical-2020"]])
def test_comparing_two_short_texts_loads_the_engine_alone(tmp_path: Path, more: list[str]) -> None:
    ours, theirs = tmp_path / "原稿.txt", tmp_path / "清样.txt"
    ours.write_text("船工按时解缆，第一班渡轮离岸。\n海面平静得像一面镜子。\n", "utf-8")
    theirs.write_text("船工安时解缆，第一班渡轮离岸。\n海面平静得像一面镜。\n", "utf-8")
    loaded = loaded_by_call("compare", ours, theirs, *more)
    needless = {"rapidfuzz", "json", "fractions", "decimal", "pathlib", "urllib"}
    assert not loaded & (NEVER_FOR_SHORT_CALLS | needless)


def test_comparing_two_short_texts_leaves_out_what_the_library_loads_in_vain(
    tmp_path: Path,
) -> None:
    ours, theirs = tmp_path / "原稿.txt", tmp_path / "清样.txt"
    ours.write_text("船工按时解缆，三点二十分第一班渡轮离岸。\n里程2.6%，等帐目。\n", "utf-8")
    theirs.write_text("船工按时解缆，三点二十分第一班渡轮岸离。\n里程2.6，等账目。\n", "utf-8")
    loaded = loaded_by_call("compare", ours, theirs)
    by_dataclasses = {"ast", "dis", "tokenize", "linecache"}  # through inspect
    by_argparse = {"locale"}  # through catalogues of translations
    ours_for_the_seldom = {"rapidfuzz", "tomllib", "hashlib", "_hashlib", "fractions", "decimal"}
    assert not loaded & (by_dataclasses | by_argparse | ours_for_the_seldom)


def test_comparing_to_json_loads_no_more_than_that(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "原稿.txt", tmp_path / "清样.txt"
    ours.write_text("船工按时解缆。\n", "utf-8")
    theirs.write_text("船工安时解缆。\n", "utf-8")
    loaded = loaded_by_call("compare", ours, theirs, "--json")
    assert not loaded & {"ast", "dis", "rapidfuzz", "tomllib", "hashlib", "_hashlib", "pathlib"}


def test_what_was_put_off_is_there_for_whoever_asks() -> None:
    statement = (
        "from editorial.cli.putting_off import put_off_inspect\nput_off_inspect()\n"
        "import dataclasses, sys\nassert 'ast' not in sys.modules\n"
        "from inspect import signature\nimport inspect\n"
        "assert str(signature(lambda a, /: a)) == '(a, /)'\n"
        "assert inspect.signature is signature is dataclasses.inspect.signature\n"
        "assert dataclasses.make_dataclass('Pair', 'ab').__doc__.startswith('Pair(a:')"
    )
    assert "ast" in loaded_after(statement)
