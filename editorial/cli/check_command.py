"""``editorial check``: doubts about a text itself (校是非), listed with their authority."""

from __future__ import annotations

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import BEYOND, CANNOT_BE_DONE, DONE

if TYPE_CHECKING:
    from editorial.checking.finding import Finding
    from editorial.desk.checking import CheckedFile

HELP: Final = """校是非：查错别字、标点、数字用法等疑点，只列出，不改动原文。

退出码：0 没有疑点，1 有疑点，2 不能检查（原因见标准错误）。
"""

_CONTEXT: Final = 12
"""Characters shown on each side of a doubted place."""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand("file", "FILE", help="要检查的文件（docx、pdf、txt、md）")
    parser.option(
        "--level",
        "LEVEL",
        "列到哪一级：sure 确定、likely 疑似（含确定）、hint 提示（全部列出）",
        default="likely",
    )
    parser.flag("--json", "在标准输出打印 JSON")


def run(options: Namespace) -> int:
    """Check, and list the doubts."""
    from editorial.cli.output import note, say, say_json  # noqa: PLC0415
    from editorial.cli.refusal_lines import one_line  # noqa: PLC0415
    from editorial.desk.checking import CheckingRefused, check_file  # noqa: PLC0415

    try:
        checked = check_file(Path(options.file), level=options.level)
    except CheckingRefused as refusal:
        note(one_line(str(refusal)))
        return CANNOT_BE_DONE
    for phrase in checked.not_read:
        note(f"未读取：{phrase}。")
    if options.json:
        say_json(checked.to_json())
    else:
        say(*_listing(checked))
    return BEYOND if checked.findings else DONE


def _listing(checked: CheckedFile) -> Iterator[str]:
    if not checked.findings:
        yield f"共 {checked.characters} 字，没有发现疑点。"
        return
    for number, finding in enumerate(checked.findings, 1):
        yield from _entry(number, finding, checked.text)
    counts = Counter(finding.level for finding in checked.findings)
    tally = "、".join(
        f"{level.name_in_chinese} {counts[level]} 处"
        for level in sorted(counts, key=lambda level: level.rank)
    )
    yield f"共 {checked.characters} 字，疑点 {len(checked.findings)} 处：{tally}。"
    yield "以上只是疑点，请对照依据逐条判断；拿不准的，列入原稿疑问单请作者答复。"


def _entry(number: int, finding: Finding, text: str) -> Iterator[str]:
    before = _on_one_line(text[max(finding.start - _CONTEXT, 0) : finding.start])
    doubted = _on_one_line(text[finding.start : finding.end])
    after = _on_one_line(text[finding.end : finding.end + _CONTEXT])
    place = f"{number}. 第 {finding.paragraph} 段 [{finding.level.name_in_chinese}]"
    yield f"{place} …{before}【{doubted}】{after}…"
    yield f"   {_on_one_line(finding.message)}。依据：{_on_one_line(finding.source)}"


def _on_one_line(text: str) -> str:
    """Line ends as ↵ and other white space as one space each."""
    return re.sub(r"\s", " ", re.sub(r"\s*[\r\n]+\s*", "↵", text))
