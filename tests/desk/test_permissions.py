"""Who may ask for what: every use case of the desk for every role, against a plain table.

``+`` may, ``.`` may not. The decisions of the route have a table of their own
(``tests/domain/test_permission_matrix.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from editorial.desk.people import appoint_deputy, change_person
from editorial.desk.sessions import LoginRefused, Session
from editorial.domain.refusals import DecisionRefused, OperationRefused
from tests.cli.test_use_cases import WITHOUT_COMMAND, use_cases
from tests.desk.permission_scene import CALLS, DAY, Scene, a_scene

WHO: Final = {"编": "甲", "责": "责编", "主": "主编", "审": "审计", "管": "管理"}

MATRIX: Final = """
                          编 责 主 审 管
看
desk_overview             +  +  +  +  .
sign_off_queue            +  +  +  +  .
find_manuscript           +  +  +  +  .
manuscript_view           +  +  +  +  .
review_material           +  +  +  +  .
reading_material          +  +  +  +  .
version_text              +  +  +  +  .
proof_material            +  +  +  +  .
red_check_material        +  +  +  +  .
blind_material            +  +  +  +  .
dated_baseline_text       +  +  +  +  .
find_in_frozen            +  +  +  +  .
sample_material           +  +  +  +  .
sample_checks             +  +  +  +  .
sample_quality            +  +  +  +  .
issue_view                +  +  +  +  .
proof_reader_proposals    +  +  +  +  .
issue_calendars           +  +  +  +  .
schedule_view             +  +  +  +  .
load_view                 +  +  +  +  .
piece_accounts            .  +  +  +  .
issue_accounts            .  +  +  +  .
period_accounts           .  +  +  +  .
audit_entries             .  .  +  +  +
office_view               +  +  +  +  +
all_people                +  +  +  +  +
find_issue                +  +  +  +  +
find_column               +  +  +  +  +
find_person               +  +  +  +  +
稿件
register_manuscript       +  +  .  .  .
add_version               +  +  .  .  .
answer_problem            +  +  .  .  .
rule_problem              .  .  +  .  .
flag_matter               +  +  +  .  .
审读
keep_draft                +  +  +  +  .
mark_read                 +  .  .  .  .
record_close_reading      .  +  .  .  .
close_second_review       .  +  .  .  .
draw_sample               .  .  +  .  .
pick_for_sample           .  .  +  .  .
keep_sample_draft         +  +  +  +  .
record_sample_check       .  .  +  .  .
校对
assign_reader             .  +  +  .  .
decide_differences        +  .  .  .  .
add_hand_entry            +  .  .  .  .
take_out_hand_entry       +  .  .  .  .
undo_mark                 +  .  .  .  .
redo_mark                 +  .  .  .  .
sign_red_check            +  +  +  .  .
propose_change            +  +  .  .  .
record_layout             .  +  +  .  .
rule_change               .  .  +  .  .
name_blind_reader         .  +  +  .  .
waive_blind               .  +  +  .  .
enter_blind               +  +  .  .  .
take_back_blind           +  +  .  .  .
hand_in_blind             +  .  .  .  .
merge_blind               +  +  .  .  .
期次
open_issue                .  +  +  .  .
add_column                .  +  +  .  +
set_calendar              .  +  +  .  .
close_issue               .  +  +  .  .
纸面
write_form                +  +  +  +  .
write_issue_form          +  +  +  +  .
write_proof_papers        +  +  +  +  .
write_issue_report        +  +  +  +  .
write_issue_dossier       .  +  +  +  .
write_accounts_form       .  +  +  +  .
人员
add_person                .  .  .  .  +
change_person             .  .  .  .  +
set_password              .  .  .  .  +
appoint_deputy            .  .  +  .  .
"""
"""Of what depends on the stage: at 初审 the editor marks, at 一校 the editor reads."""

OF_THE_ROUTE: Final = {"take_decision", "receive_galley"}


def _expected() -> dict[str, dict[str, bool]]:
    heads, *lines = MATRIX.strip().splitlines()
    letters = heads.split()
    rows = [line.split() for line in lines]
    return {
        name: dict(zip(letters, (mark == "+" for mark in marks), strict=True))
        for name, *marks in rows
        if marks
    }


EXPECTED: Final = _expected()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    made = a_scene(tmp_path_factory.mktemp("office"))
    yield made
    made.desk.close()


def _is_let_in(scene: Scene, use_case: str, session: Session) -> bool:
    """Whether the person's role does not stand against it; other reasons may."""
    try:
        CALLS[use_case](scene, session)
    except (DecisionRefused, OperationRefused) as refused:
        return "role" not in {refusal.code for refusal in refused.refusals}
    return True


@pytest.mark.parametrize("use_case", CALLS)
def test_a_use_case_is_for_the_roles_that_the_table_says(scene: Scene, use_case: str) -> None:
    may = {
        letter: _is_let_in(scene, use_case, scene.office.sessions[login])
        for letter, login in WHO.items()
    }
    assert may == EXPECTED[use_case]


def test_every_use_case_of_the_desk_stands_in_the_table() -> None:
    found = {name for _, name in use_cases()} - set(WITHOUT_COMMAND) - OF_THE_ROUTE
    missing = sorted(found ^ set(EXPECTED)), sorted(found ^ set(CALLS))
    assert missing == ([], []), "say in the table who may, and in the scene how it is tried"


def test_a_deputy_may_what_the_chief_editor_may_besides_what_is_the_person_s_own(
    scene: Scene,
) -> None:
    office = scene.office
    deputy = office.sessions["责编二"]
    appoint_deputy(office.desk, office.sessions["主编"], deputy.person, DAY, DAY, "出差")
    for use_case, roles in EXPECTED.items():
        assert _is_let_in(scene, use_case, deputy) == (roles["责"] or roles["主"]), use_case


def test_a_closed_account_can_ask_for_nothing(scene: Scene) -> None:
    office = scene.office
    closed = office.sessions["乙"]
    change_person(office.desk, office.sessions["管理"], closed.person, active=False)
    for call in CALLS.values():
        with pytest.raises(LoginRefused, match="停用"):
            call(scene, closed)
