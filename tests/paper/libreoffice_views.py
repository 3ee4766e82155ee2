"""Run by a Python that has UNO: open Word files in LibreOffice, accept or reject, write as text.

Arguments: name of the pipe, then for each file its address, ``accept`` or ``reject``, and the
address of the text to write.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.beans import (  # type: ignore[import-not-found,unused-ignore]
    PropertyValue,
)

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
SECONDS = 60


def value(name: str, content: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connect(pipe: str) -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    end = time.monotonic() + SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def main(pipe: str, *jobs: str) -> None:
    office = connect(pipe)
    manager = office.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office)
    for source, command, target in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        document = desktop.loadComponentFromURL(source, "_blank", 0, (value("Hidden", True),))
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, COMMANDS[command], "", 0, ())
        filters = (value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8,LF"))
        document.storeToURL(target, filters)
        document.close(True)
    desktop.terminate()


main(*sys.argv[1:])
