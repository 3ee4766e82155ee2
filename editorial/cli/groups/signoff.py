"""``editorial signoff``: clean galleys that wait, their approval, release to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.deciding_command import declare_proof_act, take
from editorial.cli.groups.office import queue_table
from editorial.cli.office_verb import Call, Outcome, Verb, declare_changed_piece, no_more
from editorial.cli.record_json import plain

HELP: Final = "清样审定：待签的清样、批准、退回、付印。"


def _list(call: Call) -> Outcome:
    from editorial.desk.queues import sign_off_queue  # noqa: PLC0415

    rows = sign_off_queue(call.desk, call.session)
    return Outcome({"waiting": plain(rows)}, queue_table(rows) or ["没有等待审定的清样。"])


def _imprint(call: Call) -> Outcome:
    items = call.desk.checklists.imprint(call.desk.rules.publication_type)
    return Outcome(
        {"points": plain(items)}, [f"{item.key}　{item.text}（{item.clause}）" for item in items]
    )


def _declare(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    declare_proof_act(parser)


def _act(name: str) -> Callable[[Call], Outcome]:
    def act(call: Call) -> Outcome:
        from editorial.domain.decisions import Decision  # noqa: PLC0415

        return take(call, Decision(name))

    return act


VERBS: Final = {
    "list": Verb("列出等待本人审定的清样", "signoff-queue", no_more, _list),
    "sign": Verb(
        "批准清样，签名与校样的文本哈希绑定",
        "piece",
        _declare,
        _act("sign"),
        more="先用 proof show 看过清样；加 --seen-galley 可写明看过的是哪一份。",
    ),
    "imprint": Verb("付印前逐项核对的版本记录", "imprint", no_more, _imprint),
    "return": Verb("退回清样", "piece", _declare, _act("return_galley")),
    "release": Verb("付印", "piece", _declare, _act("release")),
}
