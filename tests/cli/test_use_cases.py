"""Whatever the desk can do for somebody who has logged in, a command does too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from editorial.cli.decision_fields import filled_form
from editorial.cli.groups import __path__ as groups_path
from editorial.cli.main import GROUPS, parser_for, verbs_of
from editorial.cli.office_fields import chosen
from editorial.cli.office_verb import Call
from editorial.desk.checklists import checklist_for
from editorial.desk.desk import Desk, open_desk
from editorial.desk.sessions import Session
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import PersonId
from editorial.domain.stages import Stage
from tests.domain.cases import a_manuscript

ROOT = Path(__file__).parents[2]

WITHOUT_COMMAND = {
    "acting": "opens a unit of work for other use cases",
    "looking": "opens a unit of work for other use cases",
    "actor_in": "looks roles up for other use cases",
    "confirm_password": "every call asks for the password",
    "reading_blindly": "opens a unit of work for other use cases",
    "with_places": "a step of writing a form",
    "issue_with_places": "a step of writing a form",
    "piece_form_docx": "a step of writing a form",
    "round_papers": "a step of writing a round's papers",
    "dossier_members": "a step of writing the dossier",
}
"""Functions that take a session and are no use case of their own, with the reason."""


def use_cases() -> Iterator[tuple[str, str]]:
    """Module and name of each public function of the desk that takes a session."""
    for path in sorted((ROOT / "editorial" / "desk").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            taken = [each.annotation for each in (*node.args.args, *node.args.kwonlyargs)]
            if any(isinstance(each, ast.Name) and each.id == "Session" for each in taken):
                yield f"editorial.desk.{path.stem}", node.name


def called_from_the_command_line() -> set[tuple[str, str]]:
    """Module and name of each desk function that a module of the command line calls."""
    called = set()
    for path in (ROOT / "editorial" / "cli").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        called |= {
            (node.module or "", alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.name in names
        }
    return called


def test_every_use_case_has_a_command() -> None:
    found = set(use_cases())
    assert len(found) > 40
    missing = found - called_from_the_command_line()
    assert {name for _, name in missing} <= set(WITHOUT_COMMAND), sorted(missing)


def test_what_has_no_command_exists() -> None:
    assert set(WITHOUT_COMMAND) <= {name for _, name in use_cases()}


def test_every_group_s_module_is_registered_and_every_verb_has_help() -> None:
    registered = {module for module, _ in GROUPS.values()}
    present = {path.stem for path in Path(groups_path[0]).glob("*.py")} - {"__init__"}
    for name in present:
        text = (Path(groups_path[0]) / f"{name}.py").read_text("utf-8")
        assert f"editorial.cli.groups.{name}" in registered or "\nVERBS" not in text
    for group in GROUPS:
        for verb, what in verbs_of(group).items():
            told = parser_for(group, verb).format_help()
            assert what.told in told.replace("\n", "")
            assert "--as LOGIN" in told
            assert f"editorial.{what.schema}/1" in told.replace("\n", "")


def test_no_command_takes_a_password_as_an_argument() -> None:
    for group in GROUPS:
        for verb in verbs_of(group):
            for parameter in parser_for(group, verb).parameters():
                if "password" in parameter.dest:
                    assert parameter.nargs == 0, (group, verb)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path, database_url=f"sqlite:///{tmp_path / 'editorial.db'}")
    yield opened
    opened.close()


def form_of(desk: Desk, *words: object) -> DecisionRequest:
    arguments = ["2026-04-001", "recommend", *map(str, words), "--as", "甲"]
    options = parser_for("piece", "decide").parse_args(arguments)
    call = Call(desk, Session(PersonId("甲"), "编辑甲"), options)
    manuscript: Any = a_manuscript(Stage.FIRST_REVIEW)
    return filled_form(call, manuscript, Decision.RECOMMEND)


OPTIONS = (
    *("--opinion", "意见", "--record", "记录", "--revision-notes", "请核实"),
    *("--assessment", "认真", "--grade", "优", "--major-matter", "涉外"),
    *("--read-in-full", "--read-closely", "--problem", "图一"),
    *("--topic", "备案 7 号", "--confirm", "complete,clear", "--confirm", "final"),
    *("--board-date", "2026-04-01", "--board-present", "主编、编委", "--board-approves", "yes"),
    *("--board-conclusion", "同意", "--sheets-expected", "4", "--sheets-present", "4"),
    *("--read-through", "--major-change", "--seen-galley", "c" * 64),
)


def test_every_field_of_a_decision_can_be_filled_in(desk: Desk) -> None:
    point = checklist_for(Stage.FIRST_REVIEW)[0]
    form = form_of(desk, *OPTIONS, "--answer", f"{point.key}=na:没有图表")
    blank = DecisionRequest(Decision.WITHDRAW)
    assert [
        each.name for each in fields(form) if getattr(form, each.name) == getattr(blank, each.name)
    ] == []
    assert form.confirmed == {"complete", "clear", "final"}
    assert form.topic is not None
    assert form.topic.filing_number == "备案 7 号"
    assert form.board is not None
    assert (form.board.recorded_by, form.board.approves) == ("甲", True)
    assert (form.checklist[0].answer.value, form.checklist[0].remark) == (
        "not_applicable",
        "没有图表",
    )


def test_a_form_may_come_as_json_and_options_come_before_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "办理单.json"
    file.write_text(
        '{"opinion": "旧", "record": "记录", "board": {"met_on": "2026-04-01",'
        ' "present": "主编", "approves": false, "conclusion": "缓发"}, "confirmed": ["clear"]}',
        encoding="utf-8",
    )
    form = form_of(desk, "--form", file, "--opinion", "新")
    assert (form.opinion, form.record, form.confirmed) == ("新", "记录", frozenset({"clear"}))
    assert form.board is not None
    assert form.board.conclusion == "缓发"


@pytest.mark.parametrize("decision", Decision)
def test_every_decision_is_known_by_its_code_and_its_name(decision: Decision) -> None:
    assert chosen(decision.value, Decision, "DECISION") is decision
    assert chosen(decision.label, Decision, "DECISION") is decision
