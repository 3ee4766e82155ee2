"""One comparison of two Word files by another program: ``docx_peers.py ENGINE OLD NEW OUT``.

A process of its own for each, as for our command; nothing of this project is imported, so that
LibreOffice's Python can run it too.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

AUTHOR = "校对"


def docxodus(old: Path, new: Path, out: Path) -> None:
    _redlines("DocxodusEngine", old, new, out)


def ooxml_power_tools(old: Path, new: Path, out: Path) -> None:
    _redlines("XmlPowerToolsEngine", old, new, out)


def _redlines(engine: str, old: Path, new: Path, out: Path) -> None:
    module: Any = importlib.import_module("python_redlines")
    made = getattr(module, engine)().run_redline(AUTHOR, old.read_bytes(), new.read_bytes())
    out.write_bytes(made[0])


def jubarte(old: Path, new: Path, out: Path) -> None:
    module: Any = importlib.import_module("jubarte_redlines")
    document = module.Document
    made = document.read(old).compare(document.read(new), author=AUTHOR)
    out.write_bytes(made.to_bytes())


def trackdiff(old: Path, new: Path, out: Path) -> None:
    module: Any = importlib.import_module("docx_trackdiff.compare")
    sys.argv = ["docx-trackdiff", str(old), str(new), str(out)]
    module.main()


def libreoffice(old: Path, new: Path, out: Path) -> None:
    """Edit → Track Changes → Compare Document, by LibreOffice's own command."""
    uno: Any = importlib.import_module("uno")

    def value(name: str, content: object) -> Any:
        made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, content
        return made

    with tempfile.TemporaryDirectory() as profile:
        pipe = f"compare{Path(profile).name}"
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        context = _connected(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        hidden = (value("Hidden", True),)
        document = desktop.loadComponentFromURL(new.resolve().as_uri(), "_blank", 0, hidden)
        dispatcher.executeDispatch(
            document.CurrentController.Frame,
            ".uno:CompareDocuments",
            "",
            0,
            (
                value("URL", old.resolve().as_uri()),
                value("NoAcceptDialog", True),
            ),
        )
        kept = (value("FilterName", "MS Word 2007 XML"),)
        document.storeToURL(out.resolve().as_uri(), kept)
        document.close(True)
        # The bridge goes down with the office.
        with suppress(Exception):
            desktop.terminate()
        office.wait(60)


def _connected(resolver: Any, url: str) -> Any:
    for _ in range(600):
        try:
            return resolver.resolve(url)
        except Exception:  # the office is not up yet
            time.sleep(0.05)
    raise TimeoutError("LibreOffice does not answer")


ENGINES = {
    "docxodus": docxodus,
    "ooxml-power-tools": ooxml_power_tools,
    "jubarte": jubarte,
    "trackdiff": trackdiff,
    "libreoffice": libreoffice,
}

if __name__ == "__main__":
    ENGINES[sys.argv[1]](*map(Path, sys.argv[2:5]))
