"""Settings of the installation: where the office's data lie, and the office's own rules.

``EDITORIAL_HOME`` and ``EDITORIAL_DATABASE_URL`` come from the environment; the rules from
``settings.toml`` in that folder, when the office has written one.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from editorial.desk.rules_file import RulesFile, choices_of
from editorial.desk.schedule_templates import schedule_templates
from editorial.domain.office_rules import OfficeRules
from editorial.scoring.scheme_files import SchemeNotFound, load_scheme


class SettingsRefused(Exception):
    """The settings cannot be used; the message says which and why."""


def _default_home() -> Path:
    return user_data_path("editorial-desk", appauthor=False)


class Settings(BaseSettings):
    """Where this installation keeps its data."""

    model_config = SettingsConfigDict(
        env_prefix="EDITORIAL_", env_ignore_empty=True, extra="ignore"
    )

    home: Path = Field(default_factory=_default_home)
    """Folder of database and settings (``EDITORIAL_HOME``)."""
    database_url: str = ""
    """SQLAlchemy URL (``EDITORIAL_DATABASE_URL``); empty means SQLite in the home folder."""

    @property
    def url(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite:///{(self.home / 'editorial.db').absolute()}"


class _SettingsFile(BaseModel):
    """The whole of settings.toml."""

    model_config = ConfigDict(extra="forbid")

    rules: RulesFile = RulesFile()


def office_rules(home: Path) -> OfficeRules:
    """The office's rules: the defaults, with what ``settings.toml`` says in their place.

    Raises:
        SettingsRefused: when the file cannot be read or names something unknown.
    """
    path = home / "settings.toml"
    if not path.is_file():
        return OfficeRules()
    rules = _given(path).office_rules()
    try:
        for scheme in (rules.gate_scheme, rules.sample_scheme, *rules.schemes):
            load_scheme(scheme)
    except SchemeNotFound as error:
        raise SettingsRefused(f"设置文件 {path} 不能用：{error}") from error
    if rules.schedule_template not in schedule_templates():
        raise SettingsRefused(
            f"设置文件 {path} 不能用：没有排期模板“{rules.schedule_template}”，"
            f"可写 {'、'.join(schedule_templates())}"
        )
    return rules


def _given(path: Path) -> RulesFile:
    """What the file says; SettingsRefused tells the first thing that is wrong with it."""
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
        return _SettingsFile.model_validate(tables).rules
    except OSError as error:
        raise SettingsRefused(
            f"设置文件 {path} 读不出来（{error.strerror}），请检查文件权限"
        ) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第 {line.group(1)} 行" if line else "末尾"
        raise SettingsRefused(f"设置文件 {path} {place}写法不对，请按 TOML 格式改正") from error
    except UnicodeDecodeError as error:
        raise SettingsRefused(f"设置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8") from error
    except ValidationError as error:
        raise SettingsRefused(f"设置文件 {path} 不能用：{_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    name = ".".join(map(str, fault["loc"]))
    if fault["type"] == "extra_forbidden":
        return f"没有“{name}”这一项；[rules] 下可写 {'、'.join(RulesFile.model_fields)}"
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    possible = choices_of(str(fault["loc"][-1]))
    allowed = f"，可写 {'、'.join(possible)}" if possible else "，请对照说明改正"
    return f"“{name}”的值 {fault['input']!r} 不对{allowed}"
