"""The papers of a proof round: for whoever may see the differences, from the record as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.desk.baseline_changes import (
    ChangeForm,
    find_in_frozen,
    propose_change,
    rule_change,
)
from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.hand_entries import HandEntryForm, add_hand_entry, take_out_hand_entry
from editorial.desk.proof_papers import write_proof_papers
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import OperationRefused
from editorial.domain.stages import Stage
from editorial.paper.tracked_changes import PRINTER
from tests.desk.marking import found_by_eye
from tests.desk.offices import TEXT, Office, an_office
from tests.paper.libreoffice import office as libreoffice
from tests.paper.libreoffice import resolved_in_libreoffice
from tests.paper.paper_views import W, part, resolved
from tests.paper.schema_order import faults

__all__ = ["libreoffice"]

SLIP = TEXT.replace("第3站", "第8站").replace("广播员报站。\n第20站", "广播员报。\n第20站")


def papers(office: Office, piece: Manuscript, who: str, folder: Path) -> tuple[Path, ...]:
    return write_proof_papers(office.desk, office.sessions[who], piece.id, folder)


def authors(docx: bytes) -> set[str]:
    root = part(docx, "word/document.xml")
    return {each.get(f"{W}author", "") for each in root.iter(f"{W}ins", f"{W}del")}


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def decided(office: Office, piece: Manuscript, number: int, verdict: Verdict) -> Manuscript:
    session = office.sessions["甲"]
    return decide_differences(office.desk, session, piece.id, piece.revision, [number], verdict)


def test_the_round_s_papers_bear_its_reader_and_what_was_decided(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = decided(office, piece, 1, Verdict(Disposition.EDITOR_CHANGE, "站次改定"))
    piece = decided(office, piece, 2, Verdict(Disposition.TYPESETTING_ERROR))
    sheet, page, changes = papers(office, piece, "甲", tmp_path / "新" / "文件")
    assert [path.name for path in (sheet, page, changes)] == [
        "2026-04-001_一校_校对单.docx",
        "2026-04-001_一校_校对单.html",
        "2026-04-001_一校_修订稿.docx",
    ]
    shown = page.read_text(encoding="utf-8")
    assert "一校 编辑甲" in shown
    assert "√保留" in shown
    assert "站次改定" in shown
    assert "处理后" in shown
    written = changes.read_bytes()
    assert authors(written) == {"一校 编辑甲"}
    assert resolved(written, lambda _: False) == lines(SLIP)
    assert resolved(written, lambda _: True) == lines(TEXT.replace("第3站", "第8站"))
    assert faults(written) == faults(sheet.read_bytes()) == []
    office.desk.close()


def test_later_rounds_show_the_earlier_ones_under_their_own_readers(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.settle(office.galley(office.to_typesetting(), "责编", SLIP), "甲")
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    second = TEXT.replace("第3站", "第8站").replace("第30站", "第36站")
    piece = office.settle(office.galley(piece, "责编", second), "乙")
    assert piece.stage is Stage.SECOND_PROOF
    *_, changes = papers(office, piece, "乙", tmp_path / "二校")
    written = changes.read_bytes()
    assert authors(written) == {"一校 编辑甲", "二校 编辑乙", PRINTER}
    assert resolved(written, lambda _: False) == lines(SLIP)
    assert resolved(written, lambda who: who in {"一校 编辑甲", PRINTER}) == lines(second)
    assert resolved(written, lambda _: True) == lines(TEXT)
    office.desk.close()


def test_equal_rounds_give_equal_files_and_leave_no_trace(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    with office.desk.reading() as unit:
        before = unit.audit.head()
    first = [path.read_bytes() for path in papers(office, piece, "主编", tmp_path / "一")]
    again = [path.read_bytes() for path in papers(office, piece, "审计", tmp_path / "二")]
    assert first == again
    with office.desk.reading() as unit:
        assert unit.audit.head() == before
    office.desk.close()


def test_who_may_not_see_the_differences_gets_no_papers(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    with pytest.raises(OperationRefused):
        papers(office, piece, "管理", tmp_path / "文件")
    assert not (tmp_path / "文件").exists()
    office.desk.close()


def test_without_a_galley_there_are_no_papers(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    with pytest.raises(OperationRefused, match="还没有收到校样"):
        papers(office, office.to_typesetting(), "甲", tmp_path / "文件")
    office.desk.close()


def with_entry(office: Office, piece: Manuscript, right: str) -> Manuscript:
    """The piece with an error found by eye at the fifth station."""
    start = "".join(SLIP.split()).index("第5站")
    form = HandEntryForm(
        start, start + 3, "第5站", right, DiscrepancyKind.NUMBER, remark="查时刻表"
    )
    return add_hand_entry(office.desk, office.sessions["甲"], piece.id, piece.revision, form)


def with_change(office: Office, piece: Manuscript, *, approves: bool) -> Manuscript:
    """The piece with a change of the frozen text, ruled on."""
    place = find_in_frozen(office.desk, office.sessions["甲"], piece.id, "第7站候车室")[0]
    form = ChangeForm(place.start, place.end, "第7站候车大厅", "名称以公告为准")
    session = office.sessions["甲"]
    piece = propose_change(office.desk, session, piece.id, piece.revision, form)
    return rule_change(
        office.desk,
        office.sessions["主编"],
        piece.id,
        piece.revision,
        piece.baseline_changes[-1].number,
        approves=approves,
        remark="照公告",
    )


def test_the_sheet_lists_what_was_found_by_eye_and_the_changes_to_bring_in(
    tmp_path: Path,
) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = with_entry(office, with_change(office, piece, approves=True), "第六站")
    sheet, page, _ = papers(office, piece, "甲", tmp_path / "新")
    shown = page.read_text(encoding="utf-8")
    printed = "".join(
        each.text or "" for each in part(sheet.read_bytes(), "word/document.xml").iter()
    )
    for told in (shown, printed):
        assert "第六站" in told
        assert "查时刻表" in told
        assert "第7站候车大厅" in told
        assert "名称以公告为准" in told
        assert "2 处，见附表" in told
        assert "计错 3" in told, "what was found by eye counts in the sheet's rate"
    assert faults(sheet.read_bytes()) == []
    office.desk.close()


def accepted(written: bytes) -> list[str]:
    return resolved(written, lambda _: True)


def test_accepting_the_tracked_changes_gives_what_the_printer_is_to_set(tmp_path: Path) -> None:
    """By eye a number, kept the first difference, approved a name, told in words a picture."""
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = with_entry(office, with_change(office, piece, approves=True), "第六站")
    piece = found_by_eye(office, piece, "甲", SLIP, "第9站", "第9站", remark="图断线", place="图 2")
    piece = decided(office, piece, 1, Verdict(Disposition.EDITOR_CHANGE, "站次改定"))
    *_, changes = papers(office, piece, "甲", tmp_path / "新")
    written = changes.read_bytes()
    assert authors(written) == {"一校 编辑甲"}
    head, foot = (part(written, f"word/{each}1.xml") for each in ("header", "footer"))
    assert "".join(map(str, head.itertext())) == "《通衢》2026年第4期　修订稿"
    assert "2026-04-001　春运第一天" in "".join(map(str, foot.itertext()))
    assert resolved(written, lambda _: False) == lines(SLIP)
    wanted = TEXT.replace("第3站", "第8站").replace("第5站", "第六站")
    assert accepted(written) == lines(wanted.replace("第7站候车室", "第7站候车大厅"))
    notes = ["".join(map(str, each.itertext())) for each in part(written, "word/comments.xml")]
    assert notes == [
        "一校　补 4　图 2　图断线",
        "一校　补 3　数字　改正（查时刻表）",
        "一校　改动 1　编辑改动（名称以公告为准）",
        "一校　第2处　漏字　增补",
    ]
    assert faults(written) == []
    office.desk.close()


def test_what_was_excused_or_is_no_error_after_all_is_no_tracked_change(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = with_entry(office, office.galley(office.to_typesetting(), "责编", SLIP), "第六站")
    for number in (1, 2, 3):
        piece = decided(office, piece, number, Verdict(Disposition.NOT_AN_ERROR, "原样"))
    *_, changes = papers(office, piece, "甲", tmp_path / "新")
    assert authors(changes.read_bytes()) == set()
    assert accepted(changes.read_bytes()) == lines(SLIP)
    office.desk.close()


def test_a_difference_that_an_approved_change_has_settled_is_not_put_right(tmp_path: Path) -> None:
    """The galley has the new words already: the sheet says so, the tracked changes leave them."""
    office = an_office(tmp_path)
    piece = office.galley(
        office.to_typesetting(), "责编", SLIP.replace("第7站候车室", "第7站候车大厅")
    )
    piece = with_change(office, piece, approves=True)
    _, page, changes = papers(office, piece, "甲", tmp_path / "新")
    assert "按第 1 处改动排" in page.read_text(encoding="utf-8")
    wanted = TEXT.replace("第7站候车室", "第7站候车大厅")
    assert accepted(changes.read_bytes()) == lines(wanted)
    office.desk.close()


@pytest.mark.libreoffice
def test_libreoffice_accepts_and_rejects_them_the_same(
    libreoffice: tuple[str, Path], tmp_path: Path
) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = with_entry(office, with_change(office, piece, approves=True), "第六站")
    piece = decided(office, piece, 1, Verdict(Disposition.EDITOR_CHANGE, "站次改定"))
    *_, changes = papers(office, piece, "甲", tmp_path / "新")
    seen = resolved_in_libreoffice(libreoffice, {"round": changes.read_bytes()})
    wanted = TEXT.replace("第3站", "第8站").replace("第5站", "第六站")
    wanted = wanted.replace("第7站候车室", "第7站候车大厅")
    assert [lines(text) for text in seen["round"]] == [lines(SLIP), lines(wanted)]
    office.desk.close()


def test_what_was_taken_out_or_refused_is_not_asked_for(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = with_entry(office, with_change(office, piece, approves=False), "第六站")
    piece = take_out_hand_entry(office.desk, office.sessions["甲"], piece.id, piece.revision, 3)
    _, page, _ = papers(office, piece, "甲", tmp_path / "新")
    shown = page.read_text(encoding="utf-8")
    assert "第六站" not in shown
    assert "候车大厅" not in shown
    assert "附表" not in shown
    office.desk.close()


def test_a_galley_that_has_the_change_is_not_asked_for_it_again(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = with_change(office, office.to_typesetting(), approves=True)
    piece = office.galley(piece, "责编", SLIP.replace("第7站候车室", "第7站候车大厅"))
    _, page, _ = papers(office, piece, "甲", tmp_path / "新")
    assert "附表" not in page.read_text(encoding="utf-8")
    office.desk.close()
