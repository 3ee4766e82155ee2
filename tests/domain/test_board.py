"""The editorial board's conclusion (编委会结论) as it goes on record."""

from __future__ import annotations

from datetime import date

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import PersonId
from editorial.domain.people import Role
from editorial.domain.stages import Stage
from editorial.domain.workflow import decide
from tests.domain.cases import NOW, a_case, a_full_request, a_manuscript, an_actor


def test_who_recorded_a_conclusion_is_who_recorded_it_whatever_the_form_says() -> None:
    request = a_full_request(Decision.BOARD_CONCLUDES, Stage.BOARD_REVIEW)
    assert request.board is not None
    assert request.board.recorded_by == PersonId("主编")
    case = a_case(
        a_manuscript(Stage.BOARD_REVIEW), an_actor(Role.CHIEF_EDITOR, name="代理"), request
    )
    (conclusion,) = decide(case).board
    assert (conclusion.recorded_by, conclusion.recorded_at) == (PersonId("代理"), NOW)
    assert conclusion.met_on == date(2026, 3, 1)
