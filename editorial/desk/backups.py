"""Backing up and restoring the office's data (备份与恢复)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editorial.desk.desk import prepared_home
from editorial.desk.settings import Settings
from editorial.store.backup import Restored, Verified, backup, restore

__all__ = ["BackedUp", "Restored", "back_up", "data_to_replace", "restore_backup"]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds, and what stays outside of it."""

    file: Path
    verified: Verified
    not_in_it: tuple[Path, ...]
    """The office's own files in the data folder; people copy them themselves."""


def back_up(target: Path) -> BackedUp:
    """Copy the office's database, in use or not, to a new file, verified before it gets its name.

    Raises:
        StoreRefused: when there is no database, the file exists already, it cannot be written, or
            what was copied is damaged; for PostgreSQL, with what to use instead.
    """
    settings = Settings()
    verified = backup(settings.url, target)
    own = (settings.home / name for name in ("settings.toml", "dictionaries"))
    return BackedUp(target.absolute(), verified, tuple(path for path in own if path.exists()))


def data_to_replace() -> Path | None:
    """The database that a restoring would replace; None when there is none."""
    settings = Settings()
    file = settings.home / "editorial.db"
    return file.absolute() if not settings.database_url and file.is_file() else None


def restore_backup(source: Path) -> Restored:
    """Put a backup in the place of the office's database, which is kept beside it.

    Raises:
        SettingsRefused: when the data folder cannot be used.
        StoreRefused: when the backup is damaged or none of ours, or the database is in use; for
            PostgreSQL, with what to use instead.
    """
    settings = Settings()
    prepared_home(settings)
    return restore(source, settings.url)
