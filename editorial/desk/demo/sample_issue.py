"""The sample issue as data: people, columns, manuscripts and the route of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from editorial.data_files import data_folder

Table = dict[str, Any]


@dataclass(frozen=True)
class SampleManuscript:
    """One sample: its files, its route step by step, and how it must end."""

    slug: str
    title: str
    author: str
    column: str
    route: tuple[Table, ...]
    excused: tuple[Table, ...]
    """Differences that are approved changes, with the reason."""
    final_stage: str
    close_reading: bool
    folder: Traversable

    def file(self, name: str) -> Traversable:
        """One of the sample's files."""
        return self.folder / name


@dataclass(frozen=True)
class SampleIssue:
    """The whole sample issue."""

    periodical: str
    label: str
    people: tuple[Table, ...]
    columns: tuple[str, ...]
    manuscripts: tuple[SampleManuscript, ...]


def read_sample_issue() -> SampleIssue:
    """Read the sample issue that ships with the program."""
    folder = data_folder("manuscripts") / "sample-issue"
    issue = tomllib.loads((folder / "issue.toml").read_text("utf-8"))
    return SampleIssue(
        periodical=issue["title"],
        label=issue["number"],
        people=tuple(issue["people"]),
        columns=tuple(column["name"] for column in issue["columns"]),
        manuscripts=tuple(_manuscript(folder / slug) for slug in issue["manuscripts"]),
    )


def _manuscript(folder: Traversable) -> SampleManuscript:
    told = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    return SampleManuscript(
        slug=told["slug"],
        title=told["title"],
        author=told["author"],
        column=told["column"],
        route=tuple(told["route"]),
        excused=tuple(told.get("excused", ())),
        final_stage=told["expected"]["final_stage"],
        close_reading=told.get("close_reading", False),
        folder=folder,
    )
