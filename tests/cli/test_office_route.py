"""A piece goes from registration to release by commands alone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from editorial.desk.checklists import checklist_for
from editorial.domain.stages import REVIEW_STAGES, SIX_STAGES, Stage
from tests.cli.office_calls import OfficeCalls

TEXT = "春运第一天\n" + "".join(
    f"第{n}站候车室里人来人往，值班员核对车次，广播员报站。\n" for n in range(1, 41)
)
ISSUE = "2026年第4期"
PIECE = "2026-04-001"


def register(office: OfficeCalls) -> Any:
    words = ("--title", "春运第一天", "--author", "客运科", "--issue", ISSUE, "--column", "通联")
    return office.done("甲", "piece", "register", office.file(TEXT), *words)


def review(office: OfficeCalls, who: str, stage: Stage, decision: str, *more: object) -> Any:
    """A review with everything filled in: texts from files, the checklist from JSON."""
    answers = {item.key: ["yes", ""] for item in checklist_for(stage)}
    return office.done(
        who,
        *("review", "decide", PIECE, decision),
        *("--opinion-file", office.file("意见")),
        *("--record", "记录", "--assessment", "初审加工认真", "--grade", "良"),
        *("--checklist", office.file(json.dumps(answers), "json")),
        *("--topic", "no", "--read-in-full", "--read-closely"),
        *more,
    )


def every_point(office: OfficeCalls, who: str) -> list[str]:
    """Options that answer every point of the stage with yes."""
    found = office.done(who, "piece", "checklist", PIECE)["points"]
    return [word for each in found for word in ("--answer", f"{each['key']}=yes")]


def read(office: OfficeCalls, who: str, galley_text: str | None = None) -> Any:
    """One pass: the galley comes in, its differences are marked, the reader hands it in."""
    if galley_text is not None:
        counted = ("--sheets-expected", 4, "--sheets-present", 4)
        office.done("责编", "proof", "receive", PIECE, office.file(galley_text), *counted)
    found = office.done(who, "proof", "show", PIECE)
    if found["differences"]:
        office.done(who, "proof", "mark", PIECE, "all", "typesetting_error")
    counted = ("--sheets-expected", 4, "--sheets-present", 4)
    return office.done(who, "proof", "decide", PIECE, "complete_proof", *counted)


def to_typesetting(office: OfficeCalls) -> None:
    register(office)
    review(office, "甲", Stage.FIRST_REVIEW, "recommend")
    review(office, "责编", Stage.SECOND_REVIEW, "pass")
    office.done("责编", "issue", "close-second-review", ISSUE)
    office.done("主编", "sample", "draw", ISSUE, "--seed", "春")
    office.done("主编", "sample", "check", PIECE)
    review(office, "主编", Stage.FINAL_REVIEW, "accept")
    keys = "complete,clear,final"
    office.done("责编", "piece", "decide", PIECE, "send_to_typesetting", "--confirm", keys)


def test_a_piece_goes_through_all_six_stages_to_release(office: OfficeCalls) -> None:
    to_typesetting(office)
    read(office, "甲", TEXT.replace("值班员核对", "值班员核队", 1))
    assert office.refused("甲", "proof", "decide", PIECE, "approve_corrections") != []
    office.done("主编", "proof", "decide", PIECE, "approve_corrections")
    office.done("责编", "proof", "receive", PIECE, office.file(TEXT))
    office.done("乙", "proof", "sign-red-check", PIECE)
    read(office, "乙")
    office.done("主编", "proof", "decide", PIECE, "approve_clean")
    read(office, "责编")
    office.done("主编", "proof", "decide", PIECE, "approve_clean")
    hand_in = ("submit_for_sign_off", "--read-through", "--sheets-expected", 4)
    office.done("责编", "proof", "decide", PIECE, *hand_in, "--sheets-present", 4)
    (waiting,) = office.done("主编", "signoff", "list")["waiting"]
    assert waiting["number"] == PIECE
    sign = ("signoff", "sign", PIECE, "--opinion", "同意付印")
    assert office.refused("主编", *sign) == ["proof_checklist_open"]
    office.done("主编", *sign, *every_point(office, "主编"))
    assert office.refused("责编", "signoff", "release", PIECE) == [
        "imprint_unchecked",
        "proof_checklist_open",
    ]
    points = [each["key"] for each in office.done("责编", "signoff", "imprint")["points"]]
    release = ("signoff", "release", PIECE, "--confirm", ",".join(points))
    released = office.done("责编", *release, *every_point(office, "责编"))
    assert [each["stage"] for each in released["checklists"]] == ["sign_off", "signed"]
    assert released["stage"] == "released"
    passed = [change["source"] for change in released["changes"]]
    assert [stage.value for stage in SIX_STAGES] == [
        each for each in passed if each in {stage.value for stage in SIX_STAGES}
    ]
    index = office.done("主编", "report", "issue", ISSUE, office.folder / "报告")["report"]
    assert "春运第一天" in Path(index).read_text("utf-8")
    entries = office.done("审计", "report", "audit", "--subject", PIECE)["entries"]
    assert entries[0]["action"] == "manuscript.register"
    accounts = office.done("主编", "account", "issue", ISSUE)["lines"]
    assert [line["account"]["reader"] for line in accounts] != []
    form = office.done("责编", "form", "piece", PIECE, "reviews", office.folder)
    assert Path(form["path"]).read_bytes().startswith(b"PK")
    closed = office.done("主编", "issue", "close", ISSUE)
    assert (closed["schema"], closed["released"]) == ("editorial.issue-closing/1", 1)


def test_an_error_found_by_eye_is_added_undone_and_a_change_is_approved(
    office: OfficeCalls,
) -> None:
    to_typesetting(office)
    office.done("责编", "proof", "receive", PIECE, office.file(TEXT))
    add = ("proof", "add-entry", PIECE, "wrong", "--paragraph", 3, "--wrong", "车次")
    office.done("甲", *add, "--right", "车票")
    (entry,) = office.done("甲", "proof", "show", PIECE)["hand_entries"]
    assert entry["mark"]["discrepancy"]["galley"]["paragraph"] == 3
    assert office.done("甲", "proof", "undo", PIECE)["rounds"][0]["undecided"] == 0
    office.done("甲", "proof", "redo", PIECE)
    number = entry["mark"]["discrepancy"]["number"]
    office.done("甲", "proof", "take-out-entry", PIECE, number)
    change = ("baseline", "propose", PIECE, "--new", "第二站", "--reason", "统一数字用法")
    said = office.call(*change, "--old", "站", "--as", "甲")
    assert (said.code, "--at" in said.err) == (2, True)
    office.done("甲", *change, "--old", "第2站")
    assert office.refused("甲", "baseline", "rule", PIECE, 1, "yes") == ["role"]
    office.done("主编", "baseline", "rule", PIECE, 1, "yes")
    text = office.done("甲", "baseline", "text", PIECE)
    assert text["paragraphs"][2]["text"].startswith("第二站")
    assert office.done("甲", "baseline", "list", PIECE)["approved"] == 1


def test_the_layout_is_recorded_and_the_state_s_scheme_divides_by_it(office: OfficeCalls) -> None:
    to_typesetting(office)
    office.done("责编", "proof", "receive", PIECE, office.file(TEXT.replace("第3站", "第8站")))
    layout = ("proof", "layout", PIECE, "--layout", "40×44×3", "--cover", "--paragraphs", "1-2")
    assert office.refused("甲", *layout) == ["role"]
    piece = office.done("责编", *layout, "--words", "第4站，第5站")
    (record,) = piece["layouts"]
    assert (record["characters"], record["cover"], record["paragraphs"], record["words"]) == (
        5280,
        True,
        [1, 2],
        ["第4站", "第5站"],
    )
    house, state = piece["rounds"][0]["rates"]
    assert (house["text_characters"], state["rate"]["characters"]) == (None, 5280)
    assert state["text_characters"] == house["rate"]["characters"]
    assert office.done("责编", "proof", "layout", PIECE)["layouts"][-1]["characters"] is None


def test_an_issue_gets_its_calendar(office: OfficeCalls) -> None:
    register(office)
    today = date.today()  # noqa: DTZ011  the office's own day, as people type it
    printing = str(today + timedelta(days=300))
    asked = ("schedule", "set", ISSUE, printing)
    proposal = office.done("责编", *asked, "--dry-run")
    assert proposal["schema"] == "editorial.calendar-proposal/1"
    assert office.done("责编", "schedule", "calendars", ISSUE)["calendars"] == []
    own = ("--due", f"first_review={today + timedelta(days=1)}")
    due = office.done("责编", *asked, *own)["due"]
    assert [each["milestone"] for each in due if each["by_hand"]] == ["first_review"]
    (held,) = office.done("甲", "schedule", "show", "--mine")["holdings"]
    assert (held["number"], held["days_overdue"]) == (PIECE, 0)
    loads = office.done("责编", "schedule", "load", "--issue", ISSUE)["loads"]
    assert sum(each["alone"] + each["shared"] for each in loads) >= 1


def test_a_refusal_lists_every_reason_and_ends_with_1(office: OfficeCalls) -> None:
    register(office)
    codes = office.refused("甲", "piece", "decide", PIECE, "recommend")
    assert {"not_read_in_full", "checklist_open", "no_opinion"} <= set(codes)
    said = office.call("piece", "decide", PIECE, "recommend", "--as", "甲")
    assert said.code == 1
    assert said.out == ""
    assert len(said.err.splitlines()) == len(codes)
    assert all(line.startswith("不予办理：") for line in said.err.splitlines())


def test_a_trial_says_what_is_missing_and_changes_nothing(office: OfficeCalls) -> None:
    revision = register(office)["revision"]
    words = ("piece", "decide", PIECE, "建议采用", "--dry-run", "--opinion", "可用")
    said = office.call(*words, "--as", "甲", "--json")
    assert said.code == 1
    assert said.document["schema"] == "editorial.trial/1"
    codes = [each["code"] for each in said.document["refusals"]]
    assert "checklist_open" in codes
    assert "no_opinion" not in codes
    assert office.done("甲", "piece", "show", PIECE)["piece"]["revision"] == revision


def test_what_was_seen_at_another_revision_is_not_decided(office: OfficeCalls) -> None:
    piece = register(office)
    office.done("甲", "piece", "version", PIECE, office.file(TEXT + "补记。\n"))
    said = office.call(
        *("piece", "matter", PIECE, "yes", "--reason", "涉外", "--as", "甲"),
        *("--revision", piece["revision"], "--json"),
    )
    assert (said.code, said.out) == (2, "")
    assert "请重新查看后再办" in said.err


@pytest.mark.parametrize("stage", REVIEW_STAGES)
def test_every_point_of_a_checklist_can_be_answered_alone(stage: Stage) -> None:
    keys = [item.key for item in checklist_for(stage)]
    assert all(key and "=" not in key and ":" not in key for key in keys)
