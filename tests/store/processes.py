"""Second programs at other desks: processes of their own that work on the same database.

They are forked from one server that has loaded the store once, where the system can do that.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from editorial.domain.identifiers import ManuscriptId
from editorial.store.opening import open_store
from tests import domain_builders as a

_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
_CONTEXT.set_forkserver_preload([__name__])


def start(task: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """A process that does the task, and where it can be heard."""
    hearing, telling = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=task, args=(telling, *arguments), daemon=True)
    process.start()
    telling.close()
    return process, hearing


def count_up(_telling: Connection, url: str, manuscript: str, times: int) -> None:
    """Read the manuscript, add one to the number in its title, save it with an audit entry."""
    store = open_store(url)
    for _ in range(times):
        with store.unit_of_work() as unit:
            found = unit.manuscripts.get(ManuscriptId(manuscript))
            unit.manuscripts.save(replace(found, title=str(int(found.title) + 1)))
            unit.audit.append(a.START, None, "count", manuscript, {"was": found.title})
            unit.commit()
    store.close()


def open_and_close(_telling: Connection, url: str) -> None:
    """Open the database, making its tables when it is new."""
    open_store(url).close()


def register_without_end(telling: Connection, url: str) -> None:
    """Keep a manuscript with its entry again and again; tell its number after each commit."""
    store = open_store(url)
    while True:
        with store.unit_of_work() as unit:
            number = unit.audit.head()[0] + 1
            manuscript = a.a_manuscript(str(number), reviews=(a.a_review(),))
            unit.manuscripts.add(manuscript)
            unit.audit.append(a.START, None, "register", manuscript.id, {})
            unit.commit()
        telling.send(number)
