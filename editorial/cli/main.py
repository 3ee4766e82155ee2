"""The command ``editorial``: finds the subcommand, turns every refusal into exit code 2."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.exit_codes import CANNOT_BE_DONE, DONE

if TYPE_CHECKING:
    from editorial.cli.office_verb import Verb

TERMINAL_APP: Final = "tui.app"
"""Module of the terminal app; its ``main()`` runs it.

Named, not imported: the desk must stand without a screen (the import contracts hold that), and
``--help`` must not load one.
"""

COMMANDS: Final = {
    "compare": ("editorial.cli.compare_command", "逐字比较原稿和校样，列出差异，计算差错率"),
    "batch": ("editorial.cli.batch_command", "成批比对原稿和清样，出差错率报告"),
    "check": ("editorial.cli.check_command", "校是非：查错别字、标点、数字用法等疑点"),
    "demo": ("editorial.cli.demo_command", "演示：一期样刊走完三审三校"),
    "audit": ("editorial.cli.audit_command", "审计记录：查验有没有被改动"),
    "doctor": ("editorial.cli.doctor_command", "体检：程序、数据、词典、终端是否正常"),
    "backup": ("editorial.cli.backup_command", "备份编辑部数据到一个文件"),
    "restore": ("editorial.cli.restore_command", "用备份文件恢复编辑部数据"),
}
"""Module and one line of help of each subcommand, in the order of ``--help``.

A module has ``HELP``, its help at length; ``declare(parser)``, which adds what it takes; and
``run(options)``, which carries it out and returns the exit code. Only the one that is called is
loaded.
"""

GROUPS: Final = {
    "office": ("editorial.cli.groups.office", "编辑部：建立、总览、待办"),
    "person": ("editorial.cli.groups.person", "人员：账号、角色、密码、授权代理"),
    "column": ("editorial.cli.groups.column", "栏目"),
    "issue": ("editorial.cli.groups.issue", "期次：总览、复审收口、归档"),
    "piece": ("editorial.cli.groups.piece", "稿件：登记、查看、办理"),
    "review": ("editorial.cli.groups.review", "审稿：清单、审读痕迹、问题和裁定"),
    "sample": ("editorial.cli.groups.sample", "终审样本：抽取、检查、编辑质量差错率"),
    "proof": ("editorial.cli.groups.proof", "校对：收校样、异同、核红、校对单"),
    "baseline": ("editorial.cli.groups.baseline", "定稿后的改动：提出、批准"),
    "signoff": ("editorial.cli.groups.signoff", "清样审定：待签、批准、付印"),
    "schedule": ("editorial.cli.groups.schedule", "进度：排期、在办、逾期、工作量"),
    "account": ("editorial.cli.groups.account", "校对台账：灭错率、漏校率"),
    "form": ("editorial.cli.groups.form", "表单和归档材料"),
    "report": ("editorial.cli.groups.report", "报告和审计记录"),
}
"""Module and one line of help of each group of commands that act on an office.

A module has ``HELP`` and ``VERBS``, its verbs by name. Only the group that is called is loaded.
"""

_HELP: Final = "三审三校编辑台。不带命令时打开终端界面。"

_NEW_OBJECTS: Final = 50_000
"""Objects made between two searches for garbage."""


def parser_for(command: str | None, verb: str | None = None) -> CommandParser:
    """The grammar of a subcommand, of a group's verb, or of the call without one."""
    if command in GROUPS:
        return _group_parser(command, verb)
    if command in COMMANDS:
        module = import_module(COMMANDS[command][0])
        parser = CommandParser(f"editorial {command}", module.HELP)
        module.declare(parser)
        parser.set_defaults(run=module.run)
        return parser
    listed = {name: told for name, (_, told) in {**COMMANDS, **GROUPS}.items()}
    parser = CommandParser("editorial", _HELP, usage="editorial [选项] [命令 …]", commands=listed)
    parser.flag("--version", "显示版本后退出")
    parser.set_defaults(run=_without_command)
    return parser


def verbs_of(group: str) -> Mapping[str, Verb]:
    """The verbs of a group, in the order of its help."""
    verbs: Mapping[str, Verb] = import_module(GROUPS[group][0]).VERBS
    return verbs


def _group_parser(group: str, verb: str | None) -> CommandParser:
    verbs = verbs_of(group)
    if verb is not None and verb in verbs:
        from editorial.cli.office_verb import declare_verb  # noqa: PLC0415

        parser = CommandParser(f"editorial {group} {verb}", verbs[verb].help)
        declare_verb(parser, verbs[verb])
        return parser
    listed = {name: each.told for name, each in verbs.items()}
    told = import_module(GROUPS[group][0]).HELP
    usage = f"editorial {group} 命令 [选项]"
    parser = CommandParser(f"editorial {group}", told, usage=usage, commands=listed)
    parser.set_defaults(run=lambda _: parser.error("缺少命令"))
    return parser


def main(arguments: Sequence[str]) -> int:
    """Carry out one call and return its exit code.

    Raises:
        UsageRefused: when the call is not allowed.
    """
    command = next((a for a in arguments[:1] if a in COMMANDS or a in GROUPS), None)
    verb = next((a for a in arguments[1:2] if command in GROUPS and a in verbs_of(command)), None)
    rest = arguments[sum(word is not None for word in (command, verb)) :]
    options = parser_for(command, verb).parse_args(rest)
    return int(options.run(options))


def _without_command(options: Namespace) -> int:
    """Say the version, or open the terminal app."""
    if options.version:
        from editorial import __version__  # noqa: PLC0415
        from editorial.cli.output import say  # noqa: PLC0415

        say(f"editorial {__version__}")
        return DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from editorial.cli.output import note  # noqa: PLC0415

        note("终端界面要在终端窗口里打开；要在脚本里使用，请看 editorial --help 中的命令。")
        return CANNOT_BE_DONE
    import_module(TERMINAL_APP).main()
    return DONE


def run() -> NoReturn:
    """Run the command line and exit: 0 done, 1 beyond the limit or findings, 2 can't be done."""
    from editorial.cli.output import note, prepare_streams  # noqa: PLC0415

    _spare_the_collector()
    prepare_streams()
    try:
        sys.exit(main(sys.argv[1:]))
    except UsageRefused as refused:
        note(str(refused))
    except KeyboardInterrupt:
        note("已中断，没有完成。")
    except BrokenPipeError:
        # The reader of our output has gone (head, less); nothing is left to say, not even at exit.
        sys.stdout = None
    except Exception as fault:
        _tell(fault)
    sys.exit(CANNOT_BE_DONE)


def _spare_the_collector() -> None:
    """Look for garbage seldom, and not at the exit, where all memory is given back anyway.

    Most calls end before they have made any; looking for it takes a tenth of their time.
    """
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)


def _tell(fault: Exception) -> None:
    """Say why nothing came of it: a refusal, or a fault of the program."""
    from editorial.cli.output import note  # noqa: PLC0415
    from editorial.cli.refusal_lines import refusal_line  # noqa: PLC0415

    refused = refusal_line(fault)
    if refused is not None:
        note(refused)
        return
    if os.environ.get("EDITORIAL_TRACEBACK"):
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    note(
        f"程序出错，没有完成（{type(fault).__name__}：{fault}）。"
        "请重试；仍然出错时，设 EDITORIAL_TRACEBACK=1 再运行一次，把显示的内容交给维护者。"
    )
