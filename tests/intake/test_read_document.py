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
