"""LibreOffice, run beside a test: Word files with their changes rejected and accepted."""

from __future__ import annotations

import shutil
import subprocess
import uuid
from pathlib import Path

import pytest

VIEWS = Path(__file__).with_name("libreoffice_views.py")


def _python_with_uno() -> str | None:
    beside = Path(shutil.which("soffice") or "").resolve().with_name("python")
    for python in (str(beside), "/usr/bin/python3", "python3"):
        try:
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        except OSError:
            continue
        if done.returncode == 0:
            return python
    return None


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The office's program with a profile of its own, and a folder to work in."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    return program, tmp_path_factory.mktemp("office")


def resolved_in_libreoffice(
    office: tuple[str, Path], files: dict[str, bytes]
) -> dict[str, tuple[str, str]]:
    """For each file its text with all changes rejected, and accepted."""
    python = _python_with_uno()
    if python is None:
        pytest.skip("no Python that knows LibreOffice's UNO is here")
    program, folder = office
    jobs: list[str] = []
    for name, docx in files.items():
        source = folder / f"{name}.docx"
        source.write_bytes(docx)
        for command in ("reject", "accept"):
            target = folder / f"{name}.{command}.txt"
            jobs += [source.as_uri(), command, target.as_uri()]
    pipe = f"paper{uuid.uuid4().hex}"
    switches = ["--headless", "--norestore", "--nologo", "--nodefault"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    opened = [program, *switches, profile, f"--accept=pipe,name={pipe};urp"]
    with subprocess.Popen(opened, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            subprocess.run([python, str(VIEWS), pipe, *jobs], check=True, timeout=240)
            process.wait(30)
        finally:
            process.terminate()
    texts = {
        (name, command): (folder / f"{name}.{command}.txt").read_text(encoding="utf-8-sig")
        for name in files
        for command in ("reject", "accept")
    }
    return {name: (texts[name, "reject"], texts[name, "accept"]) for name in files}
