"""The office as a state machine: whatever is tried in whatever order, the rules hold."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from tests.acceptance import year_invariants as invariants
from tests.acceptance.office_year import OfficeYear

PEOPLE = ("甲", "乙", "丙", "丁", "责编", "责编二", "副主编", "主编", "审计", "管理")


class OfficeMachine(RuleBasedStateMachine):
    """One issue with three pieces; people try what comes to their minds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.year = OfficeYear.begin(self.folder, seed=0)

    @initialize(seed=st.integers(0, 2**16))
    def an_issue(self, seed: int) -> None:
        self.year.dice.seed(seed)
        self.year.open_issue(1, pieces=3)

    @rule(piece=st.integers(0, 2), moves=st.integers(1, 6))
    def sensible_people_go_on(self, piece: int, moves: int) -> None:
        for _ in range(moves):
            self.year.move(self._piece(piece))

    @rule(
        piece=st.integers(0, 2),
        who=st.sampled_from(PEOPLE),
        decision=st.sampled_from([d for d in Decision if d is not Decision.RECEIVE_GALLEY]),
        filled=st.booleans(),
        stale=st.booleans(),
    )
    def somebody_tries_something(
        self, piece: int, who: str, decision: Decision, filled: bool, stale: bool
    ) -> None:
        self.year.attempt(self._piece(piece), who, decision, filled=filled, stale=stale)

    @precondition(lambda self: self.year.diary.moves > 20)
    @rule()
    def somebody_sees_to_the_issue(self) -> None:
        self.year.see_to_issues()

    def _piece(self, index: int) -> ManuscriptId:
        return sorted(self.year.known)[index]

    def teardown(self) -> None:
        if self.year.known:
            invariants.hold(self.year)
        self.year.office.desk.close()
        shutil.rmtree(self.folder, ignore_errors=True)


OfficeMachine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestOfficeMachine = OfficeMachine.TestCase
