"""People (人员) of the office, their roles, and who deputises for the chief editor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editorial.domain.identifiers import ColumnId, PersonId


class Role(StrEnum):
    """What a person may be in the office; one person can have several."""

    EDITOR = "editor"
    RESPONSIBLE_EDITOR = "responsible_editor"
    CHIEF_EDITOR = "chief_editor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The role's name in Chinese."""
        return _ROLE_TITLES[self]


_ROLE_TITLES = {
    Role.EDITOR: "编辑",
    Role.RESPONSIBLE_EDITOR: "责任编辑",
    Role.CHIEF_EDITOR: "主编",
    Role.ADMINISTRATOR: "管理员",
    Role.AUDITOR: "审计",
}


class Qualification(StrEnum):
    """Professional standing (专业技术职称) of a person; the values are stored."""

    NONE = "none"
    JUNIOR = "junior"
    INTERMEDIATE = "intermediate"
    SENIOR = "senior"

    @property
    def label(self) -> str:
        """The standing's name in Chinese."""
        return _QUALIFICATION_TITLES[self]

    @property
    def is_intermediate_at_least(self) -> bool:
        """Whether the state's rules let the person read a last proof (终校, A-05)."""
        return self in {Qualification.INTERMEDIATE, Qualification.SENIOR}


_QUALIFICATION_TITLES = {
    Qualification.NONE: "未登记",
    Qualification.JUNIOR: "初级（助理编辑）",
    Qualification.INTERMEDIATE: "中级（编辑）",
    Qualification.SENIOR: "高级（副编审、编审）",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: PersonId
    login: str
    """Name typed at login."""
    name: str
    """Name shown and signed with."""
    roles: frozenset[Role]
    columns: frozenset[ColumnId] = frozenset()
    """The columns (栏目) that an editor keeps."""
    active: bool = True
    qualification: Qualification = Qualification.NONE


@dataclass(frozen=True, slots=True)
class Deputation:
    """A recorded deputy (授权代理) for the chief editor, both days included."""

    deputy: PersonId
    principal: PersonId
    first_day: date
    last_day: date
    reason: str

    def covers(self, day: date) -> bool:
        """Whether the deputation is in force on that day."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work now, with the roles that hold today."""

    id: PersonId
    name: str
    roles: frozenset[Role]
    """Own roles, with 主编 added while the person deputises."""
    columns: frozenset[ColumnId] = frozenset()
    deputising_for: PersonId | None = None
    """The chief editor in whose stead the person acts, when 主编 is not an own role."""
    qualification: Qualification = Qualification.NONE

    @classmethod
    def of(cls, person: Person, deputations: tuple[Deputation, ...], day: date) -> Actor:
        """The person as an actor on that day."""
        roles = person.roles
        deputising_for = None
        if Role.CHIEF_EDITOR not in roles:
            for deputation in deputations:
                if deputation.deputy == person.id and deputation.covers(day):
                    roles = roles | {Role.CHIEF_EDITOR}
                    deputising_for = deputation.principal
        return cls(
            person.id, person.name, roles, person.columns, deputising_for, person.qualification
        )
