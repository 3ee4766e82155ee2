"""The routing slip of the proofs (校样流转单, F4): every galley's way, pass by pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.pending_changes import pending_changes
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.red_check import MarkOutcome
from editorial.paper.forms.change_listing import entries_of_round
from editorial.paper.forms.checklist_blocks import proof_points
from editorial.paper.forms.form_blocks import (
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Notes,
    Passage,
)
from editorial.paper.forms.form_record import IssueRecord, PieceRecord
from editorial.paper.forms.form_words import (
    issue_form,
    piece_form,
    proof_fingerprints,
    sheets,
    short_rate,
    signed_fingerprints,
)
from editorial.reports.rate_words import tenths_text

_LIST = (
    Column("稿件编号\n题名", 13),
    Column("校次", 5, centred=True),
    Column("校样", 6, centred=True),
    Column("页数\n应到／实到", 9, centred=True),
    Column("收样日期", 9, centred=True),
    Column("校对人", 8, centred=True),
    Column("校毕日期", 9, centred=True),
    Column("改动\n处数", 5, centred=True),
    Column("疑问\n处数", 5, centred=True),
    Column("计错", 5, centred=True),
    Column("差错率", 8, centred=True),
    Column("主编批准", 9, centred=True),
    Column("核红结果", 14),
    Column("备注", 14),
)
_HOW_TO_READ = (
    "页数以收到校样时清点的为准；改动处数：判为排版错、须改的处数，含手工补记；疑问处数：列入原稿疑问单的处数；计错、差错率按判定用的计错办法，"
    "以处理后仍计的差错计算。"
)


def routing_slip_of_piece(piece: PieceRecord) -> Form:
    """The slip of one piece."""
    manuscript = piece.manuscript
    blocks = (
        Fields(
            (
                (Entry("稿件编号", manuscript.number), Entry("栏目", piece.column)),
                (Entry("题名", manuscript.title, strong=True),),
            )
        ),
        _listing([piece]),
        Notes((_HOW_TO_READ,)),
        *proof_points(piece),
        Passage("备注"),
    )
    return piece_form(
        piece, FormKind.ROUTING, blocks, proof_fingerprints(manuscript), landscape=True
    )


def routing_slip_of_issue(issue: IssueRecord) -> Form:
    """The slip of an issue (按期)."""
    blocks = (
        Fields(
            (
                (
                    Entry("期次", issue.office.issue.title),
                    Entry("送印刷厂日期"),
                    Entry("返样日期"),
                ),
            )
        ),
        _listing(issue.pieces),
        Notes((_HOW_TO_READ,)),
    )
    return issue_form(
        issue, FormKind.ROUTING, blocks, signed_fingerprints(issue.pieces), landscape=True
    )


def _listing(pieces: Iterable[PieceRecord]) -> Listing:
    rows = tuple(row for piece in pieces for row in _rows(piece))
    return Listing(_LIST, rows, blanks=0 if rows else 4)


def _rows(piece: PieceRecord) -> Iterator[tuple[str, ...]]:
    manuscript, office = piece.manuscript, piece.office
    for position, each in enumerate(manuscript.rounds_since_freeze):
        galley = manuscript.galleys[each.galley - 1]
        yield (
            f"{manuscript.number}\n{manuscript.title}" if position == 0 else manuscript.number,
            each.proof_pass.label,
            f"第 {each.galley} 份",
            sheets(manuscript, each),
            office.day(galley.received_at),
            office.name(each.reader),
            office.day(each.completed_at),
            str(each.corrections),
            str(each.open_queries) if each.open_queries else "",
            tenths_text(each.gate.rate.tenths),
            short_rate(each),
            f"{office.name(each.approved_by)}\n{office.day(each.approved_at)}",
            _red_check(piece, each),
            _remark(manuscript, each),
        )


def _red_check(piece: PieceRecord, proof_round: ProofRound) -> str:
    """What became of the round's marks in the galley that came back, and who confirmed it."""
    for each in piece.red_checks:
        if each.marked_round == proof_round.number:
            check = each.check
            counts = [(outcome.label, check.count(outcome)) for outcome in MarkOutcome]
            counts.append(("未批而改", len(check.unmarked)))
            told = "，".join(f"{name} {count}" for name, count in counts if count)
            who = f"{piece.office.name(check.signed_by)} {piece.office.day(check.signed_at)}"
            return f"{told or '无改动'}\n{who.strip()}"
    return ""


def _remark(manuscript: Manuscript, proof_round: ProofRound) -> str:
    told = [proof_round.remark] if proof_round.remark else []
    if proof_round.read_through:
        told.append("已通读")
    if proof_round.major_change:
        told.append("有重大修改")
    kept = sum(d.disposition is Disposition.EDITOR_CHANGE for d in proof_round.differences)
    found, waiting = entries_of_round(proof_round), pending_changes(manuscript, proof_round)
    counts = (("编辑改动", kept), ("手工补记", found), ("批准改动待改入", len(waiting)))
    told += [f"{name} {count} 处" for name, count in counts if count]
    return "；".join(told)
