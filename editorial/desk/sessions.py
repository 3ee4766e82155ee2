"""Logging in: who sits at the desk, and what that person may do today."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from editorial.desk.blind_sealing import concealed, sealed
from editorial.desk.desk import Desk
from editorial.domain.identifiers import PersonId
from editorial.domain.people import Actor
from editorial.domain.ports import Credentials, UnitOfWork

_FREE_FAILURES = 5
_LONGEST_WAIT = timedelta(minutes=5)


class LoginRefused(Exception):
    """The login failed; the message does not say whether the name or the password was wrong."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who has logged in; what the person may do is looked up anew each time."""

    person: PersonId
    name: str


@functools.cache
def password_hasher() -> PasswordHasher:
    """Argon2id with its library's defaults (RFC 9106, low memory)."""
    return PasswordHasher()


@functools.cache
def _decoy() -> str:
    return password_hasher().hash("a password that nobody has")


def log_in(desk: Desk, login: str, password: str) -> Session:
    """Check name and password.

    After five wrong passwords each further try must wait, up to five minutes.

    Raises:
        LoginRefused: when they do not fit, or a wait is not over.
    """
    now = desk.now()
    with desk.reading() as unit:
        person = unit.people.by_login(login.strip())
        known = unit.people.credentials(person.id) if person else None
    if known is not None:
        _demand_wait_is_over(known, now)
    fits = _fits(known.password_hash if known else _decoy(), password)
    if person is None or known is None or not person.active:
        raise LoginRefused("登录名或密码不对，请重新输入")
    with desk.writing() as unit:
        if not fits:
            failed = replace(known, failures=known.failures + 1, last_failure=now)
            unit.people.set_credentials(person.id, failed)
            unit.audit.append(now, None, "login.refused", person.id, {"login": person.login})
            unit.commit()
            raise LoginRefused("登录名或密码不对，请重新输入")
        fresh = known.password_hash
        if password_hasher().check_needs_rehash(fresh):
            fresh = password_hasher().hash(password)
        unit.people.set_credentials(person.id, Credentials(fresh))
        actor = Actor.of(person, unit.people.deputations(), now.date())
        unit.audit.append(now, actor, "login", person.id, {})
        unit.commit()
    return Session(person.id, person.name)


def confirm_password(desk: Desk, session: Session, password: str) -> None:
    """Ask for the password again before a signature.

    Raises:
        LoginRefused: when it does not fit.
    """
    with desk.reading() as unit:
        login = unit.people.get(session.person).login
    try:
        log_in(desk, login, password)
    except LoginRefused as refused:
        message = str(refused).replace("登录名或密码不对", "密码不对")
        raise LoginRefused(message) from refused


def _fits(password_hash: str, password: str) -> bool:
    try:
        return password_hasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _demand_wait_is_over(known: Credentials, now: datetime) -> None:
    over = known.failures - _FREE_FAILURES
    if over < 0 or known.last_failure is None:
        return
    wait = min(timedelta(seconds=2 ** min(over + 1, 20)), _LONGEST_WAIT)
    left = known.last_failure + wait - now
    if left > timedelta(0):
        raise LoginRefused(f"密码错误次数过多，请 {int(left.total_seconds()) + 1} 秒后再试")


@contextmanager
def acting(desk: Desk, session: Session) -> Iterator[tuple[UnitOfWork, Actor]]:
    """A writing unit of work with the session's person as an actor today.

    A piece that the person reads blindly (背对背校对) is refused until both have handed in.
    """
    with desk.writing() as unit:
        yield sealed(unit, session.person), actor_in(unit, session, desk.now())


@contextmanager
def looking(desk: Desk, session: Session) -> Iterator[tuple[UnitOfWork, Actor]]:
    """A reading unit of work with the session's person as an actor today.

    What the person must not see yet of a piece read blindly (背对背校对) is not in it.
    """
    with desk.reading() as unit:
        yield concealed(unit, session.person), actor_in(unit, session, desk.now())


def actor_in(unit: UnitOfWork, session: Session, now: datetime) -> Actor:
    """The session's person with the roles that hold now.

    Raises:
        LoginRefused: when the account has been closed meanwhile.
    """
    person = unit.people.get(session.person)
    if not person.active:
        raise LoginRefused("此账号已停用，请与管理员联系")
    return Actor.of(person, unit.people.deputations(), now.date())
