"""``editorial backup``: the office's data into one file, while others go on working."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import DONE

HELP: Final = """备份编辑部数据（稿件、校样、审稿和审计记录）到一个新文件，写完后当场查验。

编辑台开着也可以备份；请不要直接复制数据库文件。已有的文件不会被覆盖。

退出码：0 已备份，2 不能备份（原因见标准错误）。
"""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand("file", "FILE", type=Path, help="备份放到这个新文件")


def run(options: Namespace) -> int:
    """Back up, and say what is in the backup."""
    from editorial.cli.output import note, say  # noqa: PLC0415
    from editorial.desk.backups import back_up  # noqa: PLC0415

    done = back_up(options.file)
    say(
        f"已备份到 {done.file}，并查验完好。",
        f"审计记录 {done.verified.entries} 条，链首 {done.verified.head[:16]}。",
    )
    if done.not_in_it:
        names = "、".join(path.name for path in done.not_in_it)
        note(f"{names} 不在备份里，请从 {done.not_in_it[0].parent} 另外复制一份。")
    return DONE
