"""The manifest of a sample: what its files are and what is to be expected of them."""

from __future__ import annotations

import json
from typing import Any

from sample_builder.route import Route
from sample_builder.source_text import body_characters
from sample_builder.story import Story

Table = dict[str, Any]
_HEADER = "# 由 build_samples.py 生成，请改 manuscripts/source 里的同名文件后重新生成。\n"
_COPIED = ("title", "author", "column", "case", "about", "first_page")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def toml_text(table: Table, path: str = "") -> str:
    """Write nested tables and arrays of tables as TOML; plain values come first."""
    lines: list[str] = []
    nested: list[str] = []
    for key, value in table.items():
        name = f"{path}{key}"
        if isinstance(value, dict) and key not in {"kinds", "after_excused"}:
            nested.append(f"\n[{name}]\n" + toml_text(value, f"{name}."))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            nested += [f"\n[[{name}]]\n" + toml_text(item, f"{name}.") for item in value]
        else:
            lines.append(f"{key} = {_value(value)}\n")
    return "".join(lines + nested)


def _file_rows(story: Story) -> list[Table]:
    versions = story.versions()
    rows: list[Table] = []
    # The source tells the versions from the latest back; an office receives them forwards.
    for entry in reversed(story.told["version"]):
        characters = len(body_characters(versions[entry["role"]]))
        rows.append({**_without(entry, "change"), "characters": characters})
    for entry in story.told.get("galley", []):
        characters = len(body_characters(story.galley(entry["role"])))
        rows.append({**entry, "characters": characters})
    return rows


def _without(table: Table, key: str) -> Table:
    return {name: value for name, value in table.items() if name != key}


def manifest(story: Story) -> str:
    """Write the manifest of a story."""
    told = story.told
    route = Route(story)
    expected: Table = {
        "final_stage": route.stage.value,
        "characters": len(body_characters(story.source)),
    }
    if route.rounds:
        expected["rounds"] = route.rounds
    table: Table = {
        "schema": "editorial.sample/1",
        "slug": story.slug,
        **{key: told[key] for key in _COPIED if key in told},
        "close_reading": told.get("close_reading", False),
        "final_sample": told.get("final_sample", False),
        "people": told["people"],
        "files": _file_rows(story),
        "route": route.steps,
        "expected": expected,
    }
    if excused := [slip for slip in told.get("slip", []) if "disposition" in slip]:
        table["excused"] = excused
    if doubtful := told.get("doubtful"):
        table["doubtful"] = doubtful
    return _HEADER + toml_text(table)
