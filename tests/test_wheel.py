"""The wheel is the whole program: installed elsewhere, it works with no checkout beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.wheel

DATA = (".tsv", ".toml", ".tcss", ".css", ".j2", ".mako", ".typed", ".docx", ".pdf", ".txt")
"""Endings of what the program reads beside its code."""


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "EDITORIAL_HOME"}}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**kept, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    done = run(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def inside(wheel: Path) -> frozenset[str]:
    """Names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's ``editorial`` in an environment of its own.

    It sees the packages of this environment as folders to import from, so that nothing needs to
    be fetched; the checkout, which is known here by a file of its own, it does not see.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / scripts / "python"
    options = ("--python", python, "install", "--no-deps", "--no-index", "--quiet")
    done = run(sys.executable, "-m", "pip", *options, wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", asked, cwd=folder).stdout.strip())
    (packages / "with_what_is_here.pth").write_text(
        f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8"
    )
    asked = "import editorial, tui; print(editorial.__file__, tui.__file__)"
    found = run(python, "-c", asked, cwd=folder).stdout
    assert found.count(str(packages)) == 2
    return folder / scripts / "editorial"


def tracked(*folders: str) -> list[str]:
    """Data files of the checkout under the folders, with forward slashes."""
    return [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in DATA and not {"__pycache__", ".mypy_cache"} & set(path.parts)
    ]


def test_every_file_that_the_program_reads_travels(inside: frozenset[str]) -> None:
    files = tracked("editorial", "tui")
    files += [f"editorial/_data/{name}" for name in tracked("dictionaries")]
    files += [f"editorial/_data/{name}" for name in tracked("manuscripts/sample-issue")]
    assert sorted(set(files) - inside) == []
    for ending in DATA:
        assert any(name.endswith(ending) for name in inside), ending
    assert "editorial/store/migrations/versions/0001_office.py" in inside


def test_nothing_else_travels(inside: frozenset[str]) -> None:
    assert {name.split("/")[0] for name in inside if ".dist-info" not in name} == {
        "editorial",
        "tui",
    }
    assert not [name for name in inside if "__pycache__" in name or "sample_builder" in name]
    assert not [name for name in inside if name.startswith("editorial/_data/manuscripts/source")]


def test_the_installed_program_tells_its_version(program: Path, tmp_path: Path) -> None:
    assert run(program, "--version", cwd=tmp_path).stdout.startswith("editorial ")


def test_the_installed_program_compares_and_checks(program: Path, tmp_path: Path) -> None:
    (tmp_path / "原稿.txt").write_text("船工按时解缆。", encoding="utf-8")
    (tmp_path / "清样.txt").write_text("船工安时解缆。", encoding="utf-8")
    compared = run(program, "compare", "原稿.txt", "清样.txt", "--html", "页.html", cwd=tmp_path)
    assert compared.returncode == 1, compared.stderr
    assert (tmp_path / "页.html").is_file()
    (tmp_path / "稿.txt").write_text("车上按装了信号灯。", encoding="utf-8")
    checked = run(program, "check", "稿.txt", cwd=tmp_path, EDITORIAL_HOME=str(tmp_path / "家"))
    assert checked.returncode == 1, checked.stderr
    assert "安装" in checked.stdout


def test_the_installed_program_runs_the_whole_sample_issue(program: Path, tmp_path: Path) -> None:
    arguments = ("demo", "--no-tui", "--json", "--home", tmp_path / "演示")
    done = run(program, *arguments, cwd=tmp_path, EDITORIAL_HOME=str(tmp_path / "家"))
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["audit_ok"] is True
    assert Path(document["report"]).is_file()
    diagnosed = run(
        program, "doctor", "--json", cwd=tmp_path, EDITORIAL_HOME=str(tmp_path / "演示")
    )
    assert json.loads(diagnosed.stdout)["ok"] is True


def test_the_installed_screens_find_their_styles_and_words(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python")
    asked = "import tui.app, tui.wording; print('here')"
    done = run(python, "-c", asked, cwd=tmp_path)
    assert done.stdout == "here\n", done.stderr
