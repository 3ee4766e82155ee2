"""What the texts of a round do not tell (补记和改动的清单): errors found by eye, named changes."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.baseline import BaselineChange
from editorial.domain.proofs import ProofRound
from editorial.paper.forms.form_blocks import Block, Column, Entry, Fields, Listing
from editorial.paper.forms.form_record import IssueFacts, NamedChange, PieceRecord
from editorial.reports.rate_words import tenths_text

_CHANGES = (
    Column("序号", 6, centred=True),
    Column("定稿位置", 12, centred=True),
    Column("原文", 18),
    Column("改为", 18),
    Column("理由", 18),
    Column("提出人／日期", 14, centred=True),
    Column("主编批示／日期", 14, centred=True),
)
_BY_EYE = (
    Column("序号", 6, centred=True),
    Column("校次", 8, centred=True),
    Column("位置", 14, centred=True),
    Column("校样上", 18),
    Column("应为", 18),
    Column("类型", 10, centred=True),
    Column("计错", 6, centred=True),
    Column("处理", 10, centred=True),
    Column("备注", 16),
)


def counts_of(piece: PieceRecord) -> Fields:
    """How many errors were found by eye, and how many changes the text had after the freeze."""
    found = by_eye(piece)
    open_ones = sum(each.is_open for each in piece.manuscript.changes_since_freeze)
    changes = f"批准 {len(approved_changes(piece))} 处"
    return Fields(
        (
            (
                Entry("手工补记", f"{found} 处"),
                Entry("定稿后改动", changes + (f"，待批 {open_ones} 处" if open_ones else "")),
            ),
        )
    )


def by_eye(piece: PieceRecord) -> int:
    """How many errors were found by eye, each counted where it was found first."""
    return sum(map(entries_of_round, piece.manuscript.rounds_since_freeze))


def entries_of_round(proof_round: ProofRound) -> int:
    """How many errors were found by eye in a round; what an earlier one had found is not."""
    return sum(each.stands and each.carried_from is None for each in proof_round.hand_entries)


def approved_changes(piece: PieceRecord) -> tuple[BaselineChange, ...]:
    """The approved changes of the frozen text."""
    return tuple(each for each in piece.manuscript.changes_since_freeze if each.is_approved)


def change_listing(piece: PieceRecord) -> Iterator[Block]:
    """The named changes of the frozen text; nothing where there is none."""
    rows = tuple(_change(piece.office, each) for each in piece.named_changes)
    if rows:
        yield Listing(_CHANGES, rows, title="定稿后的改动（主编批准后并入定稿）")


def _change(office: IssueFacts, named: NamedChange) -> tuple[str, ...]:
    change, ruling = named.change, named.change.ruling
    ruled = "待批"
    if ruling is not None:
        who = office.name(ruling.by, ruling.deputising_for)
        ruled = f"{'批准' if ruling.approves else '不批准'}　{who}\n{office.day(ruling.at)}"
        ruled += f"\n{ruling.remark}" if ruling.remark else ""
    return (
        str(change.number),
        named.place,
        change.old.replace("\n", "¶") or "（无）",
        change.new.replace("\n", "¶") or "（删）",
        change.reason,
        f"{office.name(change.proposed_by)}\n{office.day(change.proposed_at)}",
        ruled,
    )


def by_eye_listing(piece: PieceRecord) -> Iterator[Block]:
    """The errors that readers found by eye; nothing where there is none."""
    found = [
        (each, place)
        for each in piece.manuscript.rounds_since_freeze
        for place in piece.places.get(each.number, ())
        if place.by_eye and not place.carried
    ]
    rows = tuple(
        (
            str(number),
            each.proof_pass.label,
            place.place,
            place.printed,
            place.right,
            place.kind,
            tenths_text(place.tenths),
            place.disposition.label,
            place.reason,
        )
        for number, (each, place) in enumerate(found, 1)
    )
    if rows:
        yield Listing(_BY_EYE, rows, title="手工补记的差错")
