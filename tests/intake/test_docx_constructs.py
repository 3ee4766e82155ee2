"""No silent loss: for every construct, what is read and what is reported add up to the XML."""

from __future__ import annotations

import pytest

from editorial.intake.docx_account import Unread
from editorial.intake.docx_reader import read_docx_with_account
from tests.intake.docx_builder import (
    build_docx,
    cell,
    deleted,
    document_xml,
    field,
    inserted,
    letters_in,
    paragraph,
    row,
    run,
    table,
    text_box,
)

_MARK_GONE = '<w:rPr><w:del w:id="9"/></w:rPr>'
_MARK_ADDED = '<w:rPr><w:ins w:id="9"/></w:rPr>'
_HIDE = "<w:vanish/>"


def _move(name: str, text: str) -> str:
    return f'<w:{name} w:id="5">{run(text)}</w:{name}>'


def _wrap(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>"


_PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
_PROMPT_CELL = _wrap("sdt", _PROMPT + _wrap("sdtContent", cell("选择一项")))


def _form(data: str) -> str:
    """A field of an old form: what it shows stands in its data."""
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'
    return f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


# name, body, text as accepted (paragraphs parted by |), text of the original view
CONSTRUCTS = [
    ("runs", paragraph(run("审") + run("读")), "审读", "审读"),
    ("insertion", paragraph(run("审") + inserted(run("细")) + run("读")), "审细读", "审读"),
    ("deletion", paragraph(run("审") + deleted("粗") + run("读")), "审读", "审粗读"),
    (
        "inserted then deleted",
        paragraph(run("审") + inserted(deleted("又")) + run("读")),
        "审读",
        "审读",
    ),
    (
        "move",
        paragraph(_move("moveFrom", "先") + run("审") + _move("moveTo", "先")),
        "审先",
        "先审",
    ),
    (
        "deleted paragraph mark",
        paragraph("上段", _MARK_GONE) + paragraph("下段"),
        "上段下段",
        "上段|下段",
    ),
    (
        "inserted paragraph mark",
        paragraph("上段", _MARK_ADDED) + paragraph("下段"),
        "上段|下段",
        "上段下段",
    ),
    (
        "deleted mark before a table",
        paragraph("上段", _MARK_GONE) + table(row("格")) + paragraph("下段"),
        "上段|格|下段",
        "上段|格|下段",
    ),
    (
        "deleted row",
        table(row("甲"), row("乙", properties='<w:del w:id="3"/>')),
        "甲",
        "甲|乙",
    ),
    (
        "inserted row",
        table(row("甲"), row("乙", properties='<w:ins w:id="3"/>')),
        "甲|乙",
        "甲",
    ),
    (
        "deleted cell",
        table(row("甲", cell("乙", "<w:cellDel/>"))),
        "甲",
        "甲|乙",
    ),
    (
        "content control in a line",
        paragraph(run("前") + _wrap("sdt", "<w:sdtPr/>" + _wrap("sdtContent", run("控件")))),
        "前控件",
        "前控件",
    ),
    (
        "content control around paragraphs",
        _wrap("sdt", "<w:sdtPr/>" + _wrap("sdtContent", paragraph("一") + paragraph("二"))),
        "一|二",
        "一|二",
    ),
    (
        "smart tag and custom XML",
        paragraph(_wrap("smartTag", run("哈尔滨")) + _wrap("customXml", run("市"))),
        "哈尔滨市",
        "哈尔滨市",
    ),
    ("hyperlink", paragraph(_wrap("hyperlink", run("链接"))), "链接", "链接"),
    ("unknown wrapper", paragraph(f"<zz:new>{run('新')}</zz:new>"), "新", "新"),
    ("simple field", paragraph(_wrap("fldSimple", run("12"))), "12", "12"),
    (
        "complex field",
        paragraph(field("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("码"), run("第3页"))),
        "第3页",
        "第3页",
    ),
    (
        "field in a field's code",
        paragraph(field(field("", run("内码")), run("外果"))),
        "外果",
        "外果",
    ),
    (
        "field over two paragraphs",
        "<w:p>"
        + run("前")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + run("码")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("目录一")
        + "</w:p>"
        + "<w:p>"
        + run("目录二")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run("后")
        + "</w:p>",
        "前目录一|目录二后",
        "前目录一|目录二后",
    ),
    (
        "field never ended",
        paragraph(run("前") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("后")),
        "前后",
        "前后",
    ),
    (
        "ruby",
        paragraph(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('shěn')}</w:rt>"
            f"<w:rubyBase>{run('审')}</w:rubyBase></w:ruby></w:r>"
        ),
        "审",
        "审",
    ),
    ("hidden run", paragraph(run("明") + run("暗", _HIDE)), "明", "明"),
    ("hidden by style", paragraph(run("明") + run("暗", '<w:rStyle w:val="hid"/>')), "明", "明"),
    (
        "shown against its style",
        paragraph(run("明", '<w:rStyle w:val="hid"/><w:vanish w:val="0"/>')),
        "明",
        "明",
    ),
    (
        "breaks and hyphens",
        paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
            "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:cr/><w:t>f</w:t></w:r>"
        ),
        "a\tb\nc-d\u00ade\nf",
        "a\tb\nc-d\u00ade\nf",
    ),
    (
        "symbols",
        paragraph(
            '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="宋体" w:char="2103"/>'
            '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        ),
        "α℃☑",
        "α℃☑",
    ),
    (
        "formula",
        paragraph(
            run("设") + "<m:oMath><m:r><m:t>x</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r>"
            "</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        ),
        "设x12",
        "设x12",
    ),
    (
        "text box",
        paragraph(run("文") + text_box(paragraph("框")) + run("字")),
        "文字|框",
        "文字|框",
    ),
    (
        "text box in a text box",
        paragraph(text_box(paragraph(run("外") + text_box(paragraph("内"))))),
        "外|内",
        "外|内",
    ),
    (
        "VML text box alone",
        paragraph(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + paragraph("框")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        "框",
        "框",
    ),
    (
        "alternatives of an unknown kind",
        paragraph(
            '<w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>新式</w:t></mc:Choice>'
            "<mc:Fallback><w:t>旧式</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "旧式",
        "旧式",
    ),
    (
        "table in a cell",
        table(row("外一", cell(table(row("内")) + paragraph("外二")))),
        "外一|内|外二",
        "外一|内|外二",
    ),
    (
        "merged cells",
        table(
            row(cell("跨行", '<w:vMerge w:val="restart"/>'), "右上"),
            row(cell("遮住", "<w:vMerge/>"), "右下"),
        ),
        "跨行|右上|右下",
        "跨行|右上|右下",
    ),
    (
        "row in a content control",
        table(_wrap("sdt", _wrap("sdtContent", row("甲")))),
        "甲",
        "甲",
    ),
    (
        "content control with a prompt",
        paragraph(run("前") + _wrap("sdt", _PROMPT + _wrap("sdtContent", run("单击此处输入文字")))),
        "前",
        "前",
    ),
    (
        "prompts around paragraphs and cells",
        paragraph("前")
        + _wrap("sdt", _PROMPT + _wrap("sdtContent", paragraph("单击此处")))
        + table(row("甲", "乙").replace("</w:tr>", f"{_PROMPT_CELL}</w:tr>")),
        "前|甲|乙",
        "前|甲|乙",
    ),
    (
        "check box control",
        paragraph(_wrap("sdt", "<w:sdtPr/>" + _wrap("sdtContent", run("☒"))) + run("同意")),
        "☒同意",
        "☒同意",
    ),
    (
        "old form fields",
        paragraph(
            _form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
            + run("同意")
            + _form('<w:checkBox><w:default w:val="0"/></w:checkBox>')
            + run("不同意")
            + _form(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="初审"/>'
                '<w:listEntry w:val="复审"/></w:ddList>'
            )
        ),
        "☒同意☐不同意复审",
        "☒同意☐不同意复审",
    ),
    (
        "fields in a table of contents",
        paragraph(
            field(
                "<w:r><w:instrText>TOC</w:instrText></w:r>",
                _wrap("hyperlink", run("第一章") + field(_wrap("r", ""), run("3"))),
            )
            + run("后")
        ),
        "第一章3后",
        "第一章3后",
    ),
    (
        "hidden row",
        table(row("甲"), row("乙", properties="<w:hidden/>")),
        "甲",
        "甲",
    ),
    (
        "symbols of other fonts",
        paragraph(
            '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/>'
            '<w:sym w:font="Wingdings" w:char="F081"/>'
            '<w:sym w:font="Symbol" w:char="F0CE"/></w:r>'
        ),
        "☑①∈",
        "☑①∈",
    ),
    (
        "comment marks",
        paragraph(
            '<w:commentRangeStart w:id="1"/>' + run("正文") + '<w:commentRangeEnd w:id="1"/>'
            '<w:r><w:commentReference w:id="1"/></w:r>'
        ),
        "正文",
        "正文",
    ),
    (
        "marks that print nothing",
        paragraph(
            "<w:proofErr/><w:bookmarkStart/>"
            + run("甲")
            + "<w:r><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r><w:bookmarkEnd/>",
            '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>',
        ),
        "甲乙",
        "甲乙",
    ),
    (
        "paragraph in a paragraph",
        "<w:p>" + run("外") + paragraph("内") + "</w:p>",
        "外|内",
        "外|内",
    ),
    ("run outside paragraphs", run("游离") + paragraph("正文"), "游离|正文", "游离|正文"),
    (
        "bidirectional wrappers",
        paragraph(_wrap("dir", run("左")) + _wrap("bdo", run("右"))),
        "左右",
        "左右",
    ),
]


@pytest.mark.parametrize("original", [False, True], ids=["accepted", "original"])
@pytest.mark.parametrize(
    ("body", "accepted", "before"), [c[1:] for c in CONSTRUCTS], ids=[c[0] for c in CONSTRUCTS]
)
def test_a_construct_is_read_or_reported_to_the_last_character(
    body: str, accepted: str, before: str, original: bool
) -> None:
    document, account = read_docx_with_account(build_docx(body), original=original)
    assert "|".join(p.text for p in document.paragraphs) == (before if original else accepted)
    assert account.unread[Unread.STRAY] == 0
    assert account.read + account.unread.total() == letters_in(document_xml(body))
