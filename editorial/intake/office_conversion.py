"""LibreOffice as a converter to ``.docx`` (借 LibreOffice 转换), offline and with macros off.

It runs in a private profile that is thrown away, so that neither the user's open LibreOffice nor
his settings matter.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from editorial.intake import limits
from editorial.intake.guarded_process import run_guarded

_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    # A proxy that answers nobody: nothing is fetched.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def office_program() -> str | None:
    """The LibreOffice of this machine, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.access(place, os.X_OK)), None)


def convert_with_office(program: str, data: bytes, suffix: str) -> bytes | None:
    """Convert a document to ``.docx``.

    Args:
        program: the path of LibreOffice.
        data: the whole file.
        suffix: what kind of file it is: ``doc`` or ``rtf``.

    Returns:
        The ``.docx``, or None when LibreOffice could not convert it, took too long or too much
        memory, or wrote more than is read.
    """
    with TemporaryDirectory(prefix="editorial-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source.{suffix}"
        source.write_bytes(data)
        profile = folder / "profile"
        _write_settings(profile)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--nofirststartwizard",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        try:
            run_guarded(
                command,
                folder=folder,
                environment=_environment(folder),
                memory=limits.MAX_OFFICE_MEMORY_BYTES,
                seconds=limits.OFFICE_SECONDS,
            )
        except OSError:
            return None
        written = folder / "out" / "source.docx"
        sound = written.is_file() and written.stat().st_size <= limits.MAX_FILE_BYTES
        return written.read_bytes() if sound else None


def _environment(folder: Path) -> dict[str, str]:
    """No display, no proxies, no folders of the user's."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES", "WINDIR", "LD_LIBRARY_PATH")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    home = str(folder)
    own = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), home)
    return {**inherited, **own, **temporary, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
