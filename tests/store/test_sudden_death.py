from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from editorial.domain.audit_entry import first_broken
from editorial.store.backup import backup
from editorial.store.opening import open_store
from tests.store.processes import register_without_end, start

KILLS = 20


def last_told(hearing: Connection, number: int) -> int:
    """What the program could still tell before it died."""
    try:
        while hearing.poll():
            number = hearing.recv()
    except EOFError:
        pass
    return number


@pytest.mark.skipif(os.name != "posix", reason="kill -9 as POSIX knows it")
def test_a_killed_program_loses_nothing_it_acknowledged(sqlite_url: str, tmp_path: Path) -> None:
    """Twenty programs in turn are killed at a random moment of their work."""
    moments = Random(14706)
    acknowledged = 0
    for _ in range(KILLS):
        program, hearing = start(register_without_end, sqlite_url)
        for _ in range(moments.randrange(1, 12)):
            assert hearing.poll(30)
            acknowledged = hearing.recv()
        program.kill()
        program.join(30)
        acknowledged = last_told(hearing, acknowledged)
    backup(sqlite_url, tmp_path / "after the last kill.db")  # reads the journal that was left
    store = open_store(sqlite_url)
    with store.unit_of_work(readonly=True) as unit:
        manuscripts, entries = unit.manuscripts.all(), unit.audit.entries()
    assert store.faults() == ()
    store.close()
    assert acknowledged <= len(entries) <= acknowledged + 1  # one may be kept and not yet told
    assert {e.subject for e in entries} == {m.id for m in manuscripts}
    assert all(len(m.reviews) == len(m.versions) == 1 for m in manuscripts)
    assert first_broken(entries) is None
