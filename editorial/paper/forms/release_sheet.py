"""The release sheet (付印单, F6): what the chief editor has signed may be printed."""

from __future__ import annotations

from editorial.domain.decisions import Decision
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import ProofRound
from editorial.domain.stages import ProofPass, Stage
from editorial.paper.forms.change_listing import (
    approved_changes,
    by_eye,
    by_eye_listing,
    change_listing,
    counts_of,
)
from editorial.paper.forms.checklist_blocks import release_points
from editorial.paper.forms.form_blocks import (
    Block,
    Box,
    Boxes,
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Passage,
    Point,
    Points,
    Section,
    Signature,
)
from editorial.paper.forms.form_record import IssueFacts, IssueRecord, PieceRecord
from editorial.paper.forms.form_words import (
    issue_form,
    last_step,
    piece_form,
    proof_fingerprints,
    sheets,
    short_rate,
    signed_fingerprints,
    step_signature,
    yes_no,
)
from editorial.reports.rate_words import rate_words, scheme_title, tenths_text

_PRINTING = Fields(
    (
        (Entry("准印证号／CN"), Entry("印刷单位")),
        (Entry("开本"), Entry("页数"), Entry("印数")),
        (Entry("纸张"), Entry("装订"), Entry("印刷日期")),
    )
)
_LIST = (
    Column("稿件编号", 12, centred=True),
    Column("题名", 24),
    Column("字数", 7, centred=True),
    Column("三校人／日期", 13, centred=True),
    Column("清样核对人／日期", 13, centred=True),
    Column("最终差错率", 9, centred=True),
    Column("补记／\n改动", 7, centred=True),
    Column("重大修改", 8, centred=True),
    Column("主编签发／日期", 14, centred=True),
    Column("付印／日期", 14, centred=True),
)


def release_sheet_of_piece(piece: PieceRecord) -> Form:
    """The sheet of one piece."""
    manuscript, office = piece.manuscript, piece.office
    third, clean = (_round(manuscript, p) for p in (ProofPass.THIRD, ProofPass.CLEAN))
    rounds = manuscript.rounds_since_freeze
    last = rounds[-1] if rounds else None
    blocks: list[Block] = [
        Fields(
            (
                (Entry("刊名", office.issue.periodical), Entry("期次", office.issue.label)),
                (Entry("稿件编号", manuscript.number), Entry("栏目", piece.column)),
                (Entry("题名", manuscript.title, strong=True),),
                (
                    Entry("清样", _galley(manuscript)),
                    Entry("页数清点", sheets(manuscript, last) if last else ""),
                ),
            )
        ),
        Section("校对情况"),
        Fields(
            (
                (
                    Entry("三校人", _read_by(piece, third)),
                    Entry("清样核对人", _read_by(piece, clean)),
                ),
                (Entry("核红人", _red_checked(piece)), Entry("通读人", _read_through(piece))),
            )
        ),
        Boxes("重大修改", _major(manuscript), _extra_words(manuscript)),
        Passage("最终差错率", "\n".join(map(rate_words, last.rates)) if last else ""),
        counts_of(piece),
        *by_eye_listing(piece),
        *change_listing(piece),
        Section("签发"),
    ]
    signed = manuscript.sign_offs[-1] if manuscript.sign_offs else None
    if signed is not None and not signed.holds:
        void = f"{office.moment(signed.voided_at)} 因收到新校样作废"
        blocks.append(Fields(((Entry("前次签发", void),),)))
        signed = None
    blocks += [
        step_signature(piece, Decision.SUBMIT_FOR_SIGN_OFF, "责任编辑署名"),
        *release_points(piece, Stage.SIGN_OFF, "清样审定清单"),
        Passage("主编意见", signed.opinion if signed else ""),
        Signature(
            "主编批准清样",
            office.name(signed.by, signed.deputising_for) if signed else "",
            office.moment(signed.at) if signed else "",
        ),
        Section("付印"),
        _PRINTING,
        _imprint(office, checked=last_step(manuscript, Decision.RELEASE) is not None),
        *release_points(piece, Stage.SIGNED, "付印清单"),
        step_signature(piece, Decision.RELEASE, "付印经办"),
        Signature("印厂签收"),
    ]
    return piece_form(piece, FormKind.RELEASE, blocks, proof_fingerprints(manuscript))


