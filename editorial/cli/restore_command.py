"""``editorial restore``: a backup back in its place; what was there is kept beside it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import CANNOT_BE_DONE, DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editorial.desk.backups import Restored

HELP: Final = """用备份恢复编辑部数据。先查验备份；现有数据改名留在原处，不会丢失。

在终端窗口里运行时先询问；在脚本里不询问。请先退出所有打开的编辑台。

退出码：0 已恢复，2 没有恢复（原因见标准错误）。
"""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand("file", "FILE", type=Path, help="editorial backup 做的备份文件")
    parser.flag("--yes", "不再询问")


def run(options: Namespace) -> int:
    """Ask where somebody can answer, restore, and say what is there now."""
    from editorial.cli.output import note, say  # noqa: PLC0415
    from editorial.desk.backups import data_to_replace, restore_backup  # noqa: PLC0415

    present = data_to_replace()
    if present is not None and not options.yes and sys.stdin.isatty():
        note(f"{present} 里已有数据；恢复后它改名留在同一文件夹。")
        if not _confirmed("要用备份替换它吗？输入 y 替换，直接回车不替换"):
            note("没有恢复，数据没有动。")
            return CANNOT_BE_DONE
    done = restore_backup(options.file)
    say(*_lines(options.file, done))
    return DONE


def _confirmed(question: str) -> bool:
    """Ask on standard error; only a yes is one."""
    sys.stderr.write(f"{question}：")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


def _lines(file: Path, done: Restored) -> Iterator[str]:
    yield f"已用 {file} 恢复，审计记录 {done.now.entries} 条，链首 {done.now.head[:16]}。"
    if done.kept is not None:
        yield f"原来的数据留在 {done.kept}。"
    if done.before is not None and done.before > done.now.entries:
        yield (
            f"注意：备份比原来的数据少 {done.before - done.now.entries} 条审计记录，"
            "备份以后办理的事项要重新办理。"
        )
    yield "请与最近一份期刊报告上的审计链首核对，确认没有恢复到更早的备份。"
