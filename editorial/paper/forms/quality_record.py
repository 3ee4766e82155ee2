"""The quality record (编校质量检查记录表, F7): every error that counted, with the rates.

The editing (终审样本) and the proofs are two things and are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from editorial.domain.form_kind import FormKind
from editorial.domain.proofs import ProofRound, RoundRate
from editorial.domain.sample_check import RATE_NAME, SampleCheck, SampleError
from editorial.paper.forms.change_listing import change_listing, counts_of, entries_of_round
from editorial.paper.forms.form_blocks import (
    Block,
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Passage,
    Section,
    Signature,
)
from editorial.paper.forms.form_record import IssueRecord, MarkedPlace, PieceRecord
from editorial.paper.forms.form_words import (
    issue_form,
    piece_form,
    proof_fingerprints,
    signed_fingerprints,
)
from editorial.reports.rate_words import per_mille_text, rate_words, scheme_title, tenths_text

_ERRORS = (
    Column("序号", 5, centred=True),
    Column("校次", 6, centred=True),
    Column("位置", 13, centred=True),
    Column("原文（校样）", 20),
    Column("正确", 20),
    Column("差错类型", 9, centred=True),
    Column("依据条款", 10, centred=True),
    Column("计错", 6, centred=True),
    Column("处理", 11, centred=True),
    Column("备注", 12),
)
_EDITING = (
    Column("序号", 5, centred=True),
    Column("位置", 10, centred=True),
    Column("原文", 24),
    Column("正确", 24),
    Column("差错类型", 12, centred=True),
    Column("是否计错", 8, centred=True),
    Column("备注", 20),
)
_ROUNDS = (
    Column("稿件编号", 13, centred=True),
    Column("题名", 23),
    Column("校次", 6, centred=True),
    Column("检查字数", 9, centred=True),
    Column("差异处数", 8, centred=True),
    Column("手工补记", 8, centred=True),
    Column("来样差错率", 10, centred=True),
    Column("处理后计错", 9, centred=True),
    Column("处理后差错率", 11, centred=True),
    Column("等级", 8, centred=True),
)
_SIGNED = (Signature("检查人"), Signature("复核人"), Passage("编辑部反馈"))


def quality_record_of_piece(piece: PieceRecord) -> Form:
    """The record of one piece."""
    manuscript = piece.manuscript
    last = manuscript.rounds_since_freeze[-1] if manuscript.rounds_since_freeze else None
    blocks: list[Block] = [
        Fields(
            (
                (Entry("稿件编号", manuscript.number), Entry("期次", piece.office.issue.label)),
                (Entry("题名", manuscript.title, strong=True), Entry("作者", manuscript.author)),
                (
                    Entry("检查范围", "全文" if last else ""),
                    Entry("检查字数", _checked_characters(last.rates) if last else ""),
                ),
            )
        ),
        *_editing(piece),
        counts_of(piece),
        _errors(piece),
        *change_listing(piece),
        Section("校样差错率"),
        Passage("最近校次", _rates(last) if last else "", lines=1),
        *_SIGNED,
    ]
    return piece_form(
        piece, FormKind.QUALITY, blocks, proof_fingerprints(manuscript), landscape=True
    )


def quality_record_of_issue(issue: IssueRecord) -> Form:
    """The record of an issue: every round's rate, and what the whole issue counts."""
    rows = tuple(row for piece in issue.pieces for row in _round_rows(piece))
    blocks: list[Block] = [
        Fields(
            (
                (
                    Entry("期次", issue.office.issue.title),
                    Entry("检查范围", f"{len(issue.pieces)} 篇"),
                    Entry("检查字数", str(issue.whole[-1].characters) if issue.whole else ""),
                ),
            )
        ),
        Listing(_ROUNDS, rows, title="各篇各校次"),
        Section("全期合计（按期计算，同一差错按办法封顶）"),
        Passage("校样差错率", "\n".join(_whole(issue)), lines=1),
        Passage(RATE_NAME, "\n".join(_checks(issue.pieces)), lines=1),
        *_SIGNED,
    ]
    return issue_form(
        issue, FormKind.QUALITY, blocks, signed_fingerprints(issue.pieces), landscape=True
    )


def _editing(piece: PieceRecord) -> Iterator[Block]:
    """The newest check of the sample, if the piece was in it."""
    if not piece.checks:
        return
    check = piece.checks[-1]
    rows = tuple(_editing_row(error) for error in check.errors)
    yield Section(f"{RATE_NAME}（终审样本，第 {check.number} 次检查）")
    yield Passage("差错率", _check_words(check))
    yield Signature(
        "检查人",
        piece.office.name(check.by, check.deputising_for),
        piece.office.moment(check.at),
    )
    yield Listing(_EDITING, rows, blanks=0 if rows else 1, title="终审样本差错")


