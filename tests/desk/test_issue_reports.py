"""The report of an issue: written for those who may take it, from the record as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editorial.desk.issue_reports import write_issue_report
from editorial.domain.decisions import Decision
from editorial.domain.refusals import OperationRefused
from tests.desk.marking import found_by_eye
from tests.desk.offices import TEXT, an_office


def test_the_report_holds_every_piece_and_a_page_for_each_galley(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    slip = TEXT.replace("值班员", "直班员", 1)
    piece = office.settle(office.galley(office.to_typesetting(), "责编", slip), "甲")
    office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    office.register(TEXT + "另一篇。\n", "还没有校样的一篇")
    index = write_issue_report(
        office.desk, office.sessions["主编"], office.issue.id, tmp_path / "报告"
    )
    page = index.read_text(encoding="utf-8")
    assert "春运第一天" in page
    assert "还没有校样的一篇" in page
    report = json.loads((index.parent / "report.json").read_text(encoding="utf-8"))
    rows = {row["title"]: row for row in report["rows"]}
    first = rows["春运第一天"]["rounds"][0]["schemes"]["house"]
    assert (first["errors_tenths"], first["characters"]) == (10, 1076)
    assert rows["还没有校样的一篇"]["rounds"] == []
    assert [path.name for path in (index.parent / "pages").iterdir()] == ["2026-04-001.html"]
    office.desk.close()


def test_the_sums_of_an_issue_are_capped_over_the_issue_and_not_piece_by_piece(
    tmp_path: Path,
) -> None:
    """The same error twice in each of two pieces counts four times by the house, and 3 by law."""
    office = an_office(tmp_path)
    for _ in range(2):
        slips = TEXT.replace("值班员", "直班员", 2)
        assert slips.count("直班员") == 2
        piece = office.galley(office.to_typesetting(), "责编", slips)
        office.settle(piece, "甲")
    index = write_issue_report(
        office.desk, office.sessions["主编"], office.issue.id, tmp_path / "报告"
    )
    report = json.loads((index.parent / "report.json").read_text(encoding="utf-8"))
    pieces = [row["rounds"][-1]["schemes"]["periodical-2020"] for row in report["rows"]]
    assert [piece["errors_tenths"] for piece in pieces] == [20, 20]
    for whole in (report["totals"]["last_round"], report["totals"]["rounds"][0]):
        tenths = {name: each["errors_tenths"] for name, each in whole["schemes"].items()}
        assert tenths == {"house": 40, "periodical-2020": 30}
    office.desk.close()


def test_a_piece_s_page_says_what_its_round_came_to(tmp_path: Path) -> None:
    """The page shows the bare texts; what was excused or found by eye is said beside it."""
    office = an_office(tmp_path)
    slip = TEXT.replace("值班员", "直班员", 1)
    piece = office.galley(office.to_typesetting(), "责编", slip)
    session = office.sessions["主编"]
    index = write_issue_report(office.desk, session, office.issue.id, tmp_path / "前")
    assert "为准" not in (index.parent / "pages" / "2026-04-001.html").read_text(encoding="utf-8")
    found_by_eye(office, piece, "甲", slip, "第5站", "第六站")
    index = write_issue_report(office.desk, session, office.issue.id, tmp_path / "后")
    page = (index.parent / "pages" / "2026-04-001.html").read_text(encoding="utf-8")
    assert "手工补记的差错为准" in page
    assert "内控标准：计错 2，" in page
    office.desk.close()


def test_the_administrator_takes_no_reports(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    with pytest.raises(OperationRefused):
        write_issue_report(office.desk, office.sessions["管理"], office.issue.id, tmp_path / "r")
    assert not (tmp_path / "r").exists()
    office.desk.close()
