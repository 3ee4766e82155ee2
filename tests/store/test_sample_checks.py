"""Checks of the final review's sample, and the step that brings them: on both databases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import editorial.store
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import IssueId
from editorial.domain.manuscript import VersionOrigin
from editorial.domain.sample_check import (
    CorrectedText,
    ErrorOrigin,
    SampleCheck,
    SampleError,
    SampleRate,
)
from editorial.store.appending import RecordRewritten
from editorial.store.engine import create_store_engine
from editorial.store.opening import Store, open_store
from tests import domain_builders as a
from tests.store.databases import PostgresqlServer, sqlite_url

PIECES = tuple(a.a_whole_manuscript(f"2026-04-{n:03}", differences=1) for n in (1, 2))
CORRECTED = CorrectedText(
    a.sha256_of(a.RECEIVED_FILE),
    a.sha256_of(b"text"),
    a.sha256_of(a.DOCUMENT),
    "终审改定.docx",
    4999,
    ("2 张图片",),
)
ERRORS = (
    SampleError(1, ErrorOrigin.EDIT, 2, 10, 11, "既", "即", DiscrepancyKind.WRONG),
    SampleError(
        2, ErrorOrigin.HAND, 3, 20, 20, "", "", None, "QK-2.1", 0, 10, counts=False,
        remark="年份有误",
    ),
)  # fmt: skip


def a_check(number: int = 1, piece: int = 0, **changed: object) -> SampleCheck:
    rates = (
        SampleRate("periodical-2020", a.SCHEME_SHA256, ErrorRate(20, 5000)),
        SampleRate("house", a.SCHEME_SHA256, ErrorRate(10, 5000)),
    )
    check = SampleCheck(
        PIECES[piece].id, number, 2, a.CHIEF, a.later(80 + number), 5000, ERRORS, rates,
        RateLimit(1, 1000), CORRECTED, a.RESPONSIBLE,
    )  # fmt: skip
    return replace(check, **changed)  # type: ignore[arg-type]


@pytest.fixture
def full_store(store: Store) -> Store:
    with store.unit_of_work() as unit:
        for piece in PIECES:
            unit.manuscripts.add(piece)
        unit.commit()
    return store


def test_checks_come_back_as_they_were_kept(full_store: Store) -> None:
    first, second = a_check(), a_check(2, corrected=None, errors=(), deputising_for=None)
    other = a_check(1, 1)
    with full_store.unit_of_work() as unit:
        for check in (first, second, other):
            unit.sample_checks.add(check)
        unit.commit()
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.sample_checks.of_manuscript(PIECES[0].id) == (first, second)
        assert unit.sample_checks.of_issue(a.ISSUE.id) == (first, second, other)
        assert unit.sample_checks.of_issue(IssueId("none")) == ()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("sample_checks", "characters = 1"),
        ("sample_errors", "counts = NOT counts"),
        ("sample_rates", "tenths = 0"),
    ],
)
def test_a_check_on_record_stands(full_store: Store, table: str, change: str) -> None:
    with full_store.unit_of_work() as unit:
        unit.sample_checks.add(a_check())
        unit.commit()
    for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            full_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_a_ruling_on_record_is_never_another(full_store: Store) -> None:
    third = PIECES[0].problems[2]
    assert third.ruling is not None
    for ruling in (None, replace(third.ruling, text="保留")):
        with full_store.unit_of_work() as unit:
            piece = unit.manuscripts.get(PIECES[0].id)
            spoilt = (*piece.problems[:2], replace(third, ruling=ruling), *piece.problems[3:])
            with pytest.raises(RecordRewritten):
                unit.manuscripts.save(replace(piece, problems=spoilt))


def at_the_step_before(url: str) -> None:
    """An office of the time before, with one text version and a review of it."""
    engine = create_store_engine(url)
    config = Config()
    folder = Path(editorial.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    digest = a.sha256_of(a.DOCUMENT)
    day = "2026-01-01 00:00:00+00:00"
    rows: dict[str, dict[str, object]] = {
        "people": {"id": "p", "login": "p", "name": "甲", "active": True},
        "periodical_issues": {"id": "i", "periodical": "刊", "label": "期", "opened_at": day},
        "magazine_columns": {"id": "c", "name": "栏"},
        "blobs": {"sha256": digest, "data": a.DOCUMENT},
        "manuscripts": {
            "id": "m", "number": "1", "title": "题", "author": "人", "issue_id": "i",
            "column_id": "c", "editor": "p", "stage": "first_review", "stage_since": day,
            "registered_by": "p", "registered_at": day, "revision": 1,
        },
        "text_versions": {
            "manuscript_id": "m", "number": 1, "origin": "received", "file_sha256": digest,
            "text_sha256": digest, "document_sha256": digest, "name": "n", "characters": 1,
            "added_by": "p", "added_at": day, "not_read": "[]",
        },
        "reviews": {
            "manuscript_id": "m", "number": 1, "stage": "first_review", "signed_by": "p",
            "signed_at": day, "decision": "recommend", "opinion": "", "version": 1, "record": "",
            "revision_notes": "", "assessment": "", "read_in_full": True, "read_closely": False,
            "checklist": "[]",
        },
    }  # fmt: skip
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        for table, values in rows.items():
            names = ", ".join(values)
            marks = ", ".join(f":{name}" for name in values)
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            connection.execute(text(statement), values)
    engine.dispose()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_office_of_the_time_before_keeps_its_texts_and_what_guards_them(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        url = sqlite_url(tmp_path / "old.db")
    else:
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        url = server.empty_url()
    at_the_step_before(url)
    store = open_store(url)
    with store.unit_of_work() as unit:
        piece = unit.manuscripts.by_number("1")
        assert piece.reviews[0].grade is None
        final = replace(piece.versions[0], number=2, origin=VersionOrigin.FINAL)
        unit.manuscripts.save(replace(piece, versions=(*piece.versions, final)))
        unit.commit()
    for statement in ("UPDATE text_versions SET name = 'x'", "DELETE FROM text_versions"):
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)
    store.close()
