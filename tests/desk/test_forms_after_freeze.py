"""What comes out on paper after the freeze: errors found by eye, named changes, pages, rates."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editorial.desk.form_records import issue_facts, piece_record
from editorial.desk.forms import write_issue_form
from editorial.desk.galleys import GalleyPages, receive_galley
from editorial.desk.manuscript_views import proof_material
from editorial.desk.proof_papers import round_papers
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from tests.desk.marking import found_by_eye, with_change
from tests.desk.offices import TEXT, Office, an_office
from tests.desk.test_forms import form, said
from tests.paper.paper_views import W, part
from tests.paper.schema_order import faults

SLIP = TEXT.replace("第3站", "第8站").replace("广播员", "广播圆", 2)
"""A number, and the same wrong character in two places."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Manuscript]]:
    """A first galley that was counted and read: an entry by hand, two changes, one excuse."""
    office = an_office(tmp_path_factory.mktemp("office"))
    piece = office.to_typesetting()
    session = office.sessions["责编"]
    pages, file = GalleyPages(12, 12), office.file(SLIP)
    piece = receive_galley(office.desk, session, piece.id, piece.revision, file, pages)
    piece = with_change(office, piece, "第7站候车室", "第7站候车大厅")
    piece = with_change(office, piece, "第20站候车室", "第20站大厅", approves=False)
    piece = found_by_eye(
        office, piece, "甲", SLIP, "第5站", "第六站", kind=DiscrepancyKind.NUMBER, remark="查时刻表"
    )
    numbers = [d.discrepancy.number for d in piece.rounds[-1].differences]
    yield office, office.settle_some(piece, "甲", numbers[1:2], Disposition.NOT_AN_ERROR)
    office.desk.close()


def row(sheet: str, words: str) -> str:
    return next(line for line in sheet.splitlines() if words in line)


def test_the_quality_record_lists_what_was_found_by_eye_and_counts_it(
    read: tuple[Office, Manuscript],
) -> None:
    office, piece = read
    docx = form(office, FormKind.QUALITY, piece)
    sheet = said(docx)
    assert row(sheet, "查时刻表").startswith("4｜一校｜第 6 段｜第5站｜第六站｜数字｜")
    assert row(sheet, "查时刻表").endswith("1｜排版错，改｜手工补记；查时刻表")
    assert row(sheet, "不算错").endswith("—｜0｜不算错｜理由")
    assert "合计｜｜4 处，其中补记 1 处｜" in sheet
    tenths = piece.rounds[-1].gate.rate.tenths
    assert tenths == 30
    assert "内控标准：计错 3，" in sheet
    assert faults(docx) == []


def test_the_same_slip_twice_in_a_paragraph_is_two_errors(office_with_twins: str) -> None:
    assert "合计｜｜2 处｜错字 2" in office_with_twins


@pytest.fixture
def office_with_twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    office = an_office(tmp_path_factory.mktemp("twins"))
    text = TEXT.replace("广播员报站。", "广播员报站，检票员放行，乘务员引路。", 1)
    twins = text.replace("检票员", "检票圆").replace("乘务员", "乘务圆")
    piece = office.galley(office.to_typesetting(text), "责编", twins)
    yield said(form(office, FormKind.QUALITY, piece))
    office.desk.close()


@pytest.mark.parametrize("kind", [FormKind.QUALITY, FormKind.RELEASE])
def test_named_changes_and_entries_by_hand_are_listed_and_counted(
    read: tuple[Office, Manuscript], kind: FormKind
) -> None:
    office, piece = read
    sheet = said(form(office, kind, piece))
    assert "手工补记｜1 处｜定稿后改动｜批准 1 处" in sheet
    approved = row(sheet, "第7站候车大厅")
    assert approved.startswith("1｜第 8 段｜第7站候车室｜第7站候车大厅｜以公告为准｜编辑甲")
    assert "批准　主编" in sheet
    assert "不批准　主编" in sheet
    assert "查时刻表" in sheet


