"""``editorial doctor`` as a use case: all points of an examination, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from editorial import __version__
from editorial.desk.examination import ExaminedPoint, PointState
from editorial.desk.examined_installation import (
    examined_dictionaries,
    examined_program,
    examined_schemes,
    examined_tools,
)
from editorial.desk.examined_office import examined_database, examined_home, examined_settings
from editorial.desk.settings import Settings

SCHEMA: Final = "editorial.doctor/1"


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that was looked at."""

    points: tuple[ExaminedPoint, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; advice is no fault."""
        return all(point.state is not PointState.FAULT for point in self.points)

    def to_json(self) -> dict[str, Any]:
        """The document ``editorial.doctor/1``."""
        return {
            "schema": SCHEMA,
            "version": __version__,
            "ok": self.ok,
            "points": [point.to_json() for point in self.points],
        }


def examine(*seen_by_the_face: ExaminedPoint) -> Examination:
    """Look at the installation and the office's data of the environment.

    Args:
        seen_by_the_face: Points that only the face can see, such as the terminal.
    """
    settings = Settings()
    home = settings.home
    return Examination(
        (
            examined_program(),
            examined_home(home),
            examined_settings(home),
            *examined_database(settings),
            examined_dictionaries(home),
            examined_schemes(),
            *examined_tools(),
            *seen_by_the_face,
        )
    )
