"""People of the office: accounts, roles, passwords, deputies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, acting, looking, password_hasher
from editorial.domain.identifiers import ColumnId, PersonId
from editorial.domain.people import Deputation, Person, Qualification, Role
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import Credentials, UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What is filled in for a new person."""

    login: str
    name: str
    roles: frozenset[Role]
    columns: frozenset[ColumnId] = frozenset()
    qualification: Qualification = Qualification.NONE


def has_people(desk: Desk) -> bool:
    """Whether the office has any account yet."""
    with desk.reading() as unit:
        return bool(unit.people.all())


def found_office(desk: Desk, login: str, name: str, password: str) -> PersonId:
    """Make the first account of a new office: its administrator.

    Raises:
        OperationRefused: when there are accounts already, or the form is not filled in.
    """
    if has_people(desk):
        raise OperationRefused((Refusal("founded", "已有账号，请用管理员账号登录后再添加人员"),))
    form = PersonForm(login, name, frozenset({Role.ADMINISTRATOR}))
    person = _new_person(desk, form, password)
    with desk.writing() as unit:
        unit.people.add(person, Credentials(password_hasher().hash(password)))
        unit.audit.append(desk.now(), None, "office.found", person.id, {"login": person.login})
        unit.commit()
    return person.id


def add_person(desk: Desk, session: Session, form: PersonForm, password: str) -> PersonId:
    """Give somebody an account.

    Raises:
        OperationRefused: when the actor may not, or the login name is taken.
    """
    person = _new_person(desk, form, password)
    hashed = password_hasher().hash(password)
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.MANAGE_PEOPLE)
        if unit.people.by_login(person.login) is not None:
            raise OperationRefused((Refusal("login_taken", f"登录名“{person.login}”已被使用"),))
        unit.people.add(person, Credentials(hashed))
        details = {"login": person.login, "roles": sorted(person.roles)}
        unit.audit.append(desk.now(), actor, "person.add", person.id, details)
        unit.commit()
    return person.id


def change_person(
    desk: Desk,
    session: Session,
    person_id: PersonId,
    *,
    roles: frozenset[Role] | None = None,
    columns: frozenset[ColumnId] | None = None,
    active: bool | None = None,
    qualification: Qualification | None = None,
) -> None:
    """Change somebody's roles, columns, activity or qualification; what is None stays.

    Raises:
        OperationRefused: when the actor may not, or the office would have no administrator left.
    """
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.MANAGE_PEOPLE)
        person = unit.people.get(person_id)
        changed = replace(
            person,
            roles=person.roles if roles is None else roles,
            columns=person.columns if columns is None else columns,
            active=person.active if active is None else active,
            qualification=qualification or person.qualification,
        )
        _demand_an_administrator(unit, changed)
        unit.people.save(changed)
        details = {
            "roles": sorted(changed.roles),
            "columns": sorted(changed.columns),
            "active": changed.active,
            "qualification": changed.qualification.value,
        }
        unit.audit.append(desk.now(), actor, "person.change", person_id, details)
        unit.commit()


def _demand_an_administrator(unit: UnitOfWork, changed: Person) -> None:
    """Refuse a change after which nobody could manage the office's people."""
    people = (changed if each.id == changed.id else each for each in unit.people.all())
    if not any(each.active and Role.ADMINISTRATOR in each.roles for each in people):
        raise OperationRefused(
            (Refusal("last_administrator", "至少要留一位在岗的管理员，请先另设一位管理员"),)
        )


def set_password(desk: Desk, session: Session, person_id: PersonId, password: str) -> None:
    """Set a new password: one's own, or anybody's by the administrator.

    Raises:
        OperationRefused: when the password is too short or the actor may not.
    """
    _demand_password(password)
    hashed = password_hasher().hash(password)
    with acting(desk, session) as (unit, actor):
        if person_id != actor.id:
            demand(actor, Operation.MANAGE_PEOPLE)
        unit.people.set_credentials(person_id, Credentials(hashed))
        unit.audit.append(desk.now(), actor, "person.password", person_id, {})
        unit.commit()


def appoint_deputy(
    desk: Desk, session: Session, deputy: PersonId, first_day: date, last_day: date, reason: str
) -> None:
    """Name a deputy for the chief editor, on record, for a span of days.

    Raises:
        OperationRefused: when the actor may not, days or reason are missing, or the person is no
            responsible editor at work: whoever checks the office does not lead it meanwhile.
    """
    if last_day < first_day:
        raise OperationRefused((Refusal("days", "代理的截止日期不能早于开始日期"),))
    if not reason.strip():
        raise OperationRefused((Refusal("no_reason", "请写明授权代理的理由"),))
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.APPOINT_DEPUTY)
        if actor.deputising_for is not None:
            raise OperationRefused((Refusal("deputy", "代理人不能再授权他人代理"),))
        person = unit.people.get(deputy)
        if (
            not person.active
            or person.id == actor.id
            or Role.RESPONSIBLE_EDITOR not in person.roles
        ):
            raise OperationRefused(
                (Refusal("deputy_unfit", "代理主编须是在岗的责任编辑，请另选一人"),)
            )
        unit.people.add_deputation(
            Deputation(deputy, actor.id, first_day, last_day, reason.strip())
        )
        details = {"first_day": str(first_day), "last_day": str(last_day), "reason": reason}
        unit.audit.append(desk.now(), actor, "deputy.appoint", deputy, details)
        unit.commit()


def all_people(desk: Desk, session: Session) -> tuple[Person, ...]:
    """Everybody with an account, for those who are logged in."""
    with looking(desk, session) as (unit, _):
        return unit.people.all()


def _new_person(desk: Desk, form: PersonForm, password: str) -> Person:
    login, name = form.login.strip(), form.name.strip()
    if not login or not name:
        raise OperationRefused((Refusal("incomplete", "请填写登录名和姓名"),))
    if not form.roles:
        raise OperationRefused((Refusal("no_role", "请至少选择一个角色"),))
    _demand_password(password)
    return Person(
        PersonId(desk.new_id()),
        login,
        name,
        form.roles,
        form.columns,
        qualification=form.qualification,
    )


def _demand_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise OperationRefused((Refusal("short", f"密码至少 {SHORTEST_PASSWORD} 个字符"),))
