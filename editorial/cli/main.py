"""The command ``editorial``: finds the subcommand, turns every refusal into exit code 2."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from typing import Annotated, Any, Final, NamedTuple, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from editorial.cli.exit_codes import CANNOT_BE_DONE, DONE
from editorial.cli.help_wording import HELP_NAMES, translate_help, word_help_option
from editorial.cli.refusal_lines import refusal_line
from editorial.cli.usage_errors import ClickException, usage_line

TERMINAL_APP: Final = "tui.app"
"""Module of the terminal app; its ``main()`` runs it.

Named, not imported: the desk must stand without a screen (the import contracts hold that), and
``--help`` must not load one.
"""


class Subcommand(NamedTuple):
    """A subcommand that is loaded when it is asked for."""

    module: str
    """Module with ``app``, a ``typer.Typer``: with one command, or with several below it."""
    help: str


COMMANDS: Final[dict[str, Subcommand]] = {
    "compare": Subcommand(
        "editorial.cli.compare_command", "逐字比较原稿和校样，列出差异，计算差错率"
    ),
    "batch": Subcommand("editorial.cli.batch_command", "成批比对原稿和清样，出差错率报告"),
    "check": Subcommand("editorial.cli.check_command", "校是非：查错别字、标点、数字用法等疑点"),
    "demo": Subcommand("editorial.cli.demo_command", "演示：一期样刊走完三审三校"),
    "audit": Subcommand("editorial.cli.audit_command", "审计记录：查验有没有被改动"),
    "doctor": Subcommand("editorial.cli.doctor_command", "体检：程序、数据、词典、终端是否正常"),
    "backup": Subcommand("editorial.cli.backup_command", "备份编辑部数据到一个文件"),
    "restore": Subcommand("editorial.cli.restore_command", "用备份文件恢复编辑部数据"),
}
"""One line a subcommand, in the order of ``--help``."""


class LazyGroup(TyperGroup):
    """Loads a subcommand's module when it is called, and none for the list of them."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the framework's signature
        """Names of the subcommands, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load a subcommand; None when there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if self._listing:
            return TyperCommand(cmd_name, help=entry.help)
        command = typer.main.get_command(import_module(entry.module).app)
        command.name = cmd_name
        command.help = command.help or entry.help
        command.short_help = entry.help
        word_help_option(command, ctx)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the list of subcommands."""
        word_help_option(self, ctx)
        self._listing = True
        super().format_help(ctx, formatter)


app = typer.Typer(
    name="editorial",
    cls=LazyGroup,
    help="三审三校编辑台。不带命令时打开终端界面。",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": list(HELP_NAMES)},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from editorial import __version__  # noqa: PLC0415
        from editorial.cli.output import say  # noqa: PLC0415

        say(f"editorial {__version__}")
        raise typer.Exit(DONE)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本后退出"),
    ] = False,
) -> None:
    """三审三校编辑台。不带命令时打开终端界面。"""
    if context.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from editorial.cli.output import note  # noqa: PLC0415

        note("终端界面要在终端窗口里打开；要在脚本里使用，请看 editorial --help 中的命令。")
        raise typer.Exit(CANNOT_BE_DONE)
    import_module(TERMINAL_APP).main()


def run() -> NoReturn:
    """Run the command line and exit: 0 done, 1 beyond the limit or findings, 2 can't be done."""
    from editorial.cli.output import note, prepare_streams  # noqa: PLC0415

    prepare_streams()
    if set(HELP_NAMES) & set(sys.argv):
        translate_help()
    try:
        outcome = app(standalone_mode=False)
    except ClickException as problem:
        note(usage_line(problem))
        sys.exit(CANNOT_BE_DONE)
    except (typer.Abort, KeyboardInterrupt):
        note("已中断，没有完成。")
        sys.exit(CANNOT_BE_DONE)
    except BrokenPipeError:
        # The reader of our output has gone (head, less); nothing is left to say, not even at exit.
        sys.stdout = None
        sys.exit(CANNOT_BE_DONE)
    except Exception as fault:
        refused = refusal_line(fault)
        if refused is not None:
            note(refused)
            sys.exit(CANNOT_BE_DONE)
        if os.environ.get("EDITORIAL_TRACEBACK"):
            traceback.print_exc()
        note(
            f"程序出错，没有完成（{type(fault).__name__}：{fault}）。"
            "请重试；仍然出错时，设 EDITORIAL_TRACEBACK=1 再运行一次，把显示的内容交给维护者。"
        )
        sys.exit(CANNOT_BE_DONE)
    sys.exit(outcome if isinstance(outcome, int) else DONE)
