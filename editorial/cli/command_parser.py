"""The command line's grammar: the standard library's parser, in Chinese and for wide characters.

Framework parsers of the comfortable kind take longer to load than a comparison of two short texts
takes; this one is loaded by every call.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NoReturn
from unicodedata import east_asian_width

# Its words are taken as they are written (they are told in Chinese below); looking for catalogues
# of translations takes a twentieth of a short call.
argparse._ = str  # type: ignore[attr-defined]

WIDTH: Final = 88
"""Cells of a line of help."""
_NAMES: Final = 30
"""Cells of the column of names in the help."""


class UsageRefused(Exception):
    """A call that the grammar does not allow; the message is one Chinese line."""


class CommandParser(argparse.ArgumentParser):
    """A parser that refuses in Chinese, without leaving the program."""

    def __init__(
        self,
        prog: str,
        description: str,
        usage: str | None = None,
        commands: Mapping[str, str] | None = None,
    ) -> None:
        """Make a parser that knows ``--help``.

        Args:
            prog: The words of the call so far.
            description: The help at length; paragraphs are apart by an empty line.
            usage: The call in short; made from what is added when not given.
            commands: Subcommands that the help lists, with a line on each.
        """
        super().__init__(
            prog=prog,
            description=description,
            usage=usage,
            formatter_class=_WideFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.commands = commands or {}
        self.operands = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示用法后退出")

    def operand(self, name: str, metavar: str, **more: Any) -> None:
        """Add what has to be given, by its place."""
        self.operands.add_argument(name, metavar=metavar, **more)

    def option(self, name: str, metavar: str, help_text: str, **more: Any) -> None:
        """Add an option that takes a value."""
        if more.get("default") is not None:
            help_text += f"（默认 {more['default']}）"
        self.options.add_argument(name, metavar=metavar, help=help_text, **more)

    def flag(self, name: str, help_text: str, **more: Any) -> None:
        """Add an option that takes no value."""
        self.options.add_argument(name, action="store_true", help=help_text, **more)

    def parameters(self) -> list[argparse.Action]:
        """What the command takes, help apart, in the order of the help."""
        return [action for action in self._actions if action.dest != "help"]

    def format_help(self) -> str:
        """The help, with the list of commands at its end."""
        width = max([10, *(len(name) + 2 for name in self.commands)])
        listed = [f"  {name:<{width}}{told}\n" for name, told in self.commands.items()]
        return super().format_help() + "".join(["\n命令:\n", *listed] if listed else [])

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse; what is left over is refused with the nearest option's name.

        Raises:
            UsageRefused: when the call is not allowed.
        """
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self._refuse_left_over(extra)
        return found

    def _refuse_left_over(self, extra: list[str]) -> NoReturn:
        first = extra[0].partition("=")[0]
        if first.startswith("-") and first != "-":
            known = [name for action in self._actions for name in action.option_strings]
            self._refuse(f"没有选项 {first}{_guess(first, known)}")
        if self.commands:
            self._refuse(f"没有这个命令 {first}{_guess(first, self.commands)}")
        self._refuse(f"多出了参数 {' '.join(extra)}")

    def error(self, message: str) -> NoReturn:
        """Refuse what the standard library's parser objects to."""
        self._refuse(_in_chinese(message))

    def _refuse(self, reason: str) -> NoReturn:
        raise UsageRefused(f"用法有误：{reason}。用 {self.prog} --help 查看用法。")


_OBJECTIONS: Final = (
    (r"the following arguments are required: (.*)", r"缺少 {0}"),
    (r"argument (\S+): expected one argument", r"选项 {0} 后面要跟一个值"),
    (r"argument (\S+): ignored explicit argument .*", r"选项 {0} 后面不跟值"),
    (r"argument (\S+): invalid int value: '(.*)'", r"{0} 的值不对（“{1}”不是整数）"),
    (r"argument (\S+): invalid choice: '(.*?)' .*", r"没有这个命令 {1}（是不是 {0}？）"),
    (r"argument (\S+): (.*)", r"{0} 的值不对（{1}）"),
)


def _guess(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - a call that is right needs none

    near = get_close_matches(word, known, n=1)
    return f"（是不是 {near[0]}？）" if near else ""


def _in_chinese(message: str) -> str:
    for pattern, told in _OBJECTIONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return told.format(*found.groups())
    return message


class _WideFormatter(argparse.HelpFormatter):
    """Help for lines of wide characters, which break anywhere and take two cells each."""

    def __init__(self, prog: str) -> None:
        # The word before the usage takes three cells more than it has characters.
        super().__init__(prog, max_help_position=_NAMES, width=WIDTH - 3)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else "用法：")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(_lines(text, width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = [part.replace("\n", "").strip() for part in text.split("\n\n")]
        filled = ["\n".join(indent + line for line in _lines(part, width)) for part in paragraphs]
        return "\n\n".join(filled)


def _lines(text: str, cells: int) -> Iterator[str]:
    line, used = "", 0
    # A Latin word or number stays whole; other characters may stand at a line's end or beginning.
    for piece in re.findall(r"[（“《]*(?:[!-~]+ ?|.)[，。；：、！？）”》…]*", text):
        width = sum(2 if east_asian_width(character) in "WFA" else 1 for character in piece)
        if line and used + width > cells:
            yield line.rstrip()
            line, used = "", 0
        line += piece
        used += width
    yield line.rstrip()
