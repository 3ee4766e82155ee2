"""Examining the office's data: folder, settings, database, audit chain."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from editorial.desk.examination import ExaminedPoint, advised, faulty, fine
from editorial.desk.settings import Settings, SettingsRefused, office_rules
from editorial.store.examination import ExaminedStore, database_label, examine_store
from editorial.store.refusals import StoreRefused

_ENOUGH_BYTES: Final = 500_000_000
"""Free space below which the disk may be full within an issue: files may have 50 MB each."""


def examined_home(home: Path) -> ExaminedPoint:
    """Whether the data folder can be written."""
    title = "数据文件夹"
    home = home.absolute()
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    if not existing.is_dir():
        return faulty("home", title, f"{existing} 不是文件夹", "请改 EDITORIAL_HOME，指明文件夹")
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        return faulty(
            "home",
            title,
            f"{existing} 写不进去（{error.strerror}）",
            "请检查文件夹的权限，或用 EDITORIAL_HOME 另指定一个",
        )
    free = shutil.disk_usage(existing).free
    if free < _ENOUGH_BYTES:
        return faulty(
            "home", title, f"{home} 所在磁盘只剩 {free // 1_000_000} MB", "请腾出磁盘空间"
        )
    state = "可以写入" if existing == home else "还没有建立，第一次打开编辑台时建立"
    return fine("home", title, f"{home}，{state}，磁盘剩余 {free / 1_000_000_000:.1f} GB")


def examined_settings(home: Path) -> ExaminedPoint:
    """Whether ``settings.toml`` can be used."""
    try:
        rules = office_rules(home)
    except SettingsRefused as refused:
        return faulty("settings", "设置", str(refused), "改好这个文件后再运行")
    origin = (
        "settings.toml" if (home / "settings.toml").is_file() else "没有 settings.toml，用默认值"
    )
    return fine("settings", "设置", f"{origin}；把关的计错办法 {rules.gate_scheme}")


def examined_database(settings: Settings) -> Iterator[ExaminedPoint]:
    """The database, what it holds, and the audit chain."""
    try:
        label = database_label(settings.url)
    except StoreRefused as refused:
        yield faulty("database", "数据库", str(refused), "请检查 EDITORIAL_DATABASE_URL")
        return
    try:
        found = examine_store(settings.url)
    except StoreRefused as refused:
        yield faulty("database", "数据库", f"{label} {refused}")
        return
    if found is None:
        yield fine("database", "数据库", f"{label} 还没有建立，第一次打开编辑台时建立")
        return
    yield _database(label, found)
    yield from _contents(found)


def _database(label: str, found: ExaminedStore) -> ExaminedPoint:
    told = "，".join(f"{name}={value}" for name, value in found.settings)
    line = f"{label}，结构版本 {found.revision}，{told}"
    if found.needs_upgrade:
        return advised(
            "database", "数据库", line, "下次打开编辑台时自动升级，请先用 editorial backup 备份"
        )
    return fine("database", "数据库", line)


def _contents(found: ExaminedStore) -> Iterator[ExaminedPoint]:
    for fault in found.faults:
        yield faulty(
            "contents",
            "数据内容",
            fault,
            "请停止使用，保留数据文件夹，用 editorial restore 恢复最近一份好的备份",
        )
    if not found.faults:
        yield fine("contents", "数据内容", "文件结构、数据关联、存档文件都完好")
        yield fine("audit", "审计记录", f"{found.entries} 条，完整无改动；链首 {found.head[:16]}")
