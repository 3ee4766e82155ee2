"""Layout characters, cover and important matter of a piece: recorded, counted by, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.desk.forms import write_form
from editorial.desk.issue_reports import write_issue_report
from editorial.desk.layout_recording import LayoutForm, record_layout
from editorial.domain.decisions import Decision
from editorial.domain.error_rate import ErrorRate
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import RoundRate
from editorial.domain.refusals import OperationRefused
from editorial.intake.read import read_document
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from tests.desk.offices import TEXT, Office, an_office

WRITTEN = len(body_text(DocumentText.from_plain(TEXT)))
GALLEY = TEXT.replace("第7站候车室", "第8站候车室", 1).replace("核对车次", "核队车次", 1)
"""A wrong number in the eighth paragraph, a wrong character in the second."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


def in_proof(office: Office) -> Manuscript:
    return office.galley(office.to_typesetting(), "责编", GALLEY)


def record(office: Office, piece: Manuscript, form: LayoutForm, who: str = "责编") -> Manuscript:
    return record_layout(office.desk, office.sessions[who], piece.id, piece.revision, form)


def rates(piece: Manuscript) -> dict[str, RoundRate]:
    current = piece.current_round
    assert current is not None
    return {each.scheme: each for each in current.rates}


def refused(office: Office, piece: Manuscript, form: LayoutForm, who: str = "责编") -> list[str]:
    with pytest.raises(OperationRefused) as refusal:
        record(office, piece, form, who)
    return [each.code for each in refusal.value.refusals]


def test_the_state_schemes_divide_by_the_layout_and_the_house_s_by_the_text(
    office: Office,
) -> None:
    piece = in_proof(office)
    before = rates(piece)
    assert before["periodical-2020"].rate == ErrorRate(20, WRITTEN)
    piece = record(office, piece, LayoutForm("40×44×3"))
    after = rates(piece)
    assert after["house"] == before["house"]
    assert after["periodical-2020"].rate == ErrorRate(20, 40 * 44 * 3)
    assert after["periodical-2020"].text_rate == ErrorRate(20, WRITTEN)
    assert piece.current_round is not None
    incoming = {each.scheme: each.rate for each in piece.current_round.incoming_rates}
    assert incoming["periodical-2020"] == ErrorRate(20, 40 * 44 * 3)


@pytest.mark.parametrize(
    ("form", "tenths"),
    [
        (LayoutForm(), 20),
        (LayoutForm(cover=True), 40),
        (LayoutForm(paragraphs=(2,)), 30),
        (LayoutForm(paragraphs=(2, 8)), 40),
        (LayoutForm(words=("第7站候车室",)), 30),
        (LayoutForm(words=("第7站 候车室", "第9站候车室")), 30),
        (LayoutForm(words=("值班员核对车次",), paragraphs=(3,)), 30),
        (LayoutForm(paragraphs=(2,), cover=True), 40),
    ],
)
def test_the_cover_and_important_matter_count_double_and_never_more(
    office: Office, form: LayoutForm, tenths: int
) -> None:
    piece = in_proof(office)
    if form != LayoutForm():
        piece = record(office, piece, form)
    assert rates(piece)["periodical-2020"].rate.tenths == tenths
    assert rates(piece)["house"].rate.tenths == 20


def test_a_blank_form_takes_the_record_back(office: Office) -> None:
    piece = in_proof(office)
    before = rates(piece)
    piece = record(office, piece, LayoutForm("5280", cover=True))
    piece = record(office, piece, LayoutForm())
    assert rates(piece) == before
    assert [each.cover for each in piece.layouts] == [True, False]


def test_the_record_is_kept_with_who_and_when_and_in_the_audit(office: Office) -> None:
    form = LayoutForm("20×44×2栏×3+封面1", True, (3, 1, 3), ("第7站候车室", " "))
    piece = record(office, in_proof(office), form, "主编")
    with office.desk.reading() as unit:
        (kept,) = unit.manuscripts.get(piece.id).layouts
        entry = unit.audit.entries(piece.id)[-1]
    assert kept == piece.layout
    assert (kept.characters, kept.version) == (20 * 44 * 2 * 3 + 20 * 44 * 2 // 2, 1)
    assert (kept.paragraphs, kept.words) == ((1, 3), ("第7站候车室",))
    assert kept.by == office.sessions["主编"].person
    assert entry.action == "layout.record"
    assert f'"characters":{kept.characters}' in entry.details.replace(" ", "")


def test_the_next_galleys_are_counted_by_it_and_rounds_that_are_over_keep_their_rates(
    office: Office,
) -> None:
    piece = office.decide(office.settle(in_proof(office), "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    over = piece.rounds[0]
    piece = record(office, piece, LayoutForm("5280"))
    assert piece.rounds[0] == over
    piece = office.galley(piece, "责编", TEXT + "补记。\n")
    assert rates(piece)["periodical-2020"].rate.characters == 5280
    assert piece.layout_of(piece.rounds[0]) is None


def test_what_was_signed_is_not_counted_otherwise_any_more(office: Office) -> None:
    assert refused(office, office.to_release(), LayoutForm("5280")) == ["layout_settled"]


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        (LayoutForm("40×44"), ["layout_unreadable"]),
        (LayoutForm("0×44×3"), ["layout_unreadable"]),
        (LayoutForm(paragraphs=(0, 42)), ["no_such_paragraph"]),
        (LayoutForm(words=("渡口",)), ["word_not_found"]),
        (LayoutForm(words=("长" * 41,)), ["word_too_long"]),
        (
            LayoutForm("x", paragraphs=(99,), words=("渡口",)),
            ["layout_unreadable", "no_such_paragraph", "word_not_found"],
        ),
        (LayoutForm(), ["layout_unchanged"]),
    ],
)
def test_a_form_that_cannot_be_right_is_refused_with_every_reason(
    office: Office, form: LayoutForm, codes: list[str]
) -> None:
    assert refused(office, in_proof(office), form) == codes


def test_who_reads_does_not_set_the_measure(office: Office) -> None:
    assert refused(office, in_proof(office), LayoutForm("5280"), "甲") == ["role"]


def test_report_and_quality_record_show_both_numbers_of_characters(
    office: Office, tmp_path: Path
) -> None:
    piece = record(office, in_proof(office), LayoutForm("5280"))
    index = write_issue_report(
        office.desk, office.sessions["主编"], office.issue.id, tmp_path / "报告"
    )
    page = index.read_text("utf-8")
    assert f"版面字数 5,280 字（原稿文字 {WRITTEN:,} 字）" in page
    table = (index.parent / "report.csv").read_text("utf-8-sig").splitlines()
    assert "字数,版面字数," in table[0]
    assert f",{WRITTEN},5280," in table[1]
    form = write_form(
        office.desk, office.sessions["责编"], FormKind.QUALITY, piece.id, tmp_path / "表"
    )
    told = "\n".join(p.text for p in read_document(form.path).document.paragraphs)
    assert f"{WRITTEN}（文字字数）；5280（版面字数）" in told
    assert "按版面字数 5280 字计" in told
    assert f"按文字字数 {WRITTEN} 字计" in told


def test_an_issue_s_sum_divides_each_piece_by_what_is_known_of_it(
    office: Office, tmp_path: Path
) -> None:
    record(office, in_proof(office), LayoutForm("5280"))
    in_proof(office)
    index = write_issue_report(
        office.desk, office.sessions["主编"], office.issue.id, tmp_path / "报告"
    )
    both = 5280 + WRITTEN
    assert f"版面字数 {both:,} 字（原稿文字 {2 * WRITTEN:,} 字）" in index.read_text("utf-8")
