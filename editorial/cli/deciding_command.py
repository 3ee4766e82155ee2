"""Taking a decision (办理) from the command line: the same act under several verbs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.decision_fields import (
    declare_checklist_fields,
    declare_form,
    declare_proof_fields,
    declare_review_fields,
    filled_form,
)
from editorial.cli.exit_codes import DONE, REFUSED
from editorial.cli.office_fields import chosen
from editorial.cli.office_verb import Call, Outcome, declare_changed_piece
from editorial.cli.piece_record import moved
from editorial.cli.record_json import plain

if TYPE_CHECKING:
    from editorial.domain.case import DecisionRequest
    from editorial.domain.decisions import Decision
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.workflow import Option

_DECISION = "处理：代码或名称（recommend 建议采用、pass 可发稿、accept 采用…），见 piece show"


def declare_decision(parser: CommandParser) -> None:
    """Add a piece, any decision, and every field of its form."""
    _declare_piece_and_decision(parser)
    parser.option("--file", "FILE", "校样文件（收校样 receive_galley 时）", type=Path)
    declare_review_fields(parser)
    declare_proof_fields(parser)
    declare_checklist_fields(parser)
    declare_form(parser)


def declare_review_decision(parser: CommandParser) -> None:
    """Add a piece, a decision, and what the reviews fill in."""
    _declare_piece_and_decision(parser)
    declare_review_fields(parser)
    declare_checklist_fields(parser)
    declare_form(parser)


def declare_proof_decision(parser: CommandParser) -> None:
    """Add a piece, a decision, and what proofs fill in."""
    _declare_piece_and_decision(parser)
    declare_proof_act(parser)


def declare_proof_act(parser: CommandParser) -> None:
    """Add what proofs, sign-off and release fill in."""
    parser.option("--opinion", "TEXT", "意见、理由")
    parser.option("--opinion-file", "FILE", "意见，取自 UTF-8 文本文件；- 为标准输入")
    declare_proof_fields(parser)
    declare_checklist_fields(parser)
    declare_form(parser)


def _declare_piece_and_decision(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("decision", "DECISION", help=_DECISION)


def decide_as_asked(call: Call) -> Outcome:
    """Take the decision that the call names."""
    from editorial.domain.decisions import Decision  # noqa: PLC0415

    return take(call, chosen(call.options.decision, Decision, "DECISION"))


def take(call: Call, decision: Decision) -> Outcome:
    """Take a decision, or try whether it could be taken."""
    from editorial.desk.deciding import take_decision  # noqa: PLC0415
    from editorial.domain.decisions import Decision  # noqa: PLC0415

    piece = call.piece()
    request = filled_form(call, piece, decision)
    if call.options.dry_run:
        return _tried(call, piece, request)
    file = getattr(call.options, "file", None)
    if decision is Decision.RECEIVE_GALLEY and file is not None:
        return receive(call, piece, file)
    after = take_decision(call.desk, call.session, piece.id, piece.revision, request)
    return Outcome(*moved(piece, after, decision.label))


def receive(call: Call, piece: Manuscript, file: Path) -> Outcome:
    """Receive a galley, with its pages when both their numbers are given.

    Raises:
        UsageRefused: when only one of them is given.
    """
    from editorial.desk.galleys import GalleyPages, receive_galley  # noqa: PLC0415
    from editorial.desk.incoming import read_incoming  # noqa: PLC0415

    expected, present = call.options.sheets_expected, call.options.sheets_present
    if (expected is None) is not (present is None):
        raise UsageRefused("用法有误：--sheets-expected 和 --sheets-present 要一起写。")
    pages = None if expected is None else GalleyPages(expected, present)
    incoming = read_incoming(file)
    after = receive_galley(call.desk, call.session, piece.id, piece.revision, incoming, pages)
    return Outcome(*moved(piece, after, "收校样"))


def _tried(call: Call, piece: Manuscript, request: DecisionRequest) -> Outcome:
    """What stands in the way of a decision, with the form as it is filled in; nothing changes."""
    from editorial.desk.manuscript_views import manuscript_view  # noqa: PLC0415

    options = manuscript_view(call.desk, call.session, piece.id, request).options
    option = next((each for each in options if each.decision is request.decision), None)
    if option is None:
        raise UsageRefused(
            f"稿件在“{piece.stage.label}”环节，不能办“{request.decision.label}”；"
            f"可办：{'、'.join(each.decision.value for each in options) or '（无）'}。"
        )
    document = plain(
        {"piece": piece.number, "decision": request.decision, "open": option.is_open}
    ) | {"refusals": plain(option.refusals)}
    code = DONE if option.is_open else REFUSED
    return Outcome(document, _trial_lines(option), code, "trial")


def _trial_lines(option: Option) -> list[str]:
    reasons = [f"　{refusal.reason}" for refusal in option.refusals]
    return [f"“{option.decision.label}”{'现在不能办：' if reasons else '可以办。'}", *reasons]
