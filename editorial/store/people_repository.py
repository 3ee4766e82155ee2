"""People in the database."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlmodel import col

from editorial.domain.identifiers import PersonId
from editorial.domain.people import Deputation, Person
from editorial.domain.ports import Credentials
from editorial.store.people_tables import (
    CredentialsRow,
    DeputationRow,
    PersonColumnRow,
    PersonRoleRow,
    PersonRow,
)
from editorial.store.reading import rows
from editorial.store.row_mapping import people as mapping


class SqlPeopleRepository:
    """People, their credentials, and deputies."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: PersonId) -> Person:
        """The person; KeyError when unknown."""
        found = self._people(col(PersonRow.id) == person)
        if not found:
            raise KeyError(person)
        return found[0]

    def by_login(self, login: str) -> Person | None:
        """The person with that login name, if any."""
        found = self._people(col(PersonRow.login) == login)
        return found[0] if found else None

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return tuple(sorted(self._people(), key=lambda person: (person.name, person.login)))

    def add(self, person: Person, credentials: Credentials) -> None:
        """Keep a new person; ValueError when the login name is taken."""
        if self.by_login(person.login) is not None:
            raise ValueError(f"登录名“{person.login}”已有人使用，请换一个")
        self._connection.execute(insert(PersonRow).values(**mapping.person_values(person)))
        self._add_roles_and_columns(person)
        values = mapping.credentials_values(credentials)
        self._connection.execute(insert(CredentialsRow).values(person_id=person.id, **values))

    def save(self, person: Person) -> None:
        """Keep a person's changed roles, columns, name or activity; KeyError when unknown."""
        self._connection.execute(
            update(PersonRow)
            .where(col(PersonRow.id) == self.get(person.id).id)
            .values(**mapping.person_values(person))
        )
        for table in (PersonRoleRow, PersonColumnRow):
            self._connection.execute(delete(table).where(col(table.person_id) == person.id))
        self._add_roles_and_columns(person)

    def credentials(self, person: PersonId) -> Credentials:
        """What checks the person's login; KeyError when unknown."""
        found = rows(self._connection, CredentialsRow, col(CredentialsRow.person_id) == person)
        if not found:
            raise KeyError(person)
        return mapping.credentials(found[0])

    def set_credentials(self, person: PersonId, credentials: Credentials) -> None:
        """Keep a new password hash or failure count; KeyError when unknown."""
        changed = self._connection.execute(
            update(CredentialsRow)
            .where(col(CredentialsRow.person_id) == person)
            .values(**mapping.credentials_values(credentials))
        )
        if changed.rowcount != 1:
            raise KeyError(person)

    def deputations(self) -> tuple[Deputation, ...]:
        """All deputations, oldest first."""
        return tuple(mapping.deputation(row) for row in rows(self._connection, DeputationRow))

    def add_deputation(self, deputation: Deputation) -> None:
        """Keep a new deputation."""
        newest = self._connection.execute(select(func.max(DeputationRow.number))).scalar()
        values = mapping.deputation_values(deputation)
        self._connection.execute(insert(DeputationRow).values(number=(newest or 0) + 1, **values))

    def _people(self, *conditions: ColumnElement[bool]) -> list[Person]:
        found = rows(self._connection, PersonRow, *conditions)
        scope = select(col(PersonRow.id)).where(*conditions)
        roles: dict[str, list[str]] = defaultdict(list)
        columns: dict[str, list[str]] = defaultdict(list)
        for role in rows(self._connection, PersonRoleRow, col(PersonRoleRow.person_id).in_(scope)):
            roles[role.person_id].append(role.role)
        kept = col(PersonColumnRow.person_id).in_(scope)
        for column in rows(self._connection, PersonColumnRow, kept):
            columns[column.person_id].append(column.column_id)
        return [mapping.person(row, roles[row.id], columns[row.id]) for row in found]

    def _add_roles_and_columns(self, person: Person) -> None:
        for table, values in (
            (PersonRoleRow, mapping.role_values(person)),
            (PersonColumnRow, mapping.column_values(person)),
        ):
            if values:
                self._connection.execute(insert(table), values)
