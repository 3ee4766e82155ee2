"""Checklists (清单) of reviews, proofs and release, and the imprint's: what ships, what is added.

An office's own lie in its data folder, ``dictionaries/checklists``, under the names of the files
that ship: a point with the same key takes the shipped one's place, a new one comes behind the
others, ``off = true`` takes one out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from editorial.data_files import data_folder
from editorial.desk.settings import SettingsRefused
from editorial.domain.office_rules import OfficeRules
from editorial.domain.publication import PublicationType
from editorial.domain.reviews import ChecklistItem, PointLevel
from editorial.domain.stage_checklists import PROOF_STAGES, ChecklistUse
from editorial.domain.stages import REVIEW_STAGES, Stage

FOLDER: Final = ("dictionaries", "checklists")
"""Where an office's own checklists lie in its data folder."""
_OFF: Final = "off"
_ONLY_FIELDS: Final = frozenset(each.name for each in fields(ChecklistItem)) | {_OFF}

Lists = dict[str, tuple[ChecklistItem, ...]]
"""Points by the name of their table."""


class ChecklistRefused(SettingsRefused):
    """An office's checklist can't be used; the message says which, why and what to do next."""


@dataclass(frozen=True)
class Checklists:
    """Every list of points that an office works with."""

    stages: Mapping[Stage, tuple[ChecklistItem, ...]]
    """The points of each stage that has some, in the order in which they are asked."""
    imprints: Mapping[PublicationType, tuple[ChecklistItem, ...]]
    """What is checked in the imprint before printing (付印), by sort of publication."""

    def of(self, stage: Stage) -> tuple[ChecklistItem, ...]:
        """The points of that stage; none where nothing is looked at point by point."""
        return self.stages.get(stage, ())

    def asked(self, stage: Stage, rules: OfficeRules) -> tuple[ChecklistItem, ...]:
        """The points of that stage as the office's settings ask them; none when switched off."""
        return () if rules.checklist_use(stage) is ChecklistUse.OFF else self.of(stage)

    def imprint(self, sort: PublicationType) -> tuple[ChecklistItem, ...]:
        """The imprint's points for that sort of publication."""
        return self.imprints[sort]


_FILES: Final[Mapping[str, Sequence[Stage] | Sequence[PublicationType]]] = {
    "reviews.toml": REVIEW_STAGES,
    "proofs.toml": PROOF_STAGES,
    "imprint.toml": tuple(PublicationType),
}
"""The files, and the tables that each may have."""


@cache
def shipped_checklists() -> Checklists:
    """The checklists that ship with the program."""
    folder = data_folder(FOLDER[0]) / FOLDER[1]
    return _made({name: _shipped(folder / name) for name in _FILES})


def office_checklists(home: Path) -> Checklists:
    """The checklists that ship, with what the office has changed in its data folder.

    Args:
        home: The office's data folder; it need not exist.

    Raises:
        ChecklistRefused: when a file of the office's can't be read or used.
    """
    folder = home.joinpath(*FOLDER)
    if not folder.is_dir():
        return shipped_checklists()
    for file in sorted(folder.glob("*.toml")):
        if file.name not in _FILES:
            raise ChecklistRefused(
                f"清单文件夹里的 {file} 不认识，文件名只能是 {'、'.join(_FILES)}"
            )
    shipped = shipped_checklists()
    named: dict[str, Lists] = {
        name: {
            key.value: shipped.of(key) if isinstance(key, Stage) else shipped.imprint(key)
            for key in tables
        }
        for name, tables in _FILES.items()
    }
    return _made({name: _changed(folder / name, lists) for name, lists in named.items()})


def own_checklists(home: Path) -> int:
    """How many files of checklists the office has of its own."""
    return len(list(home.joinpath(*FOLDER).glob("*.toml")))


def checklists() -> Mapping[Stage, tuple[ChecklistItem, ...]]:
    """The points that ship, by stage, in the order in which they are asked."""
    return shipped_checklists().stages


def checklist_for(stage: Stage) -> tuple[ChecklistItem, ...]:
    """The points that ship for that stage; none where nothing is looked at point by point."""
    return shipped_checklists().of(stage)


def imprints() -> Mapping[PublicationType, tuple[ChecklistItem, ...]]:
    """What ships for the imprint (版本记录), by sort of publication."""
    return shipped_checklists().imprints