def release_sheet_of_issue(issue: IssueRecord) -> Form:
    """The sheet of an issue: every piece that is to be printed, and the printing itself."""
    pieces = [
        p for p in issue.pieces if p.manuscript.stage not in {Stage.REJECTED, Stage.WITHDRAWN}
    ]
    rows = tuple(_row(piece) for piece in pieces)
    whole = issue.whole[-1] if issue.whole else None
    rates = (
        "\n".join(
            f"{scheme_title(count.scheme)}：计错 {tenths_text(count.tenths)}／{whole.characters} 字"
            for count in whole.counts
        )
        if whole
        else ""
    )
    released = sum(p.manuscript.stage is Stage.RELEASED for p in pieces)
    sums = (("合计", f"{len(pieces)} 篇，已付印 {released} 篇", *[""] * 8),)
    blocks = (
        Fields(
            (
                (
                    Entry("刊名", issue.office.issue.periodical),
                    Entry("期次", issue.office.issue.label),
                ),
            )
        ),
        Listing(_LIST, rows, sums=sums),
        Section("全期"),
        Passage("全期差错", rates),
        _PRINTING,
        _imprint(issue.office, checked=0 < len(pieces) == released),
        Signature("责任编辑"),
        Signature("主编批准付印"),
        Signature("印厂签收"),
    )
    return issue_form(issue, FormKind.RELEASE, blocks, signed_fingerprints(pieces), landscape=True)


def _imprint(office: IssueFacts, *, checked: bool) -> Points:
    """The imprint's points; nothing is released before every one of them is ticked."""
    return Points(tuple(Point(item.text, (Box("已核对", checked),)) for item in office.imprint))


def _row(piece: PieceRecord) -> tuple[str, ...]:
    manuscript, office = piece.manuscript, piece.office
    third, clean = (_round(manuscript, p) for p in (ProofPass.THIRD, ProofPass.CLEAN))
    rounds, signed = manuscript.rounds_since_freeze, manuscript.valid_sign_off
    last = rounds[-1] if rounds else None
    released = last_step(manuscript, Decision.RELEASE)
    return (
        manuscript.number,
        manuscript.title,
        str(last.gate.written) if last else "",
        _read_by(piece, third, "\n"),
        _read_by(piece, clean, "\n"),
        short_rate(last) if last else "",
        f"{by_eye(piece)}／{len(approved_changes(piece))}" if last else "",
        ("有" if any(r.major_change for r in rounds) else "无") if last else "",
        f"{office.name(signed.by, signed.deputising_for)}\n{office.day(signed.at)}"
        if signed
        else "",
        f"{office.name(released.by)}\n{office.day(released.at)}" if released else "",
    )


def _round(manuscript: Manuscript, proof_pass: ProofPass) -> ProofRound | None:
    found = [r for r in manuscript.rounds_since_freeze if r.proof_pass is proof_pass]
    return found[-1] if found else None


def _read_by(piece: PieceRecord, proof_round: ProofRound | None, apart: str = "　") -> str:
    if proof_round is None or proof_round.reader is None:
        return ""
    office = piece.office
    return f"{office.name(proof_round.reader)}{apart}{office.day(proof_round.completed_at)}"


def _read_through(piece: PieceRecord) -> str:
    done = [r for r in piece.manuscript.rounds_since_freeze if r.read_through]
    return _read_by(piece, done[-1]) if done else ""


def _red_checked(piece: PieceRecord) -> str:
    """Who signed the newest red check."""
    signed = [each.check for each in piece.red_checks if each.is_signed]
    if not signed:
        return ""
    last = signed[-1]
    return f"{piece.office.name(last.signed_by)}　{piece.office.day(last.signed_at)}"


def _galley(manuscript: Manuscript) -> str:
    galley = manuscript.current_galley
    return f"第 {galley.number} 份　{galley.name}" if galley else ""


def _major(manuscript: Manuscript) -> tuple[Box, ...]:
    rounds = manuscript.rounds_since_freeze
    if not rounds:
        return yes_no(None, "有", "无")
    return yes_no(any(r.major_change for r in rounds), "有", "无")


def _extra_words(manuscript: Manuscript) -> str:
    extra = [r for r in manuscript.rounds_since_freeze if r.proof_pass is ProofPass.EXTRA]
    return f"已加校 {len(extra)} 次" if extra else ""
