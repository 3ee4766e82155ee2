"""Loaded by every Python that starts with this folder on its path: no way leads to a network.

Sockets between a program and its own child are let pass. Whatever else reaches for a network is
noted in the file that ``OFFLINE_NOTES`` names, and fails.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_WAYS_OUT = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.sendto",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
    "webbrowser.open",
)


def _forbid(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.__new__":
        # Family 1 is AF_UNIX, which stays on the machine; 0 is a pair's end not yet looked at.
        if args[1] in {0, 1, -1}:
            return
    elif event not in _WAYS_OUT:
        return
    with open(os.environ["OFFLINE_NOTES"], "a", encoding="utf-8") as notes:  # noqa: PTH123
        notes.write(f"{event} {args[1:]}\n")
    raise RuntimeError(f"reaches for a network: {event}")


if "OFFLINE_NOTES" in os.environ:
    sys.addaudithook(_forbid)
