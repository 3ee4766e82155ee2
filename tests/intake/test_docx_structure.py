"""What a paragraph of a Word document is, and where it stands."""

from __future__ import annotations

from editorial.intake.docx_reader import read_docx
from editorial.text.paragraphs import Location, ParagraphKind
from tests.intake.docx_builder import (
    build_docx,
    cell,
    docx_parts,
    pack,
    paragraph,
    row,
    run,
    styled,
    table,
    text_box,
)


def _kinds(body: str) -> list[tuple[str, str]]:
    return [(p.text, p.kind.value) for p in read_docx(build_docx(body)).paragraphs]


def test_styles_and_outline_levels_make_titles_headings_and_captions() -> None:
    body = (
        styled("文题", "a3")
        + styled("一、标题", "1")
        + styled("本刊小标题", "own")
        + paragraph("大纲级别", '<w:outlineLvl w:val="2"/>')
        + paragraph("正文级别", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
        + styled("图1 流程", "a5")
        + styled("样式自相依附", "loop")
        + styled("样式不存在", "gone")
        + paragraph("正文。")
    )
    assert [kind for _, kind in _kinds(body)] == [
        "title", "heading", "heading", "heading", "body", "caption", "body", "body", "body",
    ]  # fmt: skip


def test_without_a_title_style_the_first_heading_or_centred_line_is_the_title() -> None:
    assert _kinds(styled("文题", "1") + paragraph("正文。"))[0] == ("文题", "title")
    assert _kinds(styled("文题", "mid") + paragraph("正文。"))[0] == ("文题", "title")
    assert _kinds(paragraph("文题", '<w:jc w:val="center"/>'))[0] == ("文题", "title")


def test_a_first_line_that_is_neither_is_body_and_so_is_a_later_heading_no_title() -> None:
    assert _kinds(paragraph("正文。") + styled("一、", "1")) == [
        ("正文。", "body"),
        ("一、", "heading"),
    ]
    assert _kinds(styled("居中的一句话。", "mid"))[0] == ("居中的一句话。", "body")


def test_a_joined_paragraph_takes_the_kind_of_the_mark_that_stays() -> None:
    gone = '<w:pStyle w:val="1"/><w:rPr><w:del w:id="1"/></w:rPr>'
    assert _kinds(paragraph("文", gone) + paragraph("接下段。")) == [("文接下段。", "body")]


def test_cells_know_their_table_row_and_column() -> None:
    inner = table(row("内"))
    body = table(
        row(cell("宽", '<w:gridSpan w:val="2"/>'), "丙"),
        row("甲", cell(inner + paragraph("乙")), properties='<w:gridBefore w:val="1"/>'),
    )
    paragraphs = read_docx(build_docx(body)).paragraphs
    assert {p.kind for p in paragraphs} == {ParagraphKind.TABLE_CELL}
    assert [(p.text, p.location) for p in paragraphs] == [
        ("宽", Location(table=1, row=1, column=1)),
        ("丙", Location(table=1, row=1, column=3)),
        ("甲", Location(table=1, row=2, column=2)),
        ("内", Location(table=2, row=1, column=1)),
        ("乙", Location(table=1, row=2, column=3)),
    ]


def test_a_caption_in_a_text_box_stays_a_caption() -> None:
    body = paragraph(run("文") + text_box(styled("图1", "a5") + paragraph("说明")))
    assert _kinds(body) == [("文", "body"), ("图1", "caption"), ("说明", "text_box")]


def test_the_main_part_is_found_by_its_relationship() -> None:
    parts = docx_parts(paragraph("正文"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"word/document.xml", b"/word/document2.xml"
    )
    assert read_docx(pack(parts)).paragraphs[0].text == "正文"


def test_parts_in_utf_16_are_read() -> None:
    parts = docx_parts(paragraph("正文"))
    xml = parts["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    parts["word/document.xml"] = xml.encode("utf-16")
    assert read_docx(pack(parts)).paragraphs[0].text == "正文"


def test_a_document_of_document_part_alone_is_read() -> None:
    parts = docx_parts(paragraph("正文"))
    assert read_docx(pack({"word/document.xml": parts["word/document.xml"]})).paragraphs
