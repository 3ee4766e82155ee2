"""Checklists of the reviews (审读清单) and of the imprint (版本记录), read from data files."""

from __future__ import annotations

import tomllib
from functools import cache

from editorial.data_files import data_folder
from editorial.domain.publication import PublicationType
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


@cache
def imprints() -> dict[PublicationType, tuple[ChecklistItem, ...]]:
    """What is checked in the imprint before printing (付印), by sort of publication."""
    text = (data_folder("dictionaries") / "checklists" / "imprint.toml").read_text("utf-8")
    return {
        PublicationType(sort): tuple(ChecklistItem(**item) for item in items)
        for sort, items in tomllib.loads(text).items()
    }


def imprint_for(sort: PublicationType) -> tuple[ChecklistItem, ...]:
    """The imprint's points for that sort of publication, in the order in which they are asked."""
    return imprints()[sort]