def _editing_row(error: SampleError) -> tuple[str, ...]:
    return (
        str(error.number),
        f"第 {error.paragraph} 段",
        error.wrong or "（缺）",
        error.right or "（删）",
        error.kind.label if error.kind else error.rule,
        "计" if error.counts else "不计（润色）",
        error.remark,
    )


def _check_words(check: SampleCheck) -> str:
    lines = [
        f"{scheme_title(each.scheme)}：计错 {tenths_text(each.rate.tenths)}／"
        f"{check.characters} 字，{per_mille_text(each.rate)}"
        for each in check.rates
    ]
    return "\n".join([*lines, "差错率偏高" if check.is_high else "差错率不高"])


def _errors(piece: PieceRecord) -> Listing:
    """The errors of the proofs, each where it was first found."""
    rows: list[tuple[str, ...]] = []
    sums: Counter[str] = Counter()
    known: Counter[tuple[str, ...]] = Counter()
    found_by_eye = 0
    for each in piece.manuscript.rounds_since_freeze:
        here: Counter[tuple[str, ...]] = Counter()
        for place in piece.places.get(each.number, ()):
            what = (place.place, place.printed, place.right, place.kind)
            here[what] += 1
            if place.carried or here[what] <= known[what]:
                continue
            sums[place.kind] += place.tenths
            found_by_eye += place.by_eye
            rows.append(_error(len(rows) + 1, each, place))
        known |= here
    told = "，".join(f"{kind} {tenths_text(tenths)}" for kind, tenths in sums.items() if tenths)
    eye = f"，其中补记 {found_by_eye} 处" if found_by_eye else ""
    totals = (
        [
            (
                "合计",
                "",
                f"{len(rows)} 处{eye}",
                told,
                "",
                "",
                "",
                tenths_text(sum(sums.values())),
                "",
                "",
            )
        ]
        if rows
        else []
    )
    return Listing(
        _ERRORS, tuple(rows), blanks=0 if rows else 3, title="各校次校样差错", sums=tuple(totals)
    )


def _error(number: int, proof_round: ProofRound, place: MarkedPlace) -> tuple[str, ...]:
    remark = ("手工补记" if place.by_eye else "", place.reason)
    return (
        str(number),
        proof_round.proof_pass.label,
        place.place,
        place.printed,
        place.right,
        place.kind,
        place.rule or "—",
        tenths_text(place.tenths),
        place.disposition.label,
        "；".join(filter(None, remark)),
    )


def _rates(proof_round: ProofRound) -> str:
    lines = "\n".join(map(rate_words, proof_round.rates))
    return f"{proof_round.proof_pass.label}（处理后）\n{lines}"


def _round_rows(piece: PieceRecord) -> Iterator[tuple[str, ...]]:
    manuscript = piece.manuscript
    for position, each in enumerate(manuscript.rounds_since_freeze):
        incoming = each.incoming_rates[0]
        gate = each.gate
        yield (
            manuscript.number,
            manuscript.title if position == 0 else "",
            each.proof_pass.label,
            _checked_characters(each.rates, "\n"),
            str(len(each.differences)),
            str(entries_of_round(each)),
            per_mille_text(incoming.rate, incoming.limit),
            tenths_text(gate.rate.tenths),
            per_mille_text(gate.rate, gate.limit),
            "合格" if gate.passes else "不合格",
        )


def _whole(issue: IssueRecord) -> Iterator[str]:
    for result in issue.whole:
        counts = "；".join(
            f"{scheme_title(count.scheme)} 计错 {tenths_text(count.tenths)}，"
            f"{per_mille_text(result.rate(count.scheme))}"
            for count in result.counts
        )
        yield f"{result.label}（{result.characters} 字）：{counts}"


def _checks(pieces: Iterable[PieceRecord]) -> Iterator[str]:
    for piece in pieces:
        for check in piece.checks[-1:]:
            yield (
                f"{piece.manuscript.number}：计错 {tenths_text(check.rate.tenths)}／"
                f"{check.characters} 字，{per_mille_text(check.rate)}"
            )


def _checked_characters(rates: Sequence[RoundRate], apart: str = "；") -> str:
    """The characters of the text, and of the layout where they are known (检查总字数)."""
    told = [f"{rates[0].written}（文字字数）"]
    by_layout = [each.rate.characters for each in rates if each.text_characters is not None]
    told += [f"{each}（版面字数）" for each in dict.fromkeys(by_layout)]
    return apart.join(told if by_layout or apart == "；" else [str(rates[0].written)])
