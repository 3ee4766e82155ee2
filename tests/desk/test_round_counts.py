"""Counting rounds: one count of a round for its screen, its papers, its issue, and its rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editorial.desk.counting import place_scores
from editorial.desk.incoming import frozen_document
from editorial.desk.issue_reports import write_issue_report
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.stages import ProofPass, Stage
from tests.desk.marking import found_by_eye, with_change
from tests.desk.offices import TEXT, Office, an_office

SLIP = TEXT.replace("第3站候车室", "第3站侯车室").replace("第9站候车室里", "第9站候车室")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def report(office: Office) -> dict[str, Any]:
    session = office.sessions["主编"]
    index = write_issue_report(office.desk, session, office.issue.id, office.folder / "报告")
    told: dict[str, Any] = json.loads((index.parent / "report.json").read_bytes())
    return told


def tenths(piece: Manuscript) -> int:
    return piece.rounds[-1].gate.rate.tenths


def incoming(piece: Manuscript) -> int:
    return piece.rounds[-1].incoming_rates[0].rate.tenths


def corrected(office: Office, piece: Manuscript, who: str) -> Manuscript:
    piece = office.decide(piece, who, Decision.COMPLETE_PROOF)
    return office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)


def in_extra_proof(office: Office) -> Manuscript:
    """A clean galley that goes into an extra proof, where an error is found by eye."""
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.REQUIRE_EXTRA_PROOF)
    assert piece.stage is Stage.EXTRA_PROOF
    return found_by_eye(office, piece, "乙", TEXT, "第4站", "第四站")


def test_the_sums_of_an_issue_are_those_of_its_pieces_screens(office: Office) -> None:
    by_eye = office.galley(office.to_typesetting(), "责编", SLIP)
    by_eye = found_by_eye(
        office, by_eye, "甲", SLIP, "第5站", "第六站", kind=DiscrepancyKind.NUMBER
    )
    excused = office.galley(office.to_typesetting(), "责编", SLIP)
    excused = office.settle_some(excused, "甲", [1], Disposition.NOT_AN_ERROR)
    changed = with_change(office, office.to_typesetting(), "第7站候车室", "第7站候车大厅")
    changed = office.galley(changed, "责编", SLIP.replace("第7站候车室", "第7站候车大厅"))
    extra = in_extra_proof(office)
    pieces = [by_eye, excused, changed, extra]
    assert [tenths(piece) for piece in pieces] == [30, 10, 20, 10]
    told = report(office)
    last = told["totals"]["last_round"]
    for position, rate in enumerate(by_eye.rounds[-1].rates):
        shown = [piece.rounds[-1].rates[position].rate for piece in pieces]
        whole = last["schemes"][rate.scheme]
        assert whole["errors_tenths"] == sum(each.tenths for each in shown)
        assert whole["characters"] == sum(each.characters for each in shown)
    newest = [row["rounds"][-1] for row in told["rows"]]
    assert [each["schemes"]["house"]["errors_tenths"] for each in newest] == [30, 10, 20, 10]
    assert newest[-1]["label"] == ProofPass.EXTRA.label


def test_what_each_place_counts_adds_up_to_the_rate_of_the_round(office: Office) -> None:
    title = SLIP.replace("春运第一天", "春运第一夭")
    piece = office.galley(office.to_typesetting(), "责编", title)
    piece = found_by_eye(office, piece, "甲", title, "第5站", "第六站")
    piece = office.settle_some(piece, "甲", [2], Disposition.NOT_AN_ERROR)
    with office.desk.reading() as unit:
        baseline = frozen_document(unit, piece)
    scores = place_scores(office.desk.rules, baseline, piece.rounds[-1].marks)
    assert scores.keys() == {1, 3, 4}
    assert sum(score.tenths for score in scores.values()) == tenths(piece)


def test_what_was_excused_and_approved_before_is_excused_in_the_next_galley(
    office: Office,
) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = office.settle_some(piece, "甲", [1], Disposition.NOT_AN_ERROR)
    assert (incoming(piece), tenths(piece)) == (20, 10), "it came in before anybody excused it"
    piece = corrected(office, office.settle(piece, "甲"), "甲")
    piece = office.galley(piece, "责编", TEXT.replace("第3站候车室", "第3站侯车室"))
    assert (incoming(piece), tenths(piece)) == (0, 0)
    piece = found_by_eye(office, piece, "乙", TEXT, "第5站", "第六站")
    assert (incoming(piece), tenths(piece)) == (10, 10)


def test_an_entry_by_hand_that_comes_back_counts_as_received(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = found_by_eye(office, piece, "甲", TEXT, "第5站", "第5站", remark="图断线")
    piece = corrected(office, piece, "甲")
    piece = office.galley(piece, "责编", TEXT.replace("广播员", "广播貝", 1))
    assert (incoming(piece), tenths(piece)) == (20, 20)
