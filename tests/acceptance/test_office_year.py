"""A year of issues with many pieces each, legal and illegal moves by dice, every rule held.

The whole year (twelve issues, twenty pieces each) takes minutes; it is played where
``EDITORIAL_WHOLE_YEAR`` is set, as on a clean checkout. Elsewhere a season stands for it.
"""

from __future__ import annotations

import os
from pathlib import Path

from editorial.domain.stages import Stage
from tests.acceptance import year_invariants as invariants
from tests.acceptance.office_year import OfficeYear

WHOLE = bool(os.environ.get("EDITORIAL_WHOLE_YEAR"))
ISSUES, PIECES, MOVES = (12, 20, 550) if WHOLE else (3, 6, 150)


def test_an_office_year(tmp_path: Path) -> None:
    year = OfficeYear.begin(tmp_path, seed=1)
    for number in range(1, ISSUES + 1):
        year.open_issue(number, pieces=PIECES)
        year.go_on(moves=MOVES)
    year.go_on(moves=2 * MOVES)
    invariants.hold(year)
    stages = {piece.stage for piece in year.known.values()}
    assert Stage.RELEASED in stages, "nothing was printed all year: the dice prove little"
    assert len(year.diary.refused) > 10, "hardly a rule was tried"
    year.office.desk.close()
