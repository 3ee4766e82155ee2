"""The SQLite file: where it lies, that only its owner reads it, that it is on a local disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import psutil
from sqlalchemy.engine import URL

from editorial.store.refusals import StoreRefused

_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs"}
    | {"fuse.sshfs", "fuse.davfs", "fuse.rclone", "remote"}
)


def database_file(url: URL) -> Path:
    """The file that a SQLite URL names.

    Raises:
        StoreRefused: when it names none (a database in memory keeps nothing).
    """
    name = url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        raise StoreRefused("database_url", "SQLite 数据库须是文件，请写成 sqlite:///文件路径")
    return Path(name).absolute()


def prepare_file(path: Path) -> None:
    """Make the file when it is new, and keep it to its owner.

    The journal files beside it take over its rights.

    Raises:
        StoreRefused: when the folder is missing, on a network drive, or cannot be written.
    """
    if is_on_network(path):
        raise StoreRefused(
            "network_drive",
            f"{path.parent} 在网络盘上，SQLite 放在网络盘会丢数据；"
            "请改用本机文件夹，多台电脑合用请改用 PostgreSQL",
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise StoreRefused(
            "store_readonly", f"数据库文件 {path} 打不开（{error.strerror}），请检查文件夹和权限"
        ) from error


def is_on_network(path: Path) -> bool:
    """Whether the file lies on a drive of another machine, as far as the system tells."""
    if str(path).startswith(("\\\\", "//")):
        return True
    try:
        mounts = psutil.disk_partitions(all=True)
    except (OSError, RuntimeError):
        return False
    holding = [m for m in mounts if path.is_relative_to(m.mountpoint)]
    if not holding:
        return False
    nearest = max(holding, key=lambda mount: len(mount.mountpoint))
    return nearest.fstype.lower() in _NETWORK or "remote" in nearest.opts.split(",")
