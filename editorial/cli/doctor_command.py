"""``editorial doctor``: is everything as it should be, and what to do where it is not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import BEYOND, DONE

if TYPE_CHECKING:
    from editorial.desk.doctoring import Examination

HELP: Final = """体检：查看程序、数据文件夹、数据库、审计记录、词典、终端是否正常，只看不改。

退出码：0 正常，1 有问题，2 不能检查。报告问题时请把结果一并发来。
"""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.flag("--json", "在标准输出打印 JSON")


def run(options: Namespace) -> int:
    """Examine the installation and say what was found."""
    from editorial.cli.output import say, say_json  # noqa: PLC0415
    from editorial.cli.terminal_state import examined_terminal  # noqa: PLC0415
    from editorial.desk.doctoring import examine  # noqa: PLC0415

    examination = examine(examined_terminal())
    if options.json:
        say_json(examination.to_json())
    else:
        say(*_lines(examination))
    return DONE if examination.ok else BEYOND


def _lines(examination: Examination) -> Iterator[str]:
    for point in examination.points:
        yield f"{point.state.mark}  {point.title}：{point.found}"
        if point.advice:
            yield f"        → {point.advice}"
    yield "一切正常。" if examination.ok else "有需要处理的问题，见上面标“！”的各行。"
