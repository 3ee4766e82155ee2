"""``editorial demo``: a sample issue, driven through all six stages on a fresh store."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import CANNOT_BE_DONE, DONE
from editorial.cli.output import note, say, say_json, table

if TYPE_CHECKING:
    from editorial.desk.demo.demonstration import Demonstration
    from editorial.domain.proofs import RoundRate

HELP: Final = "演示：一期样刊走完三审三校，算出各校次差错率，并打开终端界面。"


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.flag("--no-tui", "结束后不打开终端界面")
    parser.flag("--json", "以 JSON 输出结果")
    parser.option("--home", "DIR", "演示数据放在哪个文件夹", type=Path)


def run(options: Namespace) -> int:
    """Drive the sample issue, tell what came of it, and open the terminal app on it."""
    from editorial.cli.main import TERMINAL_APP  # noqa: PLC0415
    from editorial.desk.settings import Settings  # noqa: PLC0415

    folder = (options.home or Settings().home / "demo").absolute()
    try:
        outcome = _run(folder)
    except OSError as error:
        note(f"演示文件夹 {folder} 无法写入（{error.strerror}），请用 --home 另指定一个。")
        return CANNOT_BE_DONE
    if options.json:
        say_json(outcome.to_json())
    else:
        _tell(outcome)
    if not (options.no_tui or options.json) and sys.stdin.isatty() and sys.stdout.isatty():
        os.environ["EDITORIAL_HOME"] = str(folder)
        os.environ.pop("EDITORIAL_DATABASE_URL", None)
        import_module(TERMINAL_APP).main()
    return DONE


def _run(folder: Path) -> Demonstration:
    """Run it, with the present step in one line of the terminal when there is one."""
    from editorial.desk.demo.demonstration import run_demonstration  # noqa: PLC0415

    if not sys.stderr.isatty():
        return run_demonstration(folder)
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    with Console(stderr=True).status(Text("正在演示…")) as status:
        return run_demonstration(folder, lambda step: status.update(Text(step)))


def _tell(outcome: Demonstration) -> None:
    """Print the rate table: every manuscript, every pass, and where it ended."""
    from editorial.desk.demo.sample_office import SAMPLE_PASSWORD  # noqa: PLC0415
    from editorial.domain.stages import ProofPass  # noqa: PLC0415

    rows = []
    for manuscript in outcome.manuscripts:
        rates = {r.proof_pass: r.gate for r in manuscript.rounds_since_freeze}
        rows.append(
            [
                manuscript.number,
                manuscript.title,
                str(manuscript.current_version.characters),
                *(_rate(rates.get(proof_pass)) for proof_pass in ProofPass),
                manuscript.stage.label,
            ]
        )
    head = ["稿号", "题名", "字数", *(p.label for p in ProofPass), "结果"]
    say("各校次差错率（千分率，限 1‰；✗ 为超过）", "", *table(head, rows), "")
    audit = outcome.audit
    state = "完整" if audit.ok else f"自第 {audit.first_bad} 条起被改动"
    say(
        f"审计记录 {audit.entries} 条，{state}；链首 {audit.head[:16]}",
        f"网页报告：{outcome.report}",
        f"演示数据：{outcome.home}",
        f"登录名见 README（如 zhubian、zeren-bianji、bianji-jia），密码都是 {SAMPLE_PASSWORD}",
    )


def _rate(found: RoundRate | None) -> str:
    if found is None:
        return "—"
    return f"{float(found.rate.per_mille):.2f}" + ("" if found.passes else " ✗")
