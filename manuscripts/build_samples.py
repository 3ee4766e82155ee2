"""Make the files of the sample issue from ``source``: ``python manuscripts/build_samples.py``.

Needs the development dependencies (fpdf2 and its Chinese fonts). The same sources give the same
bytes. Names of manuscripts after the command build these alone.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from sample_builder.galley_pdf import PageFurniture
from sample_builder.manifest import manifest
from sample_builder.story import Story

_HERE = Path(__file__).resolve().parent


def build(slugs: list[str]) -> None:
    """Build the manuscripts of these names, or all that the issue lists."""
    issue_folder = _HERE / "sample-issue"
    issue = tomllib.loads((issue_folder / "issue.toml").read_text(encoding="utf-8"))
    for slug in slugs or issue["manuscripts"]:
        story = Story.load(_HERE / "source", slug)
        furniture = PageFurniture(
            issue["title"],
            issue["number"],
            story.told["column"],
            story.told.get("first_page", 1),
            story.told.get("running_head", ""),
        )
        folder = issue_folder / slug
        folder.mkdir(exist_ok=True)
        made = story.files(furniture)
        for stale in set(folder.iterdir()) - {folder / name for name in made}:
            stale.unlink()
        for name, content in made.items():
            (folder / name).write_bytes(content)
        (folder / "manifest.toml").write_text(manifest(story), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build(sys.argv[1:])
