"""Tables of people (人员), their roles, logins and deputies."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from editorial.domain.people import Qualification, Role
from editorial.store.column_checks import StoredRow, not_negative, one_of


class PersonRow(StoredRow, table=True):
    """Somebody with an account."""

    __tablename__ = "people"
    __table_args__ = (one_of("qualification", Qualification),)

    id: str = Field(primary_key=True)
    login: str = Field(unique=True)
    name: str
    active: bool
    qualification: str = Qualification.NONE.value


class PersonRoleRow(StoredRow, table=True):
    """One role of one person."""

    __tablename__ = "person_roles"
    __table_args__ = (one_of("role", Role),)

    person_id: str = Field(primary_key=True, foreign_key="people.id")
    role: str = Field(primary_key=True)


class PersonColumnRow(StoredRow, table=True):
    """One column (栏目) that a person keeps."""

    __tablename__ = "person_columns"

    person_id: str = Field(primary_key=True, foreign_key="people.id")
    column_id: str = Field(primary_key=True, foreign_key="magazine_columns.id")


class CredentialsRow(StoredRow, table=True):
    """What checks a person's login."""

    __tablename__ = "credentials"
    __table_args__ = (not_negative("failures"),)

    person_id: str = Field(primary_key=True, foreign_key="people.id")
    password_hash: str
    failures: int
    last_failure: datetime | None = None


class DeputationRow(StoredRow, table=True):
    """One recorded deputy (授权代理)."""

    __tablename__ = "deputations"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="days"),)

    number: int = Field(primary_key=True)
    deputy: str = Field(foreign_key="people.id")
    principal: str = Field(foreign_key="people.id")
    first_day: date
    last_day: date
    reason: str
