"""Usage errors (用法错误) in Chinese: one line that says what and what to do next."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import typer

# Typer carries its own copy of Click or uses Click's, depending on its version; either way these
# are the bases of its public exception.
UsageError: Any = typer.BadParameter.__bases__[0]
ClickException: Any = UsageError.__bases__[0]


def usage_line(problem: Any) -> str:
    """Say in one Chinese line what is wrong with a call."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "editorial"
    return f"用法有误：{_what(problem)}。用 {path} --help 查看用法。"


def _what(problem: Any) -> str:
    kind = type(problem).__name__
    if kind == "MissingParameter":
        parameter = problem.param
        name = (parameter.metavar or parameter.name or "") if parameter is not None else ""
        return f"缺少 {name.upper()}".rstrip()
    if kind == "NoSuchOption":
        near = "、".join(get_close_matches(problem.option_name, problem.possibilities or (), n=1))
        return f"没有选项 {problem.option_name}" + (f"（是不是 {near}？）" if near else "")
    if kind == "BadOptionUsage":
        takes = "does not take" in problem.message
        return f"选项 {problem.option_name} " + ("后面不跟值" if takes else "后面要跟一个值")
    if kind == "BadParameter":
        parameter = problem.param
        name = parameter.opts[0] if parameter is not None else "参数"
        return f"{name} 的值不对（{problem.message.rstrip('.')}）"
    return _other(problem.format_message())


def _other(message: str) -> str:
    """Usage errors that have no class of their own are told by how they begin."""
    detail = message.rstrip(".")
    for start, chinese in (
        ("No such command", "没有这个命令"),
        ("Got unexpected extra argument", "多出了参数"),
        ("Missing command", "缺少命令"),
    ):
        if detail.startswith(start):
            quoted = detail[len(start) :].removeprefix("s").removeprefix("(s)").strip(" ()'")
            return f"{chinese} {quoted}".rstrip()
    return detail
