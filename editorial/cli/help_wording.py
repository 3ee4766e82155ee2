"""The help's own words (Options, Commands…) in Chinese."""

from __future__ import annotations

from typing import Any, Final

HELP_NAMES: Final = ("-h", "--help")

_WORDS: Final = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "DEFAULT_STRING": "[默认 {}]",
    "REQUIRED_LONG_STRING": "[必填]",
}


def translate_help() -> None:
    """Put Typer's own words into Chinese; called only when help is asked for."""
    from typer import rich_utils  # noqa: PLC0415 - brings all of Rich

    for name, word in _WORDS.items():
        setattr(rich_utils, name, word)


def word_help_option(command: Any, context: Any) -> None:
    """Say in Chinese what the help option of ``command`` does."""
    option = command.get_help_option(context)
    if option is not None:
        option.help = "显示用法后退出"
