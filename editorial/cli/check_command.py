"""``editorial check FILE``: doubts about a text itself (校是非)."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from editorial.checking.finding import Finding, Level
from editorial.desk.checking import CheckedFile, CheckingRefused, check_file

_CONTEXT = 12
"""Characters shown on each side of a doubted place."""


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要检查的文件")],
    level: Annotated[
        str, typer.Option(help="列到哪一级：sure 确定、likely 疑似（含确定）、hint 提示（全部）")
    ] = "likely",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """校是非：查错别字、标点、数字用法等疑点，只列出，不改动原文。"""
    try:
        checked = check_file(file, level=level)
    except CheckingRefused as refusal:
        typer.echo(f"无法检查：{refusal}", err=True)
        raise typer.Exit(2) from refusal
    for phrase in checked.not_read:
        typer.echo(f"未读取：{_visible(phrase)}", err=True)
    if as_json:
        typer.echo(json.dumps(checked.to_json(), ensure_ascii=False, indent=2))
    else:
        typer.echo(_listing(checked))
    raise typer.Exit(1 if checked.findings else 0)


def _listing(checked: CheckedFile) -> str:
    if not checked.findings:
        return f"共 {checked.characters} 字，没有发现疑点。"
    lines = [
        line
        for number, finding in enumerate(checked.findings, 1)
        for line in _entry(number, finding, checked.text)
    ]
    counts = Counter(finding.level for finding in checked.findings)
    tally = "、".join(
        f"{level.name_in_chinese} {counts[level]} 处" for level in Level if counts[level]
    )
    lines.append(f"共 {checked.characters} 字，疑点 {len(checked.findings)} 处：{tally}。")
    lines.append("以上只是疑点，请对照原稿和依据逐条判断；拿不准的，列入原稿疑问单请作者答复。")
    return "\n".join(lines)


def _entry(number: int, finding: Finding, text: str) -> list[str]:
    before = _visible(text[max(finding.start - _CONTEXT, 0) : finding.start])
    doubted = _visible(text[finding.start : finding.end])
    after = _visible(text[finding.end : finding.end + _CONTEXT])
    place = f"{number}. 第 {finding.paragraph} 段 [{finding.level.name_in_chinese}]"
    return [
        f"{place} …{before}【{doubted}】{after}…",
        f"   {_visible(finding.message)}。依据：{_visible(finding.source)}",
    ]


def _visible(text: str) -> str:
    """Text for one line of the screen: line ends as ↵, spaces as one, control signs as �."""
    one_line = re.sub(r"\s*[\r\n]+\s*", "↵", text)
    spaced = re.sub(r"\s", " ", one_line)
    return "".join(sign if sign.isprintable() else "�" for sign in spaced)
