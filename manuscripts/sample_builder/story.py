"""One manuscript's story: its versions, its galleys and the figures that they must give."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from sample_builder.galley_pdf import PageFurniture, galley_pdf
from sample_builder.plain_file import plain_file
from sample_builder.source_text import accepted, body_characters
from sample_builder.word_file import word_file

Table = dict[str, Any]


def _changed(source: str, changes: list[Table], name: str) -> str:
    """Carry out changes, each at the one place where its ``find`` stands.

    Raises:
        ValueError: when a ``find`` stands nowhere or at several places.
    """
    for change in changes:
        if (times := source.count(change["find"])) != 1:
            raise ValueError(f"{name}: {change['find']!r} stands {times} times")
        source = source.replace(change["find"], change["put"])
    return source


def _solid(text: str) -> str:
    lines = [re.sub(r"^(# |## |@ |\^ )", "", line) for line in text.splitlines()]
    return re.sub(r"\s+", "", accepted("".join(lines)))


def _rate(edits: int, characters: int) -> Table:
    """Figures under the house scheme: each character edited is one error, the limit is 1 ‰."""
    return {
        "edits": edits,
        "house_tenths": edits * 10,
        "per_mille": f"{edits * 1000 / characters:.3f}",
        "passes": edits * 1000 <= characters,
    }


@dataclass(frozen=True, slots=True)
class Story:
    """A source text with the TOML that tells what happens to it."""

    slug: str
    source: str
    told: Table

    @classmethod
    def load(cls, folder: Path, slug: str) -> Story:
        """Read ``slug.txt`` and ``slug.toml``."""
        source = (folder / f"{slug}.txt").read_text(encoding="utf-8")
        told = tomllib.loads((folder / f"{slug}.toml").read_text(encoding="utf-8"))
        return cls(slug, source, told)

    def versions(self) -> dict[str, str]:
        """The source of each version by its role, latest first, as the TOML lists them."""
        current = self.source
        versions: dict[str, str] = {}
        for version in self.told["version"]:
            current = _changed(current, version.get("change", []), self.slug)
            versions[version["role"]] = current
        return versions

    def slips(self, galley: str) -> list[Table]:
        """The slips that the galley of that role holds."""
        return [slip for slip in self.told.get("slip", []) if galley in slip["in"]]

    def galley(self, role: str) -> str:
        """The source of a galley: the latest version with the slips of that galley."""
        return _changed(self.source, self.slips(role), f"{self.slug}/{role}")

    def figures(self, role: str) -> Table:
        """What a comparison of the frozen manuscript with that galley must give.

        Raises:
            ValueError: when the slips, one by one, do not add up to the distance of the texts.
        """
        manuscript = body_characters(self.source)
        distance = Levenshtein.distance(manuscript, body_characters(self.galley(role)))
        slips = self.slips(role)
        each = sum(Levenshtein.distance(_solid(s["find"]), _solid(s["put"])) for s in slips)
        if each != distance:
            raise ValueError(f"{self.slug}/{role}: slips give {each}, the texts {distance}")
        characters = len(manuscript)
        figures = _rate(distance, characters)
        excused = sum(
            Levenshtein.distance(_solid(s["find"]), _solid(s["put"]))
            for s in slips
            if "disposition" in s
        )
        if excused:
            figures["after_excused"] = _rate(distance - excused, characters)
        return {
            **figures,
            "kinds": dict(sorted(Counter(slip["kind"] for slip in slips).items())),
        }

    def files(
        self, furniture: PageFurniture, formats: tuple[str, ...] = (".docx", ".txt", ".pdf")
    ) -> dict[str, bytes]:
        """The files of the story by name; those of other formats are left out."""
        versions = self.versions()
        sources = [(entry, versions[entry["role"]]) for entry in self.told["version"]]
        sources += [(entry, self.galley(entry["role"])) for entry in self.told.get("galley", [])]
        return {
            entry["file"]: _written(source, entry, furniture)
            for entry, source in sources
            if entry["file"].endswith(formats)
        }


def _written(source: str, entry: Table, furniture: PageFurniture) -> bytes:
    suffix = Path(entry["file"]).suffix
    if suffix == ".docx":
        return word_file(source, entry["role"])
    if suffix == ".pdf":
        return galley_pdf(source, furniture)
    return plain_file(source, entry.get("encoding", "utf-8"))
