"""What a correction sheet asks for beside the differences (校对单的附表).

Errors that a reader found by eye, and changes of the frozen text that the galley does not have yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from editorial.paper.sheet_rows import NOTHING, Treatment, shortened
from editorial.text.visible_characters import visible

COLUMNS: Final = ("序号", "位置", "校样上", "应为", "类型", "计错", "处理", "说明", "核红")
TITLE: Final = "另须改正（手工补记的差错、批准的改动）"


@dataclass(frozen=True, slots=True)
class SheetAddition:
    """One place that no comparison of the texts has listed."""

    name: str
    """Its number on the record (补 3, 改动 1)."""
    place: str
    as_printed: str
    should_be: str
    kind: str
    treatment: Treatment | None
    """What was decided; ``None`` while nobody has."""
    remark: str = ""
    errors: str = "—"
    """What it counts under the deciding scheme; a dash for what is no error."""


def addition_rows(additions: Iterable[SheetAddition]) -> Iterator[tuple[str, ...]]:
    """The cells of each row under ``COLUMNS``; all texts are safe to show."""
    for each in additions:
        boxes = (f"{'√' if box is each.treatment else '□'}{box.value}" for box in Treatment)
        yield (
            visible(each.name),
            visible(each.place),
            visible(shortened(each.as_printed)) or NOTHING,
            visible(shortened(each.should_be)) or NOTHING,
            visible(each.kind),
            each.errors,
            "\n".join(boxes),
            visible(each.remark),
            "□",
        )
