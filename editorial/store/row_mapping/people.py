"""People and deputies ↔ rows."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.identifiers import ColumnId, PersonId
from editorial.domain.people import Deputation, Person, Qualification, Role
from editorial.domain.ports import Credentials
from editorial.store.people_tables import CredentialsRow, DeputationRow, PersonRow

Values = dict[str, object]


def person(row: PersonRow, roles: Iterable[str], columns: Iterable[str]) -> Person:
    """The person of a row, with roles and columns read beside it."""
    return Person(
        id=PersonId(row.id),
        login=row.login,
        name=row.name,
        roles=frozenset(Role(role) for role in roles),
        columns=frozenset(ColumnId(column) for column in columns),
        active=row.active,
        qualification=Qualification(row.qualification),
    )


def person_values(one: Person) -> Values:
    """The row of a person, without roles and columns."""
    return {
        "id": one.id,
        "login": one.login,
        "name": one.name,
        "active": one.active,
        "qualification": one.qualification.value,
    }


def role_values(one: Person) -> list[Values]:
    """One row a role."""
    return [{"person_id": one.id, "role": role.value} for role in sorted(one.roles)]


def column_values(one: Person) -> list[Values]:
    """One row a column that the person keeps."""
    return [{"person_id": one.id, "column_id": column} for column in sorted(one.columns)]


def credentials(row: CredentialsRow) -> Credentials:
    """The credentials of a row."""
    return Credentials(row.password_hash, row.failures, row.last_failure)


def credentials_values(kept: Credentials) -> Values:
    """The row of credentials, without the person."""
    return {
        "password_hash": kept.password_hash,
        "failures": kept.failures,
        "last_failure": kept.last_failure,
    }


def deputation(row: DeputationRow) -> Deputation:
    """The deputation of a row."""
    return Deputation(
        deputy=PersonId(row.deputy),
        principal=PersonId(row.principal),
        first_day=row.first_day,
        last_day=row.last_day,
        reason=row.reason,
    )


def deputation_values(one: Deputation) -> Values:
    """The row of a deputation, without its number."""
    return {
        "deputy": one.deputy,
        "principal": one.principal,
        "first_day": one.first_day,
        "last_day": one.last_day,
        "reason": one.reason,
    }
