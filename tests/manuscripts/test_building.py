"""The files of the sample issue are what its sources give: nobody has changed them by hand."""

from __future__ import annotations

import importlib
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MANUSCRIPTS = Path(__file__).parents[2] / "manuscripts"
SLUGS = sorted(path.stem for path in (MANUSCRIPTS / "source").glob("*.toml"))

pytest.importorskip("fpdf")
pytest.importorskip("pylopdf_fonts_zh_cn")


@pytest.fixture(scope="module")
def builder() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(MANUSCRIPTS))
        modules = {
            name: importlib.import_module(f"sample_builder.{name}")
            for name in ("galley_pdf", "manifest", "plain_file", "story")
        }
    yield type("Builder", (), modules)
    for name in [name for name in sys.modules if name.split(".")[0] == "sample_builder"]:
        del sys.modules[name]


def story(builder: Any, slug: str) -> Any:
    return builder.story.Story.load(MANUSCRIPTS / "source", slug)


def parts(data: bytes) -> dict[str, bytes]:
    """The entries of a Word file; how they are packed depends on the machine's zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("slug", SLUGS)
def test_word_and_text_files_are_what_the_source_gives(builder: Any, slug: str) -> None:
    furniture = builder.galley_pdf.PageFurniture("", "", "", 1)
    made = story(builder, slug).files(furniture, (".docx", ".txt"))
    for name, data in made.items():
        shipped = (MANUSCRIPTS / "sample-issue" / slug / name).read_bytes()
        if name.endswith(".docx"):
            assert parts(data) == parts(shipped), name
        else:
            assert data == shipped, name


@pytest.mark.parametrize("slug", SLUGS)
def test_the_manifest_is_what_the_source_gives(builder: Any, slug: str) -> None:
    shipped = (MANUSCRIPTS / "sample-issue" / slug / "manifest.toml").read_text(encoding="utf-8")
    assert builder.manifest.manifest(story(builder, slug)) == shipped


def test_a_slip_whose_place_is_not_to_be_found_stops_the_build(builder: Any) -> None:
    told = {"slip": [{"in": ["galley_1"], "kind": "wrong", "find": "没有的字", "put": "字"}]}
    lost = builder.story.Story("lost", "# 题目\n正文。", told)
    with pytest.raises(ValueError, match="stands 0 times"):
        lost.galley("galley_1")


def test_slips_that_do_not_add_up_to_the_distance_stop_the_build(builder: Any) -> None:
    slips = [
        {"in": ["g"], "kind": "wrong", "find": "甲乙丙", "put": "丁戊己"},
        {"in": ["g"], "kind": "wrong", "find": "丁戊己", "put": "甲乙丙"},
    ]
    told = {"slip": slips}
    with pytest.raises(ValueError, match="slips give 6, the texts 0"):
        builder.story.Story("double", "# 题目\n甲乙丙。", told).figures("g")


def test_plain_text_refuses_what_it_cannot_hold(builder: Any) -> None:
    with pytest.raises(ValueError, match="table"):
        builder.plain_file.plain_file("# 题目\n| 甲 | 乙 |", "utf-8")
