"""Who may decide what where: every role at every stage for every decision, against a plain table.

The table says it anew, in the office's words; it is not made from the route that it holds.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

import pytest

from editorial.domain.decisions import Decision
from editorial.domain.people import Actor, Deputation, Person, Role
from editorial.domain.refusals import DecisionRefused
from editorial.domain.stages import Stage
from editorial.domain.transitions import transition
from editorial.domain.workflow import decide, refusals_of
from tests.domain.cases import (
    NOW,
    OWN_COLUMN,
    a_case,
    a_full_request,
    a_manuscript,
    an_actor,
)
from tests.domain.test_route import ready_for

ROLES: Final = {
    "编": Role.EDITOR,
    "责": Role.RESPONSIBLE_EDITOR,
    "主": Role.CHIEF_EDITOR,
    "审": Role.AUDITOR,
    "管": Role.ADMINISTRATOR,
}

# 环节 结论或处理 由谁办理（括号里的只在没有别人时） 去向
MATRIX: Final = """
初审      建议采用          编        复审
初审      退改              编        退改
初审      退稿              编        已退稿
退改      交回修改稿        编责      初审
复审      可发稿            责        终审
复审      退改              责        退改
复审      报终审决定        责        终审
终审      采用              主        待发稿
终审      退改              主        退改
终审      退稿              主        已退稿
终审      再加工            主        再加工
终审      提交编委会        主        编委会审核
编委会审核  登记编委会结论    主        终审
再加工    交回再加工稿      编责      复审
待发稿    发稿              责        排版
排版      收校样            编责      一校
一校      校毕              编        一校待批
一校待批  批准改样          主        一校改样
一校待批  批准（无改动）    主        二校
一校待批  退回重校          主        一校
一校改样  收校样            编责      二校
二校      校毕              编(责)    二校待批
二校待批  批准改样          主        二校改样
二校待批  批准（无改动）    主        三校
二校待批  退回重校          主        二校
二校改样  收校样            编责      三校
三校      校毕              责        三校待批
三校待批  批准改样          主        三校改样
三校待批  批准（无改动）    主        清样核对
三校待批  退回重校          主        三校
三校改样  收校样            编责      清样核对
加校      校毕              编责      加校待批
加校待批  批准改样          主        加校改样
加校待批  批准（无改动）    主        清样核对
加校待批  退回重校          主        加校
加校改样  收校样            编责      清样核对
清样核对  署名送审          责        清样审定
清样核对  退厂改样          责        三校改样
清样核对  加校一次          责主      加校
清样审定  批准清样          主        已签发
清样审定  退回清样          主        清样核对
清样审定  加校一次          主        加校
已签发    收校样            责        清样核对
已签发    付印              责        已付印
已退稿    恢复处理          主        初审
已撤稿    恢复处理          主        初审
"""

WITHDRAWN_FROM: Final = """
初审 退改 复审 终审 编委会审核 再加工 待发稿 排版
一校 一校待批 一校改样 二校 二校待批 二校改样 三校 三校待批 三校改样
加校 加校待批 加校改样 清样核对 清样审定 已签发
"""
"""撤稿: by 责 or 主, to 已撤稿."""


class Line(NamedTuple):
    """What the table says of one decision at one stage."""

    roles: frozenset[Role]
    at_need: frozenset[Role]
    """Roles that may do it only where the office has nobody else."""
    target: Stage


def _lines() -> dict[tuple[Stage, Decision], Line]:
    stages = {stage.label: stage for stage in Stage}
    decisions = {decision.label: decision for decision in Decision}
    found = {}
    for line in MATRIX.strip().splitlines():
        stage, decision, who, target = line.split()
        regular, _, at_need = who.rstrip(")").partition("(")
        found[stages[stage], decisions[decision]] = Line(
            frozenset(ROLES[letter] for letter in regular),
            frozenset(ROLES[letter] for letter in at_need),
            stages[target],
        )
    both = frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR})
    for stage in WITHDRAWN_FROM.split():
        found[stages[stage], Decision.WITHDRAW] = Line(both, frozenset(), Stage.WITHDRAWN)
    return found


EXPECTED: Final = _lines()


def _outcome(stage: Stage, decision: Decision, actor: Actor) -> Stage | set[str]:
    """Where the decision leads when all else is in order, or the codes that stand against it."""
    row = transition(stage, decision)
    if row is None:
        case = a_case(a_manuscript(stage), actor, a_full_request(decision, stage))
    else:
        manuscript, regular, request = ready_for(row)
        person = Actor(regular.id, regular.name, actor.roles, regular.columns)
        case = a_case(manuscript, person, request)
    try:
        return decide(case).stage
    except DecisionRefused as refused:
        return {refusal.code for refusal in refused.refusals}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_decide_at_a_stage_what_the_table_says_and_nothing_else(
    stage: Stage, role: Role
) -> None:
    actor = an_actor(role, columns=(OWN_COLUMN,))
    for decision in Decision:
        line = EXPECTED.get((stage, decision))
        wanted: Stage | set[str]
        if line is None:
            wanted = {"no_such_move"}
        elif role in line.roles:
            wanted = line.target
        else:
            wanted = {"not_second_reader"} if role in line.at_need else {"role"}
        got = _outcome(stage, decision, actor)
        if line is not None and wanted == {"role"} and isinstance(got, set):
            assert "role" in got, (stage.label, decision.label)
        else:
            assert got == wanted, (stage.label, decision.label)


def test_nobody_without_a_role_decides_anything() -> None:
    nobody = an_actor(columns=(OWN_COLUMN,))
    for stage in Stage:
        for decision in Decision:
            got = _outcome(stage, decision, nobody)
            assert isinstance(got, set), (stage.label, decision.label)
            assert got & {"role", "no_such_move"}


def test_a_deputy_decides_what_the_chief_editor_does_on_the_days_of_the_deputation_only() -> None:
    person = Person(an_actor().id, "deputy", "责任编辑", frozenset({Role.RESPONSIBLE_EDITOR}))
    chief, today = an_actor(Role.CHIEF_EDITOR, name="主编"), NOW.date()
    named = Deputation(person.id, chief.id, today, today, "出差")
    row = transition(Stage.FINAL_REVIEW, Decision.ACCEPT)
    assert row is not None
    manuscript, _, request = ready_for(row)
    for days, refused in ((-1, True), (0, False), (1, True)):
        actor = Actor.of(person, (named,), today + timedelta(days=days))
        codes = {r.code for r in refusals_of(a_case(manuscript, actor, request), row)}
        assert codes == ({"role"} if refused else set()), days


def test_the_table_is_whole() -> None:
    """As many lines as the route has rows, so none is held twice or forgotten."""
    text = [*MATRIX.strip().splitlines(), *WITHDRAWN_FROM.split()]
    assert len(text) == len(EXPECTED)
