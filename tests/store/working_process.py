"""What a second program at another desk does; run as a process of its own.

python working_process.py add URL MANUSCRIPT TIMES     count up, losing nothing
python working_process.py append URL                   append entries until it is killed
"""

from __future__ import annotations

import sys
from dataclasses import replace

from editorial.domain.identifiers import ManuscriptId
from editorial.store.opening import Store, open_store
from tests import domain_builders as a


def add(store: Store, manuscript: str, times: int) -> None:
    """Read the manuscript, add one to the number in its title, save it with an audit entry."""
    for _ in range(times):
        with store.unit_of_work() as unit:
            found = unit.manuscripts.get(ManuscriptId(manuscript))
            unit.manuscripts.save(replace(found, title=str(int(found.title) + 1)))
            unit.audit.append(a.START, None, "count", manuscript, {"was": found.title})
            unit.commit()


def append(store: Store) -> None:
    """Keep a manuscript with its entry again and again, and say so after each commit."""
    number = 0
    while True:
        number += 1
        with store.unit_of_work() as unit:
            count, _ = unit.audit.head()
            manuscript = a.a_manuscript(f"{count + 1}", rounds=(), reviews=(a.a_review(),))
            unit.manuscripts.add(manuscript)
            unit.audit.append(a.START, None, "register", manuscript.id, {})
            unit.commit()
        sys.stdout.write(f"{manuscript.number}\n")
        sys.stdout.flush()


def main() -> None:
    task, url, *rest = sys.argv[1:]
    store = open_store(url)
    if task == "add":
        add(store, rest[0], int(rest[1]))
    else:
        append(store)


if __name__ == "__main__":
    main()
