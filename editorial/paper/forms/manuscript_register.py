"""The manuscript register (稿件登记表, F1): what came in, from whom, to whom it was given."""

from __future__ import annotations

from editorial.domain.form_kind import FormKind
from editorial.domain.stages import Stage
from editorial.paper.forms.form_blocks import (
    Box,
    Boxes,
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Passage,
    Section,
    Signature,
)
from editorial.paper.forms.form_record import IssueRecord, PieceRecord
from editorial.paper.forms.form_words import (
    issue_form,
    piece_form,
    version_fingerprints,
    yes_no,
)

_LIST = (
    Column("稿件编号", 13, centred=True),
    Column("收稿日期", 11, centred=True),
    Column("题名", 34),
    Column("作者", 14),
    Column("栏目", 9, centred=True),
    Column("字数", 7, centred=True),
    Column("责任编辑", 10, centred=True),
    Column("处理状态", 10, centred=True),
    Column("备注", 12),
)
_VERSIONS = (
    Column("稿次", 8, centred=True),
    Column("来源", 14, centred=True),
    Column("文件", 40),
    Column("字数", 10, centred=True),
    Column("登记人", 14, centred=True),
    Column("登记时间", 18, centred=True),
)


def register_of_piece(piece: PieceRecord) -> Form:
    """The register's sheet of one piece."""
    office, manuscript = piece.office, piece.manuscript
    received = manuscript.versions[0]
    matter = manuscript.major_matter
    blocks = (
        Fields(
            (
                (Entry("稿件编号", manuscript.number, strong=True), _received(piece)),
                (Entry("题名", manuscript.title, strong=True),),
                (Entry("作者", manuscript.author), Entry("单位")),
                (Entry("电话"), Entry("邮箱")),
                (Entry("通信地址"),),
                (Entry("栏目", piece.column), Entry("体裁")),
                (Entry("字数", str(received.characters)), Entry("图／表数")),
            )
        ),
        Boxes("来稿方式", tuple(map(Box, ("投稿", "约稿", "通讯员稿", "转载", "其他")))),
        Boxes("参考文献", yes_no(None, "有", "无")),
        Boxes("授权声明", (*yes_no(None, "已交", "未交"), Box("声明未一稿多投"))),
        Boxes("涉密审查", (*yes_no(None, "已附审查单（单位盖章）", "不涉及"),)),
        Boxes("重大事项", yes_no(matter is not None), matter.reason if matter else ""),
        Fields(
            (
                (
                    Entry("责任编辑", office.name(manuscript.editor)),
                    Entry("分派日期", office.day(manuscript.registered_at)),
                ),
                (
                    Entry("处理状态", manuscript.stage.label),
                    Entry("录用期次", office.issue.title if _is_taken(piece) else ""),
                ),
            )
        ),
        Passage("备注"),
        Section("文本登记"),
    )
    versions = Listing(
        _VERSIONS,
        tuple(
            (
                f"第 {each.number} 稿",
                each.origin.label,
                each.name,
                str(each.characters),
                office.name(each.added_by),
                office.moment(each.added_at),
            )
            for each in manuscript.versions
        ),
    )
    signed = Signature(
        "登记人", office.name(manuscript.registered_by), office.moment(manuscript.registered_at)
    )
    return piece_form(
        piece,
        FormKind.REGISTER,
        (*blocks[:-1], signed, versions),
        version_fingerprints(manuscript),
    )


def register_of_issue(issue: IssueRecord) -> Form:
    """The register of an issue, a line a piece."""
    office = issue.office
    rows = tuple(
        (
            piece.manuscript.number,
            office.day(piece.manuscript.registered_at),
            piece.manuscript.title,
            piece.manuscript.author,
            piece.column,
            str(piece.manuscript.current_version.characters),
            office.name(piece.manuscript.editor),
            piece.manuscript.stage.label,
            "",
        )
        for piece in issue.pieces
    )
    total = sum(piece.manuscript.current_version.characters for piece in issue.pieces)
    sums = (("合计", "", f"{len(rows)} 篇", "", "", str(total), "", "", ""),)
    return issue_form(
        issue, FormKind.REGISTER, (Listing(_LIST, rows, sums=sums),), (), landscape=True
    )


def _received(piece: PieceRecord) -> Entry:
    return Entry("收稿日期", piece.office.day(piece.manuscript.registered_at))


def _is_taken(piece: PieceRecord) -> bool:
    """Whether it was accepted for the issue (录用)."""
    return piece.manuscript.entered(Stage.ACCEPTED) is not None
