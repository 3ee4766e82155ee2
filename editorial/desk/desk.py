"""The desk (编辑台): what every use case needs, opened once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from editorial.desk.checklists import FOLDER, Checklists, office_checklists
from editorial.desk.settings import Settings, SettingsRefused, office_rules
from editorial.domain.office_rules import OfficeRules
from editorial.domain.ports import UnitOfWork
from editorial.store.opening import Store, open_store


def utc_now() -> datetime:
    """The present moment, aware, to the microsecond."""
    return datetime.now(UTC)


def random_id() -> str:
    """A new identifier that no other machine makes too."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Desk:
    """An open office: its store, its rules, its clock."""

    home: Path
    store: Store
    rules: OfficeRules
    now: Callable[[], datetime] = utc_now
    new_id: Callable[[], str] = random_id

    @cached_property
    def checklists(self) -> Checklists:
        """The points of reviews, proofs and release, with what the office has changed of them."""
        return office_checklists(self.home)

    def reading(self) -> UnitOfWork:
        """A unit of work that only reads and never waits for writers."""
        return self.store.unit_of_work(readonly=True)

    def writing(self) -> UnitOfWork:
        """A unit of work that writes; others wait for it, so it must be short."""
        return self.store.unit_of_work()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def open_desk(
    home: Path | None = None,
    *,
    database_url: str | None = None,
    now: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = random_id,
) -> Desk:
    """Open the office's desk, making or upgrading its database when needed.

    Args:
        home: Folder of the office's data; by default what the environment says.
        database_url: The database; by default what the environment says, else SQLite in ``home``.
        now: The clock, aware UTC.
        new_id: Maker of identifiers.

    Raises:
        SettingsRefused: when the folder cannot be used or the settings are wrong.
    """
    settings = Settings()
    if home is not None:
        settings = settings.model_copy(update={"home": home})
    if database_url is not None:
        settings = settings.model_copy(update={"database_url": database_url})
    prepared_home(settings)
    if settings.home.joinpath(*FOLDER).is_dir():
        office_checklists(settings.home)  # what is wrong with them is said before anything is open
    return Desk(settings.home, open_store(settings.url), office_rules(settings.home), now, new_id)


def prepared_home(settings: Settings) -> Path:
    """The data folder, made when it is missing.

    Raises:
        SettingsRefused: when it cannot be used.
    """
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsRefused(
            f"数据文件夹 {settings.home} 无法使用（{error.strerror}），请检查 EDITORIAL_HOME"
        ) from error
    return settings.home


def existing_desk() -> Desk:
    """Open the desk of the environment, provided that an office has been set up there.

    Raises:
        SettingsRefused: when there is no office yet.
    """
    settings = Settings()
    database = settings.home / "editorial.db"
    if not settings.database_url and not database.is_file():
        raise SettingsRefused(
            f"{settings.home} 里还没有编辑部数据；请先运行 editorial，或用 "
            "EDITORIAL_HOME 指明文件夹"
        )
    return open_desk()
