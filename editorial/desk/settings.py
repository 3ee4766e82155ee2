"""Settings of the installation: where the office's data lie, and the office's own rules.

``EDITORIAL_HOME`` and ``EDITORIAL_DATABASE_URL`` come from the environment; the rules from
``settings.toml`` in that folder, when the office has written one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from editorial.domain.error_rate import RateLimit
from editorial.domain.office_rules import OfficeRules


class SettingsRefused(Exception):
    """The settings cannot be used; the message says which and why."""


def _default_home() -> Path:
    return user_data_path("editorial-desk", appauthor=False)


class Settings(BaseSettings):
    """Where this installation keeps its data."""

    model_config = SettingsConfigDict(env_prefix="EDITORIAL_", extra="ignore")

    home: Path = Field(default_factory=_default_home)
    """Folder of database and settings (``EDITORIAL_HOME``)."""
    database_url: str = ""
    """SQLAlchemy URL (``EDITORIAL_DATABASE_URL``); empty means SQLite in the home folder."""

    @property
    def url(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite:///{(self.home / 'editorial.db').absolute()}"


class _RulesFile(BaseModel):
    """The ``[rules]`` table of settings.toml."""

    model_config = ConfigDict(extra="forbid")

    gate_scheme: str | None = None
    schemes: tuple[str, ...] | None = None
    extra_proof_above_per_ten_thousand: Annotated[int, Field(ge=0)] | None = None
    mutual_proof_across_columns: bool | None = None
    first_review_in_own_column: bool | None = None


def office_rules(home: Path) -> OfficeRules:
    """The office's rules: the defaults, with what ``settings.toml`` says in their place.

    ``extra_proof_above_per_ten_thousand = 0`` switches that rule off.

    Raises:
        SettingsRefused: when the file is not TOML or names something unknown.
    """
    path = home / "settings.toml"
    if not path.is_file():
        return OfficeRules()
    try:
        given = _RulesFile.model_validate(tomllib.loads(path.read_text("utf-8")).get("rules", {}))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        first = str(error).splitlines()
        raise SettingsRefused(f"设置文件 {path} 无法使用：{' '.join(first[:3])}") from error
    values: dict[str, Any] = given.model_dump(exclude_none=True)
    per_ten_thousand = values.pop("extra_proof_above_per_ten_thousand", None)
    if per_ten_thousand is not None:
        limit = RateLimit(per_ten_thousand, 10_000) if per_ten_thousand else None
        values["extra_proof_above"] = limit
    return OfficeRules(**values)
