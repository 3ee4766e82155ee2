"""The terminal as the doctor sees it (终端): encoding, size, colours, widths of characters."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from importlib import import_module
from typing import Final

from editorial.desk.examination import ExaminedPoint, advised, fine

_WIDTH_PROBE: Final = "tui.terminal.width_probe"
"""Named, not imported: the command line must not load the terminal app."""

_LEAST_COLUMNS: Final = 80
_LEAST_LINES: Final = 24
_TITLE: Final = "终端"


def examined_terminal() -> ExaminedPoint:
    """What the terminal app would meet here."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return fine("terminal", _TITLE, "现在不在终端窗口里，没有检查；要检查，请在窗口里直接运行")
    size = shutil.get_terminal_size()
    encoding = locale.getencoding()
    width = import_module(_WIDTH_PROBE).ambiguous_width()
    told = "，".join(
        (
            f"{size.columns} 列 × {size.lines} 行",
            f"编码 {encoding}",
            f"颜色 {_colours()}",
            f"“ 占 {width or '?'} 格",
        )
    )
    advice = "；".join(_advice(size, encoding, width))
    return (advised if advice else fine)("terminal", _TITLE, told, *([advice] if advice else []))


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "已用 NO_COLOR 关闭"
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "1600 万色"
    return "256 色" if "256" in os.environ.get("TERM", "") else "16 色"


def _advice(size: os.terminal_size, encoding: str, width: int | None) -> list[str]:
    found = []
    if size.columns < _LEAST_COLUMNS or size.lines < _LEAST_LINES:
        found.append(f"窗口请放大到 {_LEAST_COLUMNS} 列 × {_LEAST_LINES} 行以上")
    if encoding.lower().replace("-", "") not in {"utf8", "cp65001"}:
        found.append("请把终端的编码（语言环境）改为 UTF-8")
    if width == 2:
        found.append("请在终端设置里把“歧义宽度字符”设为窄（占 1 格），否则表格会错位")
    return found
