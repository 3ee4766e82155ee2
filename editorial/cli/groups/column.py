"""``editorial column``: the columns of the periodical (栏目)."""

from __future__ import annotations

from typing import Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.office_fields import joined
from editorial.cli.office_verb import Call, Outcome, Verb, no_more
from editorial.cli.record_json import plain

HELP: Final = "栏目。"


def _list(call: Call) -> Outcome:
    from editorial.desk.office_views import office_view  # noqa: PLC0415

    columns = office_view(call.desk, call.session).columns
    return Outcome(
        {"columns": plain(columns)}, joined((each.name for each in columns), "还没有栏目。")
    )


def _declare_add(parser: CommandParser) -> None:
    parser.operand("name", "NAME", help="栏目名称")


def _add(call: Call) -> Outcome:
    from editorial.desk.registration import add_column  # noqa: PLC0415

    column = add_column(call.desk, call.session, call.options.name)
    return Outcome(plain(column), [f"已建立栏目“{column.name}”。"])


VERBS: Final = {
    "list": Verb("列出栏目", "columns", no_more, _list),
    "add": Verb("建立栏目", "column", _declare_add, _add),
}
