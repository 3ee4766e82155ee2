"""Values that verbs take (填写的内容): long texts from files, choices, numbers, days."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from editorial.cli.command_parser import CommandParser, UsageRefused

if TYPE_CHECKING:
    from datetime import date

_Choice = TypeVar("_Choice", bound=StrEnum)

_YES = frozenset({"yes", "y", "是"})
_NO = frozenset({"no", "n", "否"})


def declare_text(parser: CommandParser, name: str, told: str) -> None:
    """Add a text: ``--name TEXT`` or ``--name-file FILE``, ``-`` for standard input."""
    parser.option(f"--{name}", "TEXT", told)
    parser.option(f"--{name}-file", "FILE", f"{told}，取自 UTF-8 文本文件；- 为标准输入")


def text_of(options: Namespace, name: str) -> str:
    """The text that was given in either way; empty when in none.

    Raises:
        UsageRefused: when it was given twice, or the file cannot be read.
    """
    key = name.replace("-", "_")
    direct, file = getattr(options, key), getattr(options, f"{key}_file")
    if direct is not None and file is not None:
        raise UsageRefused(f"用法有误：--{name} 和 --{name}-file 只能用一个。")
    return file_text(file) if file is not None else direct or ""


def file_text(name: str) -> str:
    """The text of a UTF-8 file, or of standard input.

    Raises:
        UsageRefused: when it cannot be read.
    """
    from pathlib import Path  # noqa: PLC0415

    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text("utf-8-sig")
    except OSError as problem:
        raise UsageRefused(f"文件 {name} 读不出来（{problem.strerror}），请核对路径。") from problem
    except UnicodeDecodeError as problem:
        raise UsageRefused(f"文件 {name} 不是 UTF-8 文本，请另存为 UTF-8。") from problem


def file_json(name: str) -> Any:
    """The JSON of a file or of standard input.

    Raises:
        UsageRefused: when it cannot be read, or is not JSON.
    """
    import json  # noqa: PLC0415

    try:
        return json.loads(file_text(name))
    except json.JSONDecodeError as problem:
        raise UsageRefused(
            f"文件 {name} 不是 JSON（第 {problem.lineno} 行第 {problem.colno} 列），请改正。"
        ) from problem


def chosen(word: str, choices: type[_Choice], name: str) -> _Choice:
    """The choice of that value or Chinese name.

    Raises:
        UsageRefused: when there is none; all are listed.
    """
    for each in choices:
        if word in {each.value, getattr(each, "label", each.value)}:
            return each
    listed = "、".join(f"{each.value} {getattr(each, 'label', '')}".strip() for each in choices)
    raise UsageRefused(f"{name} 没有“{word}”，可用：{listed}。")


def chosen_list(words: str, choices: type[_Choice], name: str) -> frozenset[_Choice]:
    """The choices of a list with commas; none when it is empty."""
    return frozenset(chosen(word, choices, name) for word in listed(words))


def listed(words: str) -> tuple[str, ...]:
    """The words of a list with commas (Chinese ones too)."""
    return tuple(w.strip() for w in words.replace("，", ",").split(",") if w.strip())


def yes_or_no(word: str) -> bool:
    """A yes or a no, for the parser."""
    lower = word.lower()
    if lower not in _YES | _NO:
        raise ArgumentTypeError(f"“{word}”不是 yes 或 no")
    return lower in _YES


def day(word: str) -> date:
    """A day (2026-04-01), for the parser."""
    from datetime import date  # noqa: PLC0415

    try:
        return date.fromisoformat(word)
    except ValueError as problem:
        raise ArgumentTypeError(f"“{word}”不是日期，请写成 2026-04-01") from problem


def numbers(word: str) -> tuple[int, ...]:
    """Numbers and ranges (1,3-5), for the parser."""
    found: list[int] = []
    for piece in listed(word):
        first, _, last = piece.partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()) or piece.endswith("-"):
            raise ArgumentTypeError(f"“{word}”不是编号，请写成 1,3-5")
        found += range(int(first), int(last or first) + 1)
    if not found:
        raise ArgumentTypeError("没有编号，请写成 1,3-5")
    return tuple(dict.fromkeys(found))


def joined(lines: Iterable[str], empty: str) -> list[str]:
    """The lines, or what to say when there are none."""
    return list(lines) or [empty]
