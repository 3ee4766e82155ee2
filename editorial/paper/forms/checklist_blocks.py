"""The answered checklists of proofs, sign-off and release on the forms (清单记录, F4 and F7)."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.reviews import Answer, ChecklistItem
from editorial.domain.stage_checklists import RELEASE_STAGES, AnsweredChecklist, AnsweredPoint
from editorial.domain.stages import Stage
from editorial.paper.forms.form_blocks import Block, Box, Column, Listing, Point, Points, Section
from editorial.paper.forms.form_record import PieceRecord

_LIST = (
    Column("环节", 8, centred=True),
    Column("核对内容", 46),
    Column("依据", 14, centred=True),
    Column("结果", 8, centred=True),
    Column("说明", 22),
    Column("核对人／日期", 14, centred=True),
)


def answered_since_freeze(piece: PieceRecord) -> tuple[AnsweredChecklist, ...]:
    """The checklists that came with the text that is frozen now, oldest first."""
    frozen = piece.manuscript.frozen
    if frozen is None:
        return ()
    return tuple(each for each in piece.manuscript.checklists if each.at >= frozen.frozen_at)


def proof_points(piece: PieceRecord) -> tuple[Block, ...]:
    """What was looked at point by point in each pass; nothing where no list was answered."""
    rows = tuple(
        row
        for each in answered_since_freeze(piece)
        if each.stage not in RELEASE_STAGES
        for row in _rows(piece, each)
    )
    return (Listing(_LIST, rows, title="校对清单"),) if rows else ()


def release_points(piece: PieceRecord, stage: Stage, head: str) -> tuple[Block, ...]:
    """The checklist of the sign-off or the release: as answered, else blank to fill in by hand."""
    answered = [each for each in answered_since_freeze(piece) if each.stage is stage]
    if answered:
        points = tuple(map(_answered, answered[-1].points))
    elif piece.manuscript.stage in {Stage.RELEASED, Stage.SIGNED} and stage is Stage.SIGN_OFF:
        return ()  # signed without a list: a blank one would look as if it had been forgotten
    else:
        points = tuple(map(_blank, piece.office.checklists.get(stage, ())))
    return (Section(head), Points(points)) if points else ()


def _rows(piece: PieceRecord, each: AnsweredChecklist) -> Iterator[tuple[str, ...]]:
    office = piece.office
    who = f"{office.name(each.by, each.deputising_for)}\n{office.day(each.at)}"
    for position, point in enumerate(each.points):
        yield (
            each.stage.label if position == 0 else "",
            point.item.text,
            point.item.clause,
            point.answer.label,
            point.remark,
            who if position == 0 else "",
        )


def _answered(point: AnsweredPoint) -> Point:
    return Point(point.item.text, _boxes(point.item, point.answer), point.remark)


def _blank(item: ChecklistItem) -> Point:
    return Point(item.text, _boxes(item, None))


def _boxes(item: ChecklistItem, given: Answer | None) -> tuple[Box, ...]:
    return tuple(
        Box(each.label, each is given)
        for each in Answer
        if each is not Answer.NOT_APPLICABLE or item.may_not_apply
    )
