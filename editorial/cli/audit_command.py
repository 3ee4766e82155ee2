"""``editorial audit verify``: has anybody touched the record?"""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import BEYOND, DONE
from editorial.cli.output import say, say_json

HELP: Final = "审计记录：逐条重算审计链，查验有没有被改动。"


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand("action", "verify", choices=("verify",), help="查验记录是否完整")
    parser.flag("--json", "以 JSON 输出结果")


def run(options: Namespace) -> int:
    """Verify the chain and say what was found."""
    from editorial.desk.auditing import verify_audit  # noqa: PLC0415
    from editorial.desk.desk import existing_desk  # noqa: PLC0415

    desk = existing_desk()
    try:
        verdict = verify_audit(desk)
    finally:
        desk.close()
    if options.json:
        say_json(verdict.to_json())
    elif verdict.ok:
        say(f"审计记录 {verdict.entries} 条，完整无改动。", f"链首：{verdict.head}")
    else:
        say(
            f"审计记录自第 {verdict.first_bad} 条起与链不符。",
            "请停止使用，保留数据文件夹，与期刊报告上的审计链首核对。",
        )
    return DONE if verdict.ok else BEYOND
