#!/usr/bin/env python3
"""Set the editorial desk up in a folder of its own (.venv) and run it; needs Python and git only.

python3 start.py            set up, then show the sample issue (editorial demo)
python3 start.py test       set up with the development tools, then run every check
python3 start.py setup      set up with the development tools only
python3 start.py COMMAND …  set up, then run `editorial COMMAND …`
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)

CHECKS = (
    ("格式 format", ["-m", "ruff", "format", "--check", "."]),
    ("规范 lint", ["-m", "ruff", "check", "."]),
    (
        "分层 import contracts",
        ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    ),
    ("类型 types", ["-m", "mypy"]),
    ("测试 tests", ["-m", "pytest", "-n", "2", "-q"]),
)


def main(arguments: list[str]) -> int:
    """Set up what the arguments ask for and run it; returns the exit code."""
    if sys.version_info < OLDEST:
        print(
            f"需要 Python {OLDEST[0]}.{OLDEST[1]} 或更新的版本，现在是 {sys.version.split()[0]}。"
        )
        return 2
    wanted = arguments[0] if arguments else "demo"
    development = wanted in {"test", "setup"}
    if not set_up(development=development):
        return 2
    if wanted == "setup":
        print(f"已就绪：{PYTHON}")
        return 0
    if wanted == "test":
        return run_checks()
    rest = arguments[1:]
    return subprocess.call([PYTHON, "-m", "editorial", wanted, *rest], cwd=Path.cwd())


def set_up(*, development: bool) -> bool:
    """Make the environment and install into it, unless that was done for these very files."""
    stamp = VENV / ("installed-dev" if development else "installed")
    mark = hashlib.sha256(
        b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    ).hexdigest()
    if stamp.is_file() and stamp.read_text("ascii") == mark and PYTHON.is_file():
        return True
    print("正在安装（只需一次）…", file=sys.stderr, flush=True)
    if not PYTHON.is_file():
        try:
            venv.create(VENV, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"不能建立 {VENV}：{error}。请安装 Python 的 venv 与 pip 组件后再试。")
            return False
    target = f"{ROOT}[dev]" if development else str(ROOT)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = ["--constraint", str(ROOT / "constraints.txt"), "--editable", target]
    if subprocess.call([PYTHON, *install, *pinned]) != 0:
        print("安装没有完成，请检查网络或软件包来源后再运行一次。")
        return False
    stamp.write_text(mark, "ascii")
    return True


def run_checks() -> int:
    """Run every check in turn; the first that fails ends it."""
    for title, command in CHECKS:
        print(f"== {title}", flush=True)
        code = subprocess.call([PYTHON, *command], cwd=ROOT)
        if code != 0:
            print(f"== {title}：未通过")
            return code
    print("== 全部通过")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
