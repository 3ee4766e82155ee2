"""What the second reader of a first galley cannot see or do before both have handed in.

Whoever looks at anything does so through :func:`concealed`: the round under reading is not there
for the second reader, on no screen, in no list, form, report or excerpt of the audit chain. Who
changes anything does so through :func:`sealed`: apart from the reading itself, the second reader
does nothing on that piece. What the second reader has found lies in records of its own, which
only :mod:`editorial.desk.blind_reading` hands out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from editorial.domain.audit_entry import AuditEntry
from editorial.domain.blind_reading import BlindOutcome, BlindReading
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import Stage

_TELLING = ("difference.", "hand_entry.", "marks.", "blind.")
"""Beginnings of the audit actions that tell what was found."""


def current_reading(unit: UnitOfWork, manuscript: Manuscript) -> BlindReading | None:
    """The blind reading of the round that is on; None when nobody has begun or waived one."""
    found = [
        reading
        for reading in unit.blind_readings.of_manuscript(manuscript.id)
        # For the second reader the newest round is not there.
        if reading.round_number >= len(manuscript.rounds)
        and not (reading.end and reading.end.outcome is BlindOutcome.REPLACED)
    ]
    return found[-1] if found else None


def concealed(unit: UnitOfWork, person: PersonId) -> UnitOfWork:
    """The unit of work as that person may look at it."""
    return cast("UnitOfWork", _Unit(unit, _Looking(unit, person), _Entries(unit, person)))


def sealed(unit: UnitOfWork, person: PersonId) -> UnitOfWork:
    """The unit of work as that person may act in it."""
    return cast("UnitOfWork", _Unit(unit, _Acting(unit, person), unit.audit))


class _Unit:
    """A unit of work with two of its repositories replaced."""

    def __init__(self, unit: UnitOfWork, manuscripts: object, audit: object) -> None:
        self._unit = unit
        self.manuscripts, self.audit = manuscripts, audit

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)


class _Sealed:
    """The pieces that are sealed for a person, looked up when they are first asked for."""

    def __init__(self, unit: UnitOfWork, person: PersonId) -> None:
        self._unit, self._person = unit, person
        self._found: Mapping[ManuscriptId, int] | None = None

    @property
    def rounds(self) -> Mapping[ManuscriptId, int]:
        """Numbers of the rounds that the person reads blindly, by piece."""
        if self._found is None:
            self._found = {
                reading.manuscript: reading.round_number
                for reading in self._unit.blind_readings.open()
                if reading.reader == self._person and reading.is_sealed
            }
        return self._found

    def holds(self, piece: Manuscript) -> bool:
        """Whether the piece's newest round is sealed for the person."""
        number = self.rounds.get(piece.id)
        current = piece.current_round
        return piece.stage is Stage.FIRST_PROOF and current is not None and current.number == number


class _Looking:
    """Manuscripts without the rounds that are sealed for a person."""

    def __init__(self, unit: UnitOfWork, person: PersonId) -> None:
        self._unit, self._sealed = unit, _Sealed(unit, person)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit.manuscripts, name)

    def get(self, manuscript: ManuscriptId) -> Manuscript:
        return self._shown(self._unit.manuscripts.get(manuscript))

    def by_number(self, number: str) -> Manuscript:
        return self._shown(self._unit.manuscripts.by_number(number))

    def of_issue(self, issue: IssueId) -> tuple[Manuscript, ...]:
        return tuple(map(self._shown, self._unit.manuscripts.of_issue(issue)))

    def all(self) -> tuple[Manuscript, ...]:
        return tuple(map(self._shown, self._unit.manuscripts.all()))

    def live(self, issue: IssueId | None = None) -> tuple[Manuscript, ...]:
        return tuple(map(self._shown, self._unit.manuscripts.live(issue)))

    def _shown(self, piece: Manuscript) -> Manuscript:
        if piece.stage is not Stage.FIRST_PROOF or not self._sealed.holds(piece):
            return piece
        return replace(piece, rounds=piece.rounds[:-1])


class _Acting:
    """Manuscripts; those that are sealed for a person are refused."""

    def __init__(self, unit: UnitOfWork, person: PersonId) -> None:
        self._unit, self._sealed = unit, _Sealed(unit, person)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit.manuscripts, name)

    def get(self, manuscript: ManuscriptId) -> Manuscript:
        piece = self._unit.manuscripts.get(manuscript)
        if piece.stage is Stage.FIRST_PROOF and self._sealed.holds(piece):
            raise OperationRefused(
                (
                    Refusal(
                        "blind_sealed",
                        "您正在背对背校对本稿，两人都交卷以前不能办理本稿的其他事项；请先校完交卷",
                    ),
                )
            )
        return piece


class _Entries:
    """The audit chain without what tells a person of a sealed round."""

    def __init__(self, unit: UnitOfWork, person: PersonId) -> None:
        self._unit, self._sealed = unit, _Sealed(unit, person)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit.audit, name)

    def entries(self, subject: str | None = None) -> tuple[AuditEntry, ...]:
        found = self._unit.audit.entries(subject)
        hidden = self._sealed.rounds
        if not hidden:
            return found
        return tuple(
            entry
            for entry in found
            if not (entry.subject in hidden and entry.action.startswith(_TELLING))
        )
