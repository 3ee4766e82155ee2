"""Footnotes, captions, tables and drop caps of a galley: none of them breaks a paragraph."""

from __future__ import annotations

from PIL import Image

from editorial.intake.pdf_reader import read_pdf
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Paragraph, ParagraphKind
from tests.intake.pdf_builder import Galley, Sheet

_LONG = "审读是编辑工作的重要环节，要逐字逐句地看，这样才能保证质量，" * 9 + "到此为止。"
_SHORT = "下面另起一段，说别的事情，也要说得清楚明白才好。"


def _of(document: DocumentText, kind: ParagraphKind) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.kind is kind]


def _texts(document: DocumentText, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [p.text for p in _of(document, kind)]


def _put(galley: Galley, x: float, y: float, text: str, size: float) -> None:
    """Put a text down at a place, from the left and from the top."""
    galley.document.set_font("serif", size=size)
    galley.document.text(x, y, text)


def _rule(galley: Galley, left: float, right: float, y: float) -> None:
    galley.document.set_line_width(0.5)
    galley.document.line(left, y, right, y)


class _Footed(Galley):
    """A galley whose first page has notes at its foot."""

    ruled = True

    def _next_column(self) -> None:
        if self.document.page == 1:
            foot = self.sheet.top + self.sheet.lines * self.sheet.size * 1.6 + 10
            if self.ruled:
                _rule(self, self.sheet.left, self.sheet.left + 100, foot - 12)
            _put(self, self.sheet.left, foot, "① 见编辑学习的有关文章，", 8)
            _put(self, self.sheet.left, foot + 12, "第三页说得很清楚。", 8)
            _put(self, self.sheet.left, foot + 24, "② 参见审读工作的说明。", 8)
        super()._next_column()


class _FootedWithoutRule(_Footed):
    ruled = False


def test_footnotes_do_not_break_a_paragraph_that_goes_over_the_page() -> None:
    for make in (_Footed, _FootedWithoutRule):
        galley = make(Sheet(lines=6))
        document = read_pdf(galley.paragraph(_LONG).paragraph(_SHORT).pdf())
        assert _texts(document) == [_LONG, _SHORT]
        notes = _of(document, ParagraphKind.FOOTNOTE)
        assert [n.text for n in notes] == [
            "① 见编辑学习的有关文章，第三页说得很清楚。",
            "② 参见审读工作的说明。",
        ]
        assert [(n.location.page, n.location.note) for n in notes] == [(1, "①"), (1, "②")]
        assert document.paragraphs[-1] is notes[-1], "notes come behind the text"


def test_notes_under_the_columns_do_not_break_the_paragraph_from_column_to_column() -> None:
    galley = Galley(Sheet(across=14, columns=2, lines=16))
    galley.paragraph(_LONG).paragraph(_SHORT)
    _put(galley, 72, 620, "＊本文是编辑学习的成果。", 8)
    document = read_pdf(galley.pdf())
    assert _texts(document) == [_LONG, _SHORT]
    assert _texts(document, ParagraphKind.FOOTNOTE) == ["＊本文是编辑学习的成果。"]


def test_a_list_of_references_in_small_type_is_no_footnote() -> None:
    galley = Galley().paragraph(_LONG).heading("参考文献")
    galley.lines("[1] 编辑学习的有关文章。", "[2] 审读工作的说明。", size=8)
    assert _texts(read_pdf(galley.pdf()), ParagraphKind.FOOTNOTE) == []


def test_small_type_between_paragraphs_is_no_footnote() -> None:
    galley = Galley().paragraph(_SHORT).lines("[1] 编辑学习的有关文章。", size=8)
    document = read_pdf(galley.paragraph(_SHORT).pdf())
    assert _texts(document, ParagraphKind.FOOTNOTE) == []


def _with_picture(caption: str, size: float) -> DocumentText:
    galley = Galley(Sheet(lines=30))
    half = len(_LONG) // 30 // 2
    lines = galley._broken(_LONG, 30 * 10.5, 21)
    galley._put(galley._x() + 21, lines[0], 10.5)
    galley._line += 1
    galley.lines(*lines[1:half])
    y = galley.sheet.top + galley._line * 10.5 * 1.6
    galley.document.image(Image.new("L", (40, 40), 128), x=150, y=y - 5, w=80, h=80)
    _put(galley, 160, y + 92, caption, size)
    galley._line += 7
    galley.lines(*lines[half:]).paragraph(_SHORT)
    return read_pdf(galley.pdf())


def test_a_picture_and_its_caption_do_not_break_the_paragraph_around_them() -> None:
    for caption, size in (("图1 审读的环节", 9), ("图 2-1　审读的环节", 10.5)):
        document = _with_picture(caption, size)
        assert _texts(document) == [_LONG, _SHORT]
        (found,) = _texts(document, ParagraphKind.CAPTION)
        assert "".join(found.split()) == "".join(caption.split())
        kinds = [p.kind for p in document.paragraphs]
        assert kinds.index(ParagraphKind.CAPTION) == 1, "behind the paragraph it stands in"


def test_a_sentence_that_speaks_of_a_figure_is_no_caption() -> None:
    text = "图1说明，审读是编辑工作的重要环节。"
    document = read_pdf(Galley().paragraph(_LONG).paragraph(text).pdf())
    assert _texts(document) == [_LONG, text]


def test_a_ruled_table_gives_cells_row_by_row_and_does_not_break_the_text() -> None:
    galley = Galley(Sheet(lines=30))
    lines = galley._broken(_LONG, 30 * 10.5, 21)
    galley._put(galley._x() + 21, lines[0], 10.5)
    galley._line += 1
    galley.lines(*lines[1:5])
    y = galley.sheet.top + galley._line * 10.5 * 1.6
    _put(galley, 180, y + 8, "表1 审读的环节", 9)
    for height in (14, 30, 66):
        _rule(galley, 100, 350, y + height)
    for row, texts in enumerate((("环节", "要求"), ("一", "逐字"), ("二", "逐句"))):
        for column, text in enumerate(texts):
            _put(galley, 120 + 120 * column, y + 26 + 16 * row, text, 9)
    galley._line += 6
    galley.lines(*lines[5:]).paragraph(_SHORT)
    document = read_pdf(galley.pdf())
    assert _texts(document) == [_LONG, _SHORT]
    assert _texts(document, ParagraphKind.CAPTION) == ["表1 审读的环节"]
    cells = _of(document, ParagraphKind.TABLE_CELL)
    assert [(c.location.row, c.location.column, c.text) for c in cells] == [
        (1, 1, "环节"),
        (1, 2, "要求"),
        (2, 1, "一"),
        (2, 2, "逐字"),
        (3, 1, "二"),
        (3, 2, "逐句"),
    ]
    assert {c.location.table for c in cells} == {1}


def test_a_drop_cap_belongs_to_its_paragraph() -> None:
    galley = Galley(Sheet(lines=30))
    size, leading, measure = 10.5, 10.5 * 1.6, 30 * 10.5
    cap = 2 * leading - 4
    narrow = galley._broken(_LONG[1:], measure - cap - 4, 0)[:2]
    rest = _LONG[1 + sum(map(len, narrow)) :]
    _put(galley, 72, 100 + leading, _LONG[0], cap)
    for number, line in enumerate(narrow):
        _put(galley, 72 + cap + 4, 100 + number * leading, line, size)
    galley._line = 2
    galley.lines(*galley._broken(rest, measure, 0)).paragraph(_SHORT)
    assert _texts(read_pdf(galley.pdf())) == [_LONG, _SHORT]