def test_a_piece_without_any_has_no_empty_lists(tmp_path_factory: pytest.TempPathFactory) -> None:
    office = an_office(tmp_path_factory.mktemp("plain"))
    sheet = said(
        form(office, FormKind.RELEASE, office.galley(office.to_typesetting(), "责编", TEXT))
    )
    assert "手工补记｜0 处｜定稿后改动｜批准 0 处" in sheet
    assert "手工补记的差错" not in sheet
    assert "主编批示" not in sheet
    office.desk.close()


def test_the_routing_slip_has_the_pages_that_were_counted_at_receipt(
    read: tuple[Office, Manuscript],
) -> None:
    sheet = said(form(read[0], FormKind.ROUTING, read[1]))
    assert "｜12／12｜" in sheet
    assert "手工补记 1 处；批准改动待改入 1 处" in sheet


def test_the_sheet_concludes_from_what_counts(read: tuple[Office, Manuscript]) -> None:
    sheet = said(form(read[0], FormKind.CORRECTIONS, read[1]))
    assert "来样差错率｜内控标准：计错 4，" in sheet
    assert "处理后差错率｜内控标准：计错 3，" in sheet
    assert "结论｜不合格（以内控标准判定；尚有 2 处未处理，暂按计错）" in sheet


def test_the_issue_s_forms_count_them_piece_by_piece(read: tuple[Office, Manuscript]) -> None:
    office, _ = read
    session, folder = office.sessions["责编"], office.folder
    for kind, told in ((FormKind.RELEASE, "｜1／1｜"), (FormKind.QUALITY, "｜3｜1｜")):
        path = folder / f"issue-{kind.value}.docx"
        written = write_issue_form(office.desk, session, kind, office.issue.id, path)
        assert told in said(written.path.read_bytes())


def test_what_was_found_by_eye_is_listed_once_and_the_sheet_names_who_checked_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A broken picture that the next galley may still have stands on its list, counted once."""
    office = an_office(tmp_path_factory.mktemp("carried"))
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = found_by_eye(office, piece, "甲", TEXT, "第5站", "第5站", remark="图断线", place="图 2")
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.galley(piece, "责编", TEXT.replace("第30站", "第31站"))
    office.check_red(piece, "乙")
    release = said(form(office, FormKind.RELEASE, piece))
    assert "手工补记｜1 处" in release
    assert release.count("图断线") == 1
    assert "图 2｜第5站｜（见备注）" in release
    quality = said(form(office, FormKind.QUALITY, piece))
    assert quality.count("图断线") == 1
    assert "2 处，其中补记 1 处" in quality
    with office.desk.reading() as unit:
        record = piece_record(unit, issue_facts(office.desk, unit, office.issue.id), piece)
    material = proof_material(office.desk, office.sessions["主编"], piece.id, 1)
    sheet = said(round_papers(office.desk, office.sessions["主编"], material, record)[0][2])
    assert "核红人：编辑乙" in sheet
    assert "题名｜2026-04-001　春运第一天" in sheet
    office.desk.close()


def test_after_an_extra_proof_the_newest_rate_is_the_last_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    office = an_office(tmp_path_factory.mktemp("extra"))
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.REQUIRE_EXTRA_PROOF)
    piece = found_by_eye(office, piece, "乙", TEXT, "第4站", "第四站")
    assert "最终差错率｜内控标准：计错 1，" in said(form(office, FormKind.RELEASE, piece))
    office.desk.close()


def test_the_review_sheet_of_a_piece_that_is_over_has_no_blanks_to_fill(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    office = an_office(tmp_path_factory.mktemp("over"))
    piece = office.decide(office.register(), "主编", Decision.WITHDRAW)
    sheet = said(form(office, FormKind.REVIEWS, piece))
    assert sheet.count("没有进行，稿件已撤稿") == 3
    assert "没有审稿问题" in sheet
    assert "复审意见" not in sheet
    office.desk.close()


def test_signatures_stay_with_the_small_print(read: tuple[Office, Manuscript]) -> None:
    """So that no last page has nothing but hashes: every paragraph of theirs holds the next."""
    body = part(form(read[0], FormKind.QUALITY, read[1]), "word/document.xml").find(f"{W}body")
    assert body is not None
    signed = body.findall(f"{W}tbl")[-1]
    paragraphs = list(signed.iter(f"{W}p"))
    assert "检查人" in "".join(map(str, signed.itertext()))
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in paragraphs)
