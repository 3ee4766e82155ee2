"""A set galley comes back as the paragraphs it was set from."""

from __future__ import annotations

import pytest

from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_process import PdfContent
from editorial.intake.pdf_reader import document_of, read_pdf
from editorial.intake.read import read_bytes
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind
from tests.intake.pdf_builder import Galley, Sheet

_SENTENCE = "审读是编辑工作的重要环节，“要逐字逐句”地看，"
PARAGRAPHS = [
    f"第{number}段，" + _SENTENCE * (1 + number % 4) + "这样才能保证质量。" * (1 + number % 3)
    for number in range(14)
]


def _body(document: DocumentText) -> list[str]:
    return [p.text for p in document.paragraphs if p.kind is ParagraphKind.BODY]


def _set(sheet: Sheet) -> Galley:
    galley = Galley(sheet).title("审读工作的几点体会").heading("一、概述")
    for text in PARAGRAPHS:
        galley.paragraph(text)
    return galley


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(),
        Sheet(justified=True),
        Sheet(across=16, columns=2),
        Sheet(across=16, columns=2, justified=True),
        Sheet(heads=("编辑学习 2024年第3期",), folios=True),
        Sheet(heads=("编辑学习 2024年第3期", "试读栏目"), folios=True, folio="· {} ·"),
        Sheet(folios=True, folio="第 {} 页", first_page=37),
        Sheet(across=15, columns=2, lines=12, folios=True, folio="— {} —"),
    ],
    ids=[
        "ragged",
        "justified",
        "two ragged columns",
        "two justified columns",
        "one head",
        "two heads",
        "folios from 37",
        "short columns",
    ],
)
def test_paragraphs_come_back_whole_over_lines_columns_and_pages(sheet: Sheet) -> None:
    document = read_pdf(_set(sheet).pdf())
    assert _body(document) == PARAGRAPHS
    assert [(p.text, p.kind.value) for p in document.paragraphs[:2]] == [
        ("审读工作的几点体会", "title"),
        ("一、概述", "heading"),
    ]


def test_paragraphs_know_the_page_they_begin_on() -> None:
    document = read_pdf(_set(Sheet(lines=10)).pdf())
    pages = [p.location.page or 0 for p in document.paragraphs]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert len(set(pages)) > 2


def test_heads_and_folios_are_counted_and_named() -> None:
    document = read_pdf(_set(Sheet(heads=("编辑学习",), folios=True)).pdf())
    pages = max(p.location.page or 0 for p in document.paragraphs)
    assert document.layout_removed == pages * (len("编辑学习") + 1)
    assert f"略去书眉、页码 {2 * pages} 行：编辑学习；1；2" in document.notes[0]


def test_text_that_repeats_from_page_to_page_is_no_running_head() -> None:
    line = "同一行文字，每页都有，看它会不会当成书眉。"
    galley = Galley(Sheet(lines=33))
    for _ in range(66):
        galley.paragraph(line, indent=0)
    document = read_pdf(galley.pdf())
    assert _body(document) == [line] * 66
    assert document.layout_removed == 0


def test_a_lone_page_loses_only_a_page_number_that_stands_apart() -> None:
    document = read_pdf(Galley(Sheet(folios=True, first_page=12)).lines("正文一行。").pdf())
    assert _body(document) == ["正文一行。"]
    assert document.layout_removed == 2
    document = read_pdf(Galley(Sheet(top=600)).lines("正文一行。", "12").pdf())
    assert "".join(_body(document)) == "正文一行。12"


def test_lines_that_do_not_fill_the_page_are_paragraphs_of_their_own() -> None:
    verse = ["床前有月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"]
    texts = ["小标题", "这是一句话，比别的行都长，但没有到行末。", "短句。", *verse]
    assert _body(read_pdf(Galley().lines(*texts).pdf())) == texts


def test_a_title_in_two_lines_stays_one() -> None:
    galley = Galley().title("审读工作的几点体会与", "今后的打算之一二三四")
    document = read_pdf(galley.paragraph(PARAGRAPHS[3]).pdf())
    assert document.paragraphs[0].text == "审读工作的几点体会与今后的打算之一二三四"
    assert document.paragraphs[0].kind is ParagraphKind.TITLE


def test_a_broken_latin_word_is_made_whole_and_words_stay_parted() -> None:
    document = read_pdf(Galley().lines("The inter-", "national stan-", "dard of", "proofs").pdf())
    assert "".join(_body(document)).replace(" ", "") == "Theinternationalstandardofproofs"
    assert "接回行末断开的外文词 2 个" in document.notes
    assert document.layout_removed == 2


def test_look_alikes_of_typesetting_are_folded_and_said() -> None:
    document = read_pdf(Galley().lines("日⽉⼈・ﬁne ―").pdf())
    assert _body(document)[0].replace(" ", "") == "日月人·fine—"
    assert any(note.startswith("排版异码") for note in document.notes)


def test_characters_of_private_use_make_the_text_layer_doubtful() -> None:
    def notes(text: str) -> tuple[str, ...]:
        line = TextLine(text, 70, 300, 600, 10)
        return document_of(PdfContent((PageText(1, 700, 0, 0, 500, (line,)),))).notes

    assert notes("字" * 190 + "\ue001") == ("文字层不可信，请人工核对（无法识别的字符 1 个）",)
    assert notes("字" * 210 + "\ue001") == ()


def test_read_bytes_knows_a_pdf_by_its_content() -> None:
    result = read_bytes(Galley().lines("正文一行。").pdf(), "清样.txt")
    assert result.media_type == "application/pdf"
    assert result.document.paragraphs[0].text == "正文一行。"
