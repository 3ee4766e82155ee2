"""The typesetting sheet (发稿单, F3): what goes out, complete, clear and final (齐清定)."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.decisions import Decision
from editorial.domain.form_kind import FormKind
from editorial.domain.stages import Stage
from editorial.paper.forms.form_blocks import (
    Box,
    Boxes,
    Column,
    Entry,
    Fields,
    Fingerprint,
    Form,
    Listing,
    Passage,
    Point,
    Points,
    Section,
    Signature,
)
from editorial.paper.forms.form_record import IssueRecord, PieceRecord
from editorial.paper.forms.form_words import (
    frozen_text,
    issue_form,
    last_review,
    last_step,
    piece_form,
    review_signature,
    step_signature,
)

_THINGS = (
    ("齐", "正文、图、表、题注、附录和辅文齐全，编号连续"),
    ("清", "字迹、符号、标注清楚，改动处无歧义"),
    ("定", "内容已定，付排后不作大的改动"),
)
_LIST = (
    Column("栏目", 10, centred=True),
    Column("稿件编号", 12, centred=True),
    Column("篇目", 34),
    Column("作者", 14),
    Column("字数", 7, centred=True),
    Column("估计页数", 7, centred=True),
    Column("图表", 6, centred=True),
    Column("齐清定", 12, centred=True),
    Column("责任编辑", 10, centred=True),
    Column("发稿日期", 10, centred=True),
    Column("备注", 11),
)
_PAGE = Fields(
    (
        (Entry("开本"), Entry("正文字号"), Entry("栏数")),
        (Entry("每行字数"), Entry("每面行数"), Entry("版面字数")),
    )
)
"""What the printer is told about the page: also the denominator by layout characters."""


def typesetting_sheet_of_piece(piece: PieceRecord) -> Form:
    """The sheet that goes to the printer with one piece."""
    manuscript, office = piece.manuscript, piece.office
    version = frozen_text(manuscript)
    sent = last_step(manuscript, Decision.SEND_TO_TYPESETTING)
    final = last_review(manuscript, Stage.FINAL_REVIEW)
    blocks = (
        Fields(
            (
                (Entry("期次", office.issue.title), Entry("栏目", piece.column)),
                (Entry("稿件编号", manuscript.number), Entry("作者", manuscript.author)),
                (Entry("篇目", manuscript.title, strong=True),),
                (
                    Entry("发稿文本", _frozen_words(piece)),
                    Entry("字数", str(version.characters) if version else ""),
                ),
                (Entry("图／表数"), Entry("估计页数")),
            )
        ),
        Section("齐、清、定检查"),
        Points(
            tuple(
                Point(f"{name}　{told}", (Box("符合", sent is not None), Box("不符合")))
                for name, told in _THINGS
            )
        ),
        Section("版式要求"),
        _PAGE,
        Passage("图表清单", lines=2),
        Passage("备注", sent.remark if sent else ""),
        step_signature(piece, Decision.SEND_TO_TYPESETTING, "责任编辑"),
        review_signature(office, final, "主编批准"),
    )
    return piece_form(piece, FormKind.TYPESETTING, blocks, _fingerprints([piece]))


def typesetting_sheet_of_issue(issue: IssueRecord) -> Form:
    """The sheet of an issue: its pieces in their columns."""
    pieces = sorted(
        (p for p in issue.pieces if p.manuscript.stage not in {Stage.REJECTED, Stage.WITHDRAWN}),
        key=lambda p: (p.column, p.manuscript.number),
    )
    rows = tuple(_row(piece) for piece in pieces)
    total = sum(version.characters for p in pieces if (version := frozen_text(p.manuscript)))
    sums = (("合计", "", f"{len(rows)} 篇", "", str(total), *[""] * 6),)
    blocks = (
        Listing(_LIST, rows, sums=sums),
        Section("版式要求和辅文"),
        _PAGE,
        Boxes("辅文", tuple(map(Box, ("封面", "目次", "版权页", "封底", "图表原件")))),
        Fields(((Entry("交稿日期"), Entry("印刷单位")),)),
        Passage("备注"),
        Signature("责任编辑"),
        Signature("主编批准"),
    )
    return issue_form(issue, FormKind.TYPESETTING, blocks, _fingerprints(pieces), landscape=True)


def _row(piece: PieceRecord) -> tuple[str, ...]:
    manuscript = piece.manuscript
    version = frozen_text(manuscript)
    sent = last_step(manuscript, Decision.SEND_TO_TYPESETTING)
    return (
        piece.column,
        manuscript.number,
        manuscript.title,
        manuscript.author,
        str(version.characters) if version else "",
        "",
        "",
        "☑齐☑清☑定" if sent else "□齐□清□定",
        piece.office.name(manuscript.editor),
        piece.office.day(sent.at) if sent else "",
        "" if version else f"未发稿（{manuscript.stage.label}）",
    )


def _frozen_words(piece: PieceRecord) -> str:
    version = frozen_text(piece.manuscript)
    return f"第 {version.number} 稿（{version.origin.label}）{version.name}" if version else ""


def _fingerprints(pieces: Iterable[PieceRecord]) -> tuple[Fingerprint, ...]:
    return tuple(
        Fingerprint(f"{piece.manuscript.number} 定稿文本", piece.manuscript.frozen.text_sha256)
        for piece in pieces
        if piece.manuscript.frozen is not None
    )
