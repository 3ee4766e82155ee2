"""The office's forms: they say what is on record, and are blank where nothing is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document

from editorial.desk.form_records import issue_facts, piece_record
from editorial.desk.forms import ISSUE_FORMS, OF_PIECE, write_form, write_issue_form
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import OperationRefused
from editorial.paper.forms.form_renderer import form_docx
from editorial.paper.forms.release_sheet import release_sheet_of_piece
from tests.desk.offices import TEXT, Office, an_office
from tests.paper.paper_views import W, part
from tests.paper.schema_order import faults

SLIP = TEXT.replace("第3站", "第8站").replace("广播员报站。\n第20站", "广播员报。\n第20站")


@pytest.fixture(scope="module")
def proofed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Manuscript]]:
    """An office with a piece whose first galley has just come in."""
    office = an_office(tmp_path_factory.mktemp("office"))
    yield office, office.galley(office.to_typesetting(), "责编", SLIP)
    office.desk.close()


def form(office: Office, kind: FormKind, piece: Manuscript, who: str = "主编") -> bytes:
    path = office.folder / f"{kind.value}.docx"
    return write_form(office.desk, office.sessions[who], kind, piece.id, path).path.read_bytes()


def said(docx: bytes) -> str:
    """Everything that the form says, a row of a table a line, equal neighbours once."""
    document = Document(io.BytesIO(docx))
    rows = [row for table in document.tables for row in table.rows]
    lines = ["｜".join(dict.fromkeys(cell.text for cell in row.cells)) for row in rows]
    return "\n".join([*lines, *(each.text for each in document.paragraphs)])


def test_the_review_sheet_says_what_the_three_reviews_said(
    proofed: tuple[Office, Manuscript],
) -> None:
    office, piece = proofed
    sheet = said(form(office, FormKind.REVIEWS, piece))
    for review in piece.reviews:
        assert review.opinion in sheet
    assert "☑建议采用　□退改　□退稿" in sheet
    assert "☑可发稿" in sheet
    assert "☑采用" in sheet
    for label, name in (("编辑签名", "编辑甲"), ("责任编辑签名", "责任编辑"), ("主编签名", "主编")):
        assert f"{label}｜{name}｜日期｜2026-03-02" in sheet


def test_what_nobody_has_recorded_is_a_blank_to_write_in(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.register()
    sheet = said(form(office, FormKind.REVIEWS, piece))
    assert "☑" not in sheet
    assert "□建议采用　□退改　□退稿" in sheet
    assert "主编签名｜｜日期｜　　　年　　月　　日" in sheet
    register = said(form(office, FormKind.REGISTER, piece))
    assert "2026-04-001" in register
    assert "春运第一天" in register
    assert "电话｜｜邮箱" in register
    assert "编辑甲" in register
    with pytest.raises(OperationRefused, match="还没有收到校样"):
        form(office, FormKind.CORRECTIONS, piece)
    office.desk.close()


def test_a_form_names_its_texts_by_hash_and_the_audit_entry_that_seals_it(
    proofed: tuple[Office, Manuscript],
) -> None:
    office, piece = proofed
    with office.desk.reading() as unit:
        told = [e for e in unit.audit.entries(piece.id) if not e.action.startswith("form.")]
    sheet = said(form(office, FormKind.RELEASE, piece))
    assert piece.frozen is not None
    assert piece.frozen.text_sha256 in sheet
    assert piece.galleys[0].text_sha256 in sheet
    assert f"第 {told[-1].sequence} 条" in sheet
    assert told[-1].seal in sheet
    assert told[-1].seal in said(form(office, FormKind.CORRECTIONS, piece))


def test_every_page_bears_the_issue_the_form_and_its_number(
    proofed: tuple[Office, Manuscript],
) -> None:
    docx = form(proofed[0], FormKind.ROUTING, proofed[1])
    header = "".join(map(str, part(docx, "word/header1.xml").itertext()))
    footer = part(docx, "word/footer1.xml")
    assert header == "《通衢》2026年第4期　校样流转单"
    assert "第 1 页　共 1 页" in "".join(map(str, footer.itertext()))
    assert [f.get(f"{W}instr") for f in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_queries_go_to_the_query_sheet_and_errors_to_the_quality_record(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    queried = office.settle(piece, "甲", Disposition.MANUSCRIPT_QUERY)
    query = said(form(office, FormKind.QUERIES, queried))
    assert "1｜一校｜第 4 段｜3｜8｜理由｜编辑甲" in query
    record = said(form(office, FormKind.QUALITY, queried))
    assert "原稿疑问" in record
    assert "合计｜｜2 处｜" in record
    office.desk.close()


def test_a_sign_off_that_a_new_galley_voids_is_no_signature(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    piece = office.to_release()
    with office.desk.reading() as unit:
        record = piece_record(unit, issue_facts(office.desk, unit, office.issue.id), piece)
    assert "主编批准清样｜主编｜日期" in said(form_docx(release_sheet_of_piece(record)))
    void = tuple(replace(each, voided_at=office.clock()) for each in piece.sign_offs)
    record = replace(record, manuscript=replace(piece, sign_offs=void))
    sheet = said(form_docx(release_sheet_of_piece(record)))
    assert "主编批准清样｜｜日期" in sheet
    assert "因收到新校样作废" in sheet
    office.desk.close()


def test_equal_records_give_equal_files_and_each_printing_is_on_record(
    proofed: tuple[Office, Manuscript],
) -> None:
    office, piece = proofed
    for kind in OF_PIECE:
        first, again = (form(office, kind, piece, who) for who in ("主编", "审计"))
        assert first == again
        assert faults(first) == []
        digest = sha256(first).hexdigest()
        with office.desk.reading() as unit:
            printed = unit.audit.entries(piece.id)[-2:]
        assert [e.action for e in printed] == ["form.write", "form.write"]
        assert all(digest in entry.details for entry in printed)


def test_the_forms_of_an_issue_hold_every_piece(
    proofed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = proofed
    office.register(TEXT + "另一篇。\n", "还没有校样的一篇")
    for kind in ISSUE_FORMS:
        session = office.sessions["责编"]
        written = write_issue_form(office.desk, session, kind, office.issue.id, tmp_path / "表单")
        assert written.path.name == f"2026年第4期_{kind.label}.docx"
        docx = written.path.read_bytes()
        assert faults(docx) == []
        if kind not in {FormKind.QUERIES, FormKind.ACCOUNTS}:
            assert "2026-04-001" in said(docx)
    assert "还没有校样的一篇" in said((tmp_path / "表单/2026年第4期_稿件登记表.docx").read_bytes())


def test_who_may_not_see_manuscripts_gets_no_form(
    proofed: tuple[Office, Manuscript],
) -> None:
    office, piece = proofed
    target = office.folder / "名册" / "登记表.docx"
    with pytest.raises(OperationRefused, match="打印表单"):
        write_form(office.desk, office.sessions["管理"], FormKind.REGISTER, piece.id, target)
    assert not target.parent.exists()


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(
    proofed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = proofed
    session = office.sessions["主编"]
    with pytest.raises(OperationRefused, match="一期没有“三审单”，可以打印：稿件登记表"):
        write_issue_form(office.desk, session, FormKind.REVIEWS, office.issue.id, tmp_path)
