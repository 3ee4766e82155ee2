"""Finding the pairs of a batch (成对): in a folder by their names, or by a manifest."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

_SIDES: Final = {
    "manuscript": "manuscript",
    "原稿": "manuscript",
    "galley": "galley",
    "清样": "galley",
}
_NAMED: Final = re.compile(rf"(?P<name>.+)\.(?P<side>{'|'.join(_SIDES)})\.[^.]+", re.IGNORECASE)
_COLUMNS: Final = ("name", "manuscript", "galley")
_COLUMN_NAMES: Final = {
    "name": "name",
    "篇名": "name",
    "名称": "name",
    "manuscript": "manuscript",
    "原稿": "manuscript",
    "galley": "galley",
    "清样": "galley",
    "校样": "galley",
}


class BatchRefused(Exception):
    """The batch can't be done; the message is one Chinese line with what to do next."""


@dataclass(frozen=True, slots=True)
class BatchPair:
    """One manuscript and its galley."""

    name: str
    manuscript: Path | None
    galley: Path | None
    error: str = ""
    """Why the pair can't be compared, known before reading; empty otherwise."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch will compare."""

    pairs: tuple[BatchPair, ...]
    unpaired: tuple[str, ...] = ()
    """One Chinese sentence for each file that has no partner."""


def plan_batch(source: Path) -> BatchPlan:
    """Find the pairs of a folder or a manifest.

    In a folder ``NAME.manuscript.EXT`` goes with ``NAME.galley.EXT`` (``原稿``, ``清样`` likewise),
    whatever the two extensions; files of other names are no part of it. A manifest is a CSV table
    with the columns ``name,manuscript,galley``, its paths relative to its own folder.

    Raises:
        BatchRefused: when there is no such folder or manifest, or no pair in it.
    """
    if source.is_dir():
        plan = _folder_plan(source)
        if not plan.pairs:
            found = "".join(plan.unpaired[:3])
            raise BatchRefused(
                f"文件夹《{source.name or source}》里没有成对的文件。{found}"
                "请把原稿和清样命名为“篇名.原稿.docx”“篇名.清样.docx”"
                "（或 篇名.manuscript.docx、篇名.galley.docx）。"
            )
        return plan
    if not source.exists():
        raise BatchRefused(f"找不到《{source}》。请核对文件夹或清单的位置。")
    if source.suffix.lower() != ".csv":
        raise BatchRefused(f"《{source.name}》不是文件夹，也不是 CSV 清单。请指定其中一种。")
    return _manifest_plan(source)


def _folder_plan(folder: Path) -> BatchPlan:
    sides: dict[str, dict[str, list[Path]]] = {}
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        raise BatchRefused(
            f"文件夹《{folder}》打不开（{problem.strerror}）。请检查权限。"
        ) from problem
    for path in entries:
        found = _NAMED.fullmatch(unicodedata.normalize("NFC", path.name))
        if found is None or path.name.startswith((".", "~$")) or not path.is_file():
            continue
        side = _SIDES[found["side"].lower()]
        sides.setdefault(found["name"], {}).setdefault(side, []).append(path)
    pairs: list[BatchPair] = []
    unpaired: list[str] = []
    for name, files in sides.items():
        ours, theirs = files.get("manuscript", []), files.get("galley", [])
        if not theirs:
            unpaired += [f"《{path.name}》没有对应的清样，未比对。" for path in ours]
        elif not ours:
            unpaired += [f"《{path.name}》没有对应的原稿，未比对。" for path in theirs]
        else:
            pairs.append(BatchPair(name, ours[0], theirs[0], _too_many(ours, theirs)))
    return BatchPlan(tuple(pairs), tuple(unpaired))


def _too_many(ours: list[Path], theirs: list[Path]) -> str:
    for title, paths in (("原稿", ours), ("清样", theirs)):
        if len(paths) > 1:
            names = "、".join(path.name for path in paths)
            return f"有 {len(paths)} 份{title}（{names}），不知该用哪一份。请只留一份。"
    return ""


def _manifest_plan(manifest: Path) -> BatchPlan:
    rows = list(csv.reader(StringIO(_manifest_text(manifest), newline="")))
    head = [_COLUMN_NAMES.get(cell.strip().lower(), "") for cell in rows[0]] if rows else []
    missing = [column for column in _COLUMNS if column not in head]
    if missing:
        raise BatchRefused(
            f"清单《{manifest.name}》缺少列 {'、'.join(missing)}。"
            "第一行应为 name,manuscript,galley。"
        )
    pairs = tuple(
        _manifest_pair(
            dict(zip(head, (cell.strip() for cell in row), strict=False)), line, manifest
        )
        for line, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    )
    if not pairs:
        raise BatchRefused(f"清单《{manifest.name}》里没有一对文件。请在第一行下面每行写一对。")
    return BatchPlan(pairs)


def _manifest_pair(row: dict[str, str], line: int, manifest: Path) -> BatchPair:
    ours, theirs = row.get("manuscript", ""), row.get("galley", "")
    name = row.get("name") or Path(ours or theirs).stem or f"第 {line} 行"
    lacks = [t for t, value in (("原稿", ours), ("清样", theirs)) if not value]
    error = f"清单第 {line} 行没有写{'和'.join(lacks)}。请补上文件位置。" if lacks else ""
    if "\0" in ours + theirs:
        error = f"清单第 {line} 行的文件位置有乱码。请重新填写。"
    folder = manifest.parent
    return BatchPair(
        name,
        folder / ours if ours and not error else None,
        folder / theirs if theirs and not error else None,
        error,
    )


def _manifest_text(manifest: Path) -> str:
    """The manifest's text; spreadsheet programs in China write GB 18030 where they can."""
    try:
        data = manifest.read_bytes()
    except OSError as problem:
        raise BatchRefused(
            f"清单《{manifest.name}》打不开（{problem.strerror}）。请检查权限。"
        ) from problem
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    raise BatchRefused(f"清单《{manifest.name}》的编码认不出来。请另存为 UTF-8 编码的 CSV。")
