from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tui.wording import WordingNotFound, sentences, t

SOURCES = Path(tui.__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "t"
            ):
                yield path.name, node


def test_a_missing_sentence_fails_loudly() -> None:
    with pytest.raises(WordingNotFound):
        t("no.such.sentence")
    with pytest.raises(WordingNotFound):
        t("stages.days", weeks=1)


def test_every_sentence_that_the_program_asks_for_is_there_with_its_fields() -> None:
    for name, call in calls():
        key = call.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            assert key.value in sentences(), f"{name}: {key.value}"
            asked = set(re.findall(r"{(\w+)}", sentences()[key.value]))
            given = {keyword.arg for keyword in call.keywords}
            assert asked == given, f"{name}: {key.value}"
        else:
            assert isinstance(key, ast.JoinedStr | ast.Name | ast.IfExp), name


def test_every_sentence_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    exact = set(re.findall(r'"([a-z_]+(?:\.[a-z_0-9]+)+)"', source))
    parts = [re.escape(p) for p in re.findall(r'f"([a-z_]+\.[a-z_.]*)\{', source)]
    prefixed = re.compile("|".join(parts))
    unused = [key for key in sentences() if key not in exact and not prefixed.match(key)]
    assert unused == []


def test_no_visible_chinese_stands_in_the_program_itself() -> None:
    allowed = {"cell_width.py", "line_breaking.py", "safe_text.py", "rate_text.py"}
    for path in SOURCES.rglob("*.py"):
        if path.name in allowed:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert id(node) in documentation or not CHINESE.search(node.value), (
                    f"{path.name}:{node.lineno} {node.value}"
                )