def imprint_for(sort: PublicationType) -> tuple[ChecklistItem, ...]:
    """The imprint's points that ship for that sort, in the order in which they are asked."""
    return shipped_checklists().imprint(sort)


def _made(found: Mapping[str, Lists]) -> Checklists:
    stages = {**found["reviews.toml"], **found["proofs.toml"]}
    return Checklists(
        {stage: stages[stage.value] for stage in (*REVIEW_STAGES, *PROOF_STAGES)},
        {sort: found["imprint.toml"][sort.value] for sort in PublicationType},
    )


def _shipped(file: Path) -> Lists:
    tables = tomllib.loads(file.read_text("utf-8"))
    return {name: tuple(_item(entry) for entry in items) for name, items in tables.items()}


def _changed(file: Path, shipped: Lists) -> Lists:
    """The shipped lists of a file with what the office's says."""
    if not file.is_file():
        return shipped
    tables = _tables(file)
    unknown = sorted(set(tables) - set(shipped))
    if unknown:
        raise ChecklistRefused(
            f"清单 {file} 里没有“{'、'.join(unknown)}”这一种，可写 {'、'.join(shipped)}"
        )
    return {
        name: _merged(file, name, items, tables.get(name, [])) for name, items in shipped.items()
    }


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise ChecklistRefused(
            f"清单 {file} 读不出来（{error.strerror}），请检查文件权限"
        ) from error
    except UnicodeDecodeError as error:
        raise ChecklistRefused(f"清单 {file} 不是 UTF-8 编码，请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ChecklistRefused(f"清单 {file} 写法不对（{error}），请按 TOML 格式改正") from error


def _merged(
    file: Path, name: str, shipped: tuple[ChecklistItem, ...], entries: Any
) -> tuple[ChecklistItem, ...]:
    if not isinstance(entries, list):
        raise ChecklistRefused(f"清单 {file} 的 {name} 应写成 [[{name}]]，每项一段")
    merged = {item.key: item for item in shipped}
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        where = f"清单 {file} 的 [[{name}]] 第 {number} 项"
        key = _key_of(entry, where)
        if key in seen:
            raise ChecklistRefused(f"{where}的 key “{key}”前面已经用过，请换一个")
        seen.add(key)
        if entry.get(_OFF) is True:
            if merged.pop(key, None) is None:
                raise ChecklistRefused(f"{where}要停用的“{key}”不在清单里，请核对 key")
            continue
        merged[key] = _own_item(entry, merged.get(key), where)
    return tuple(merged.values())


def _key_of(entry: Any, where: str) -> str:
    key = entry.get("key") if isinstance(entry, dict) else None
    if not isinstance(key, str) or not key.isidentifier():
        raise ChecklistRefused(f'{where}须有 key，只用字母、数字和下划线，如 key = "paper"')
    unknown = sorted(set(entry) - _ONLY_FIELDS)
    if unknown:
        raise ChecklistRefused(
            f"{where}（{key}）里的 {'、'.join(unknown)} 不认识，"
            "可写 key、text、clause、level、may_not_apply、off"
        )
    return key


def _own_item(entry: dict[str, Any], before: ChecklistItem | None, where: str) -> ChecklistItem:
    """A point of the office's own; what it leaves out stays as it ships."""
    text = entry.get("text", before.text if before else "")
    clause = entry.get("clause", before.clause if before else "本单位自定")
    level = entry.get("level", (before.level if before else PointLevel.OFFICE).value)
    skips = entry.get("may_not_apply", before.may_not_apply if before else False)
    if not isinstance(text, str) or not text.strip():
        raise ChecklistRefused(f"{where}（{entry['key']}）没有写 text（这一项问什么），请补上")
    if level not in set(PointLevel):
        raise ChecklistRefused(
            f"{where}（{entry['key']}）的 level “{level}”不对，可写 {'、'.join(PointLevel)}"
        )
    if not isinstance(skips, bool) or not isinstance(clause, str):
        raise ChecklistRefused(
            f"{where}（{entry['key']}）的 may_not_apply 应写 true 或 false，clause 应是文字"
        )
    return ChecklistItem(entry["key"], text.strip(), clause, skips, PointLevel(level))


def _item(entry: dict[str, Any]) -> ChecklistItem:
    values = dict(entry)
    level = PointLevel(values.pop("level", PointLevel.RULE))
    return ChecklistItem(**values, level=level)
