"""The patterns of deadlines (排期模板), read from their data files."""

from __future__ import annotations

import tomllib
from functools import cache

from editorial.data_files import data_folder
from editorial.domain.schedule import Milestone, ScheduleTemplate, TemplateStep


@cache
def schedule_templates() -> dict[str, ScheduleTemplate]:
    """Every template that ships with the program, by id.

    Raises:
        FileNotFoundError: when the installation lacks the data.
        ValueError: when a file is damaged.
    """
    folder = data_folder("dictionaries") / "schedule"
    files = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    found = [
        _template(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8")))
        for file in files
        if file.name.endswith(".toml")
    ]
    return {template.id: template for template in found}


def _template(name: str, table: dict[str, object]) -> ScheduleTemplate:
    match table:
        case {"title": str(title), "source": str(source), "step": list(steps)}:
            return ScheduleTemplate(name, title, source, tuple(map(_step, steps)))
        case _:
            raise ValueError(f"template {name}: title, source or steps are missing")


def _step(step: dict[str, object]) -> TemplateStep:
    match step:
        case {"milestone": str(milestone), "days_before": int(days), "basis": str(basis)}:
            return TemplateStep(Milestone(milestone), days, basis)
        case _:
            raise ValueError(f"not a step of a template: {step}")
