from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from editorial.domain.audit_entry import first_broken
from editorial.domain.refusals import StaleManuscript
from editorial.store.opening import Store
from editorial.store.schema import NEWEST
from tests import domain_builders as a
from tests.store.databases import step_of
from tests.store.processes import count_up, open_and_close, start

PROCESSES = 4
TIMES = 50


def test_four_programs_that_count_together_lose_nothing(store: Store, url: str) -> None:
    manuscript = a.a_manuscript(title="0")
    with store.unit_of_work() as unit:
        unit.manuscripts.add(manuscript)
        unit.commit()
    programs = [start(count_up, url, manuscript.id, TIMES)[0] for _ in range(PROCESSES)]
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0] * PROCESSES
    with store.unit_of_work(readonly=True) as unit:
        found = unit.manuscripts.get(manuscript.id)
        entries = unit.audit.entries()
    assert (found.title, found.revision) == (str(PROCESSES * TIMES), PROCESSES * TIMES + 1)
    assert len(entries) == PROCESSES * TIMES
    assert first_broken(entries) is None


def test_of_several_who_saw_the_same_manuscript_one_alone_can_save(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_manuscript())
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        seen_by_all = unit.manuscripts.get(a.a_manuscript().id)
    together = threading.Barrier(5)

    def save(name: str) -> str | None:
        together.wait(10)
        try:
            with store.unit_of_work() as unit:
                unit.manuscripts.save(replace(seen_by_all, title=name))
                unit.audit.append(a.START, None, "save", seen_by_all.id, {"by": name})
                unit.commit()
        except StaleManuscript:
            return None
        return name

    with ThreadPoolExecutor(5) as pool:
        saved = [name for name in pool.map(save, "甲乙丙丁戊") if name is not None]
    assert len(saved) == 1
    with store.unit_of_work(readonly=True) as unit:
        assert unit.manuscripts.get(seen_by_all.id).title == saved[0]
        assert len(unit.audit.entries()) == 1


def test_several_programs_may_open_a_new_database_at_once(sqlite_url: str) -> None:
    new = sqlite_url.replace("office.db", "new.db")
    programs = [start(open_and_close, new)[0] for _ in range(4)]
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0] * 4
    assert step_of(new) == NEWEST
