"""The texts of the office's year: what is written, and how the printer sets it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from editorial.desk.baselines import dated_document
from editorial.desk.incoming import frozen_document
from editorial.domain.manuscript import Manuscript

if TYPE_CHECKING:
    from tests.acceptance.office_year import OfficeYear


def written_text(dice: Random, title: str) -> str:
    """A piece of some paragraphs."""
    lines = [
        f"{title}的第{n}段说到{dice.choice('春夏秋冬')}天的渠道、{dice.choice('东西南北')}闸和水位。"
        for n in range(1, dice.randint(6, 24))
    ]
    return "\n".join([title, *lines]) + "\n"


def galley_text(year: OfficeYear, piece: Manuscript) -> str:
    """The text as the printer sets it: fewer slips each time, a change forgotten now and then."""
    dice = year.dice
    with year.office.desk.reading() as unit:
        forgets = dice.random() < 0.1
        document = frozen_document(unit, piece) if forgets else dated_document(unit, piece)
    characters = list("\n".join(paragraph.text for paragraph in document.paragraphs) + "\n")
    slips = dice.choice([0, 0, 1, 2, 5]) if len(piece.galleys) < 2 else 0
    for _ in range(slips):
        place = dice.randrange(len(characters))
        if not characters[place].isspace():
            characters[place] = dice.choice("的地得在再做作")
    year.galleys += 1
    return "".join(characters) + " " * year.galleys
