"""The one way in: a path or bytes, an `IntakeResult` or a refusal that says what to do."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from editorial.intake.intake_result import SourceFormat
from editorial.intake.read import read_bytes, read_document
from editorial.intake.refusal import REASONS, IntakeRefused, RefusalCode
from editorial.text.body_text import body_text
from editorial.text.paragraphs import ParagraphKind


def test_a_text_file_keeps_its_bytes_fingerprint_and_own_text(tmp_path: Path) -> None:
    content = "试读题目\r\n\r\n　　这是 第一段。\r\n这是第二段。".encode()
    path = tmp_path / "来稿.txt"
    path.write_bytes(content)
    result = read_document(path)
    assert result.original == content
    assert result.sha256 == sha256(content).hexdigest()
    assert result.format is SourceFormat.PLAIN
    assert result.media_type == "text/plain"
    assert result.name == "来稿.txt"
    assert result.own_text == content.decode()


def test_the_body_text_of_a_text_file_is_its_text_without_white_space() -> None:
    text = "题目\n\n第一段 with  spaces\t和制表符。\n　　第二段\u3000。\u2028第三段"
    body = body_text(read_bytes(text.encode(), "a.txt").document)
    assert body.text == "".join(text.split())


def test_a_short_first_line_without_a_point_is_the_title() -> None:
    kinds = [
        p.kind for p in read_bytes("怎样审读\n审读要细。".encode(), "a.txt").document.paragraphs
    ]
    assert kinds == [ParagraphKind.TITLE, ParagraphKind.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "只有一行",
        "各位编辑：\n请看稿。",
        "这是一句完整的话。\n又一句话。",
        "长" * 31 + "\n又一句话。",
    ],
)
def test_other_first_lines_are_body(text: str) -> None:
    paragraphs = read_bytes(text.encode(), "a.txt").document.paragraphs
    assert paragraphs[0].kind is ParagraphKind.BODY


def test_markdown_headings_lose_their_marks_and_nothing_else_does() -> None:
    text = "# 审读 #\n正文 *强调*。\n```\n# 不是标题\n```\n## 二级##\n#井号\n# 另一个\n"
    paragraphs = read_bytes(text.encode(), "a.md").document.paragraphs
    assert [(p.text, p.kind.value) for p in paragraphs] == [
        ("审读", "title"),
        ("正文 *强调*。", "body"),
        ("```", "body"),
        ("# 不是标题", "body"),
        ("```", "body"),
        ("二级##", "heading"),
        ("#井号", "body"),
        ("另一个", "heading"),
    ]


def test_every_code_has_one_reason_and_one_piece_of_advice() -> None:
    assert set(REASONS) == set(RefusalCode)


def test_a_refusal_is_one_line_that_names_the_file_even_when_its_name_is_hostile() -> None:
    message = str(IntakeRefused(RefusalCode.EMPTY, "恶\n意\x1b]52.txt"))
    assert message == "《恶�意�]52.txt》文件是空的（0 字节）。请重新索取或重新导出后重试。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("padding", [b"\0", b"\0" * 500, b"\x1a", b"\x1a\0\0"])
def test_padding_at_the_end_of_a_text_file_is_left_out_and_said(
    encoding: str, padding: bytes
) -> None:
    text = "审读要细，逐字逐句。"
    result = read_bytes(text.encode(encoding) + padding, "a.txt")
    assert result.own_text == text
    assert result.document.notes[-1] == f"文件末尾的填充字节 {len(padding)} 个已略去"


def test_zero_bytes_of_wide_characters_are_no_padding() -> None:
    for text, encoding in (("审读第一", "utf-16-be"), ("abcd", "utf-16-le")):
        assert read_bytes(text.encode(encoding), "a.txt").own_text == text


def test_every_kind_of_line_end_ends_a_paragraph() -> None:
    lines = "甲\r乙\n丙\r\n丁\x0b戊\x0c己\x85庚\u2028辛\u2029壬"
    texts = [p.text for p in read_bytes(lines.encode(), "a.txt").document.paragraphs]
    assert texts == list("甲乙丙丁戊己庚辛壬")


def test_a_line_of_ten_megabytes_is_one_paragraph() -> None:
    document = read_bytes(("字" * 3_500_000).encode(), "a.txt").document
    assert [len(p.text) for p in document.paragraphs] == [3_500_000]


def test_far_too_much_text_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(IntakeRefused) as refused:
        read_bytes(b"a" * 20_000_001, "a.txt")
    assert refused.value.code is RefusalCode.TOO_MUCH_TEXT
