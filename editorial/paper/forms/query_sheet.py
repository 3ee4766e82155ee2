"""The query sheet (原稿疑问单, F8): doubts about the manuscript, put to its editor or author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain.form_kind import FormKind
from editorial.domain.proofs import Disposition
from editorial.paper.forms.form_blocks import (
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Signature,
)
from editorial.paper.forms.form_record import IssueRecord, MarkedPlace, PieceRecord
from editorial.paper.forms.form_words import (
    issue_form,
    piece_form,
    proof_fingerprints,
    signed_fingerprints,
)

_COLUMNS = (
    Column("序号", 5, centred=True),
    Column("校次", 6, centred=True),
    Column("位置", 12, centred=True),
    Column("原稿作", 17),
    Column("校样作", 17),
    Column("疑问和建议", 22),
    Column("提出人／日期", 13, centred=True),
    Column("编辑答复", 18),
    Column("答复人／日期", 12, centred=True),
)
_BLANKS = 6
"""Rows for doubts that come up on paper."""
_NONE = ("", "", "", "没有原稿疑问", *[""] * 5)


def query_sheet_of_piece(piece: PieceRecord) -> Form:
    """The sheet of one piece."""
    manuscript = piece.manuscript
    blocks = (
        Fields(
            (
                (Entry("稿件编号", manuscript.number), Entry("栏目", piece.column)),
                (Entry("题名", manuscript.title, strong=True), Entry("作者", manuscript.author)),
                (Entry("责任编辑", piece.office.name(manuscript.editor)), Entry("疑问份数")),
            )
        ),
        _listing([piece]),
        Signature("编辑签名"),
    )
    return piece_form(
        piece, FormKind.QUERIES, blocks, proof_fingerprints(manuscript), landscape=True
    )


def query_sheet_of_issue(issue: IssueRecord) -> Form:
    """The queries of a whole issue."""
    return issue_form(
        issue,
        FormKind.QUERIES,
        (_listing(issue.pieces, of_issue=True),),
        signed_fingerprints(issue.pieces),
        landscape=True,
    )


def _listing(pieces: Sequence[PieceRecord], *, of_issue: bool = False) -> Listing:
    rows = tuple(
        (str(number), *row)
        for number, row in enumerate((r for piece in pieces for r in _rows(piece, of_issue)), 1)
    )
    if not rows and all(piece.manuscript.stage.is_over for piece in pieces):
        return Listing(_COLUMNS, (_NONE,))
    return Listing(_COLUMNS, rows, blanks=0 if of_issue and rows else _BLANKS)


def _rows(piece: PieceRecord, of_issue: bool) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[str, str, str]] = set()
    for each in piece.manuscript.rounds_since_freeze:
        for place in piece.places.get(each.number, ()):
            what = (place.place, place.right, place.printed)
            # A query stands in every later round of the same galley; it was put once.
            if place.disposition is not Disposition.MANUSCRIPT_QUERY or what in seen:
                continue
            seen.add(what)
            yield (
                each.proof_pass.label,
                f"{piece.manuscript.number}\n{place.place}" if of_issue else place.place,
                place.right,
                place.printed,
                place.reason,
                _who(piece, place),
                "",
                "",
            )


def _who(piece: PieceRecord, place: MarkedPlace) -> str:
    return f"{piece.office.name(place.by)}\n{piece.office.day(place.at)}"
