"""Pages set otherwise: columns, vertical, sideways, struck twice, half scanned, hidden text."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from PIL import Image

from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_process import PdfContent
from editorial.intake.pdf_reader import document_of, read_pdf
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind
from tests.intake.pdf_builder import Galley, Sheet
from tests.intake.test_pdf_limits import raw_pdf

_TEXTS = [
    "第一段，" + "审读是编辑工作的重要环节，要逐字逐句地看。" * 5,
    "第二段，" + "这样才能保证质量，请看下面的说明。" * 4,
    "第三段，" + "重要的是逐字逐句，不能大意。" * 6,
]


def _body(document: DocumentText) -> list[str]:
    return [p.text for p in document.paragraphs if p.kind is ParagraphKind.BODY]


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_columns_under_a_title_across_them(columns: int) -> None:
    across = {2: 15, 3: 11, 4: 9}[columns]
    galley = Galley(Sheet(across=across, columns=columns, lines=14, left=30, gutter=12))
    galley.title("审读工作的几点体会")
    for text in _TEXTS:
        galley.paragraph(text)
    document = read_pdf(galley.pdf())
    assert _body(document) == _TEXTS
    assert document.paragraphs[0].kind is ParagraphKind.TITLE


def _vertical(folio: bool = False) -> DocumentText:
    """Three pages of columns from the right, each paragraph indented by two characters."""
    galley = Galley()
    size, per_column, per_page = 10.5, 24, 9
    columns: list[str] = []
    for text in _TEXTS * 2:
        indented = "　　" + text
        columns += [indented[i : i + per_column] for i in range(0, len(indented), per_column)]
    for number, column in enumerate(columns):
        if number and number % per_page == 0:
            galley._new_page()
        for place, character in enumerate(column):
            if character != "　":
                galley.document.set_font("serif", size=size)
                x = 420 - (number % per_page) * size * 1.8
                galley.document.text(x, 80 + place * size, character)
        if folio and number % per_page == 0:
            galley.document.text(245, 660, str(galley.document.page + 10))
    return read_pdf(galley.pdf())


def test_vertical_setting_is_read_from_the_right_and_said() -> None:
    document = _vertical()
    assert _body(document) == _TEXTS * 2
    assert any(note.startswith("竖排 3 页") for note in document.notes)


def test_folios_of_vertical_pages_are_left_out() -> None:
    assert _body(_vertical(folio=True)) == _TEXTS * 2


def test_a_page_on_its_side_is_read_upright() -> None:
    text = "This page lies on its side, and every line of it"
    for turn in (0, 90):
        lines = b" ".join(
            b"BT /G 12 Tf 0 1 -1 0 %d 60 Tm (%s %d) Tj ET" % (100 + 20 * n, text.encode(), n)
            for n in range(4)
        )
        page = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate %d/Contents 4 0 R"
            b"/Resources<</Font<</G 5 0 R>>>>>>" % turn
        )
        data = raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            b"<</Length %d>>stream\n%s\nendstream" % (len(lines), lines),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        )
        document = read_pdf(data)
        assert " ".join(_body(document)) == " ".join(f"{text} {n}" for n in range(4))
        assert not document.notes


def test_type_struck_twice_to_look_bold_is_read_once() -> None:
    galley = Galley()
    for text, y in (("重要环节", 100), ("逐字逐句地看", 130)):
        galley.document.set_font("serif", size=10.5)
        galley.document.text(72, y, text)
        galley.document.text(72.5, y, text)
    assert "".join(_body(read_pdf(galley.pdf()))) == "重要环节逐字逐句地看"


def test_a_stutter_in_the_text_itself_stays() -> None:
    assert _body(read_pdf(Galley().lines("要要看看，看看再说。").pdf())) == ["要要看看，看看再说。"]


def test_characters_spaced_out_over_a_line_lose_the_spaces() -> None:
    galley = Galley()
    galley.document.set_font("serif", size=10.5)
    for number, character in enumerate("审读是编辑工作的重要环节"):
        galley.document.text(72 + number * 18, 100, character)
    assert _body(read_pdf(galley.pdf())) == ["审读是编辑工作的重要环节"]


def test_two_names_in_one_line_keep_the_space_between_them() -> None:
    assert _body(read_pdf(Galley().lines("编辑甲　编辑乙").pdf())) == ["编辑甲 编辑乙"]


def test_pages_without_a_text_layer_are_named() -> None:
    galley = Galley().lines("第一页是文字，读得出来，一字不少。")
    for _ in range(2):
        galley._new_page()
        galley.document.image(Image.new("L", (40, 40), 128), x=0, y=0, w=500, h=700)
    galley._new_page()
    document = read_pdf(galley.lines("第四页又是文字，也读得出来，没有遗漏。").pdf())
    assert "第 2、3 页没有文字层（扫描图或文字已转曲），共 2 页" in document.not_read
    assert len(_body(document)) == 2


def test_white_and_tiny_text_is_said() -> None:
    galley = Galley().lines("看得见的正文，一字不少。")
    galley.document.set_text_color(255, 255, 255)
    galley.document.text(72, 300, "白字")
    galley.document.set_text_color(0, 0, 0)
    galley.document.set_font("serif", size=0.5)
    galley.document.text(72, 350, "小字一")
    notes = read_pdf(galley.pdf()).notes
    assert "含白色文字 2 字（可能印在深色底上，也可能看不见），请人工核对" in notes
    assert "含小得看不见的文字 3 字，请人工核对" in notes


def test_a_slanted_watermark_is_one_piece_and_said() -> None:
    galley = Galley().lines(*["正文一行，逐字逐句地看。"] * 4)
    with galley.document.rotation(45, 250, 350):
        galley.document.set_font("serif", size=30)
        galley.document.text(200, 350, "清样")
    document = read_pdf(galley.pdf())
    assert "含斜置或侧置的文字 2 字（可能是水印），请人工核对" in document.notes
    assert "清样" in [p.text for p in document.paragraphs]


def test_form_fields_and_remarks_are_named_and_links_are_not() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.cell(text="Some words to read here.")
    pdf.text_annotation(10, 10, "remark")
    pdf.link(10, 10, 20, 20, "https://example.org")
    assert read_pdf(bytes(pdf.output())).not_read == ("批注 1 处",)


def test_control_characters_in_the_text_layer_are_said() -> None:
    document = read_pdf(Galley().lines("正\u202e文一行，逐字逐句。").pdf())
    if "\u202e" in document.paragraphs[0].text:
        assert "含看不见的控制字符 1 个，请人工核对" in document.notes


def test_private_use_of_the_old_national_standard_becomes_punctuation() -> None:
    line = TextLine("审读\ue78d要细\ue791", 70, 300, 600, 10)
    document = document_of(PdfContent((PageText(1, 700, 0, 0, 500, (line,)),)))
    assert document.paragraphs[0].text == "审读，要细；"
    assert document.notes == ("排版异码 2 字换成通用字符",)
