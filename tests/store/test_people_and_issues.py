from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.people import Role
from editorial.domain.periodical_issue import MagazineColumn
from editorial.domain.ports import Credentials, UnitOfWork
from editorial.store.opening import Store
from tests import domain_builders as a
from tests.store.databases import PASSWORD


def test_a_store_gives_the_unit_of_work_that_the_use_cases_ask_for(store: Store) -> None:
    unit: UnitOfWork = store.unit_of_work(readonly=True)  # mypy holds it to the port
    with unit:
        assert len(unit.people.all()) == len(a.the_office())


def test_everybody_comes_back_as_they_were_kept_by_name(store: Store) -> None:
    with store.unit_of_work(readonly=True) as unit:
        people = unit.people.all()
    assert set(people) == set(a.the_office())
    assert [p.name for p in people] == sorted(p.name for p in people)


def test_a_person_is_found_by_id_and_by_login(store: Store) -> None:
    with store.unit_of_work(readonly=True) as unit:
        assert unit.people.get(a.CHIEF).roles == {Role.CHIEF_EDITOR}
        assert unit.people.by_login("editor-2") == unit.people.get(a.OTHER_EDITOR)
        assert unit.people.by_login("nobody") is None
        with pytest.raises(KeyError):
            unit.people.get(PersonId("nobody"))
        with pytest.raises(KeyError):
            unit.people.credentials(PersonId("nobody"))


def test_a_taken_login_name_is_refused(store: Store) -> None:
    with store.unit_of_work() as unit, pytest.raises(ValueError, match="登录名"):
        unit.people.add(a.a_person("editor-1", id=PersonId("another")), PASSWORD)


def test_changed_roles_columns_and_activity_are_kept(store: Store) -> None:
    changed = replace(
        a.the_office()[0],
        name="编辑甲甲",
        roles=frozenset({Role.RESPONSIBLE_EDITOR, Role.AUDITOR}),
        columns=frozenset({a.COLUMN.id, a.OTHER_COLUMN.id}),
        active=False,
    )
    with store.unit_of_work() as unit:
        unit.people.save(changed)
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.people.get(changed.id) == changed
        assert unit.people.credentials(changed.id) == PASSWORD


def test_nobody_can_be_changed_who_was_never_added(store: Store) -> None:
    with store.unit_of_work() as unit:
        with pytest.raises(KeyError):
            unit.people.save(a.a_person("nobody"))
        with pytest.raises(KeyError):
            unit.people.set_credentials(PersonId("nobody"), PASSWORD)


def test_failed_logins_are_counted(store: Store) -> None:
    failed = Credentials("$argon2id$another", 3, a.later(7))
    with store.unit_of_work() as unit:
        unit.people.set_credentials(a.EDITOR, failed)
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.people.credentials(a.EDITOR) == failed


def test_deputations_come_back_in_the_order_they_were_recorded(store: Store) -> None:
    first, second = a.a_deputation(), a.a_deputation(first_day=date(2026, 3, 1), reason="休假")
    with store.unit_of_work() as unit:
        unit.people.add_deputation(first)
        unit.people.add_deputation(second)
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.people.deputations() == (first, second)


def test_issues_come_newest_first_and_columns_by_name(store: Store) -> None:
    newer = replace(a.ISSUE, id=IssueId("issue-5"), label="2026年第5期", opened_at=a.later(500))
    with store.unit_of_work() as unit:
        unit.issues.add(newer)
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert unit.issues.all() == (newer, a.ISSUE)
        assert unit.issues.get(newer.id) == newer
        assert set(unit.issues.columns()) == {a.COLUMN, a.OTHER_COLUMN}
        with pytest.raises(KeyError):
            unit.issues.get(IssueId("none"))


def test_an_issue_or_a_column_is_not_kept_twice(store: Store) -> None:
    with store.unit_of_work() as unit:
        with pytest.raises(ValueError, match="已经建立"):
            unit.issues.add(replace(a.ISSUE, id=IssueId("issue-again")))
        with pytest.raises(ValueError, match="已经建立"):
            unit.issues.add_column(MagazineColumn(ColumnId("column-9"), a.COLUMN.name))
