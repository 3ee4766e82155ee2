"""The review checklists (审读清单), read from their data file."""

from __future__ import annotations

import tomllib
from functools import cache

from editorial.data_files import data_folder
from editorial.domain.reviews import ChecklistItem
from editorial.domain.stages import Stage


@cache
def checklists() -> dict[Stage, tuple[ChecklistItem, ...]]:
    """The points of each reviewing stage, in the order in which they are asked."""
    text = (data_folder("dictionaries") / "checklists" / "reviews.toml").read_text("utf-8")
    return {
        Stage(stage): tuple(ChecklistItem(**item) for item in items)
        for stage, items in tomllib.loads(text).items()
    }


def checklist_for(stage: Stage) -> tuple[ChecklistItem, ...]:
    """The points to be answered at that stage; none where nothing is reviewed."""
    return checklists().get(stage, ())
