"""The dictionary packs that ship with the program, read from its data folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable

from editorial.checking.dictionary_entry import DictionaryEntry, parse_pack
from editorial.data_files import data_folder


@dataclass(frozen=True, slots=True)
class DictionarySource:
    """Where entries come from, as ``SOURCES.toml`` tells it."""

    id: str
    title: str
    date: str
    kind: str
    taken: str
    status: str
    """``verified`` when read in the source, ``recalled`` when still to be compared with it."""

    @property
    def cited(self) -> str:
        """The title as shown with a finding; recalled ones say that they await checking."""
        return self.title if self.status == "verified" else f"{self.title}（待核）"


@lru_cache(maxsize=1)
def shipped_sources() -> dict[str, DictionarySource]:
    """All sources by id."""
    table = tomllib.loads((data_folder("dictionaries") / "SOURCES.toml").read_text("utf-8"))
    return {row["id"]: DictionarySource(**row) for row in table["source"]}


def shipped_pack_files() -> tuple[tuple[str, Traversable], ...]:
    """Id (``kind/name``) and file of every pack that ships, by id."""
    return tuple(
        sorted(
            (f"{folder.name}/{file.name.removesuffix('.tsv')}", file)
            for folder in data_folder("dictionaries").iterdir()
            if folder.is_dir()
            for file in folder.iterdir()
            if file.name.endswith(".tsv")
        )
    )


@lru_cache(maxsize=1)
def shipped_entries() -> tuple[DictionaryEntry, ...]:
    """The entries of all packs that ship, pack after pack.

    Raises:
        FileNotFoundError: when the installation lacks the dictionaries.
        DictionaryPackRefused: when a pack was damaged.
    """
    titles = {source.id: source.cited for source in shipped_sources().values()}
    return tuple(
        entry
        for pack, file in shipped_pack_files()
        for entry in parse_pack(
            file.read_text("utf-8").splitlines(), pack=pack, source_titles=titles
        )
    )
