"""``editorial batch``: a folder or a list of pairs, compared with no office database."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import BEYOND, CANNOT_BE_DONE, DONE

if TYPE_CHECKING:
    from editorial.desk.batch import BatchProgress
    from editorial.desk.batch_result import BatchResult

HELP: Final = """成批比对原稿和清样，出差错率报告。

退出码：0 全部在限度以内，1 有超过限度或未能比对的，2 不能进行（原因见标准错误）。
没有配对的文件只提示，不影响退出码。
"""

_LISTED = 40
"""Pairs up to which all are listed on the screen; of more, only those that need a look."""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand(
        "source",
        "FOLDER|MANIFEST.csv",
        type=Path,
        help="文件夹（篇名.原稿.docx 配 篇名.清样.docx，或 manuscript、galley），"
        "或列有 name,manuscript,galley 三列的 CSV 清单",
    )
    parser.option("--out", "DIR", "报告放到这个文件夹", type=Path)
    parser.option("--format", "html,xlsx,csv,json", "报告格式，默认全要", dest="formats")
    parser.option("--jobs", "N", "同时比对几对，默认按核数", type=int)
    parser.option(
        "--executor", "processes|dask", "在本机进程还是 Dask 集群上运行", default="processes"
    )
    parser.option("--scheduler", "ADDRESS", "Dask 调度器地址，如 tls://主机:8786")
    parser.flag("--resume", "接着上次做：文件没变的，沿用 --out 里的结果")
    parser.option("--scheme", "ID", "以哪种计错办法判定", default="house")
    parser.flag("--json", "在标准输出打印 JSON")


def run(options: Namespace) -> int:
    """Compare all pairs, write the reports, and say the sums."""
    from editorial.cli.output import note, say, say_json  # noqa: PLC0415
    from editorial.desk.batch import BatchOptions, run_batch  # noqa: PLC0415
    from editorial.desk.batch_output import FORMATS  # noqa: PLC0415
    from editorial.desk.batch_pairs import BatchRefused  # noqa: PLC0415

    out, formats = options.out, options.formats
    wanted = _listed(formats) if formats is not None else tuple(FORMATS)
    asked = BatchOptions(
        out,
        wanted,
        options.jobs,
        options.executor,
        options.scheduler,
        options.resume,
        options.scheme,
    )
    try:
        if formats is not None and out is None:
            raise BatchRefused("--format 要用 --out 指定报告放到哪个文件夹。")
        with _progress() as progress:
            result, files = run_batch(options.source, asked, progress)
    except BatchRefused as refusal:
        note(str(refusal))
        return CANNOT_BE_DONE
    if options.json:
        say_json(result.to_json())
    else:
        say(*_lines(result))
    for path in files:
        note(f"已写出 {path}")
    if out is None and not options.json:
        note("加 --out 文件夹 可写出网页、Excel 等格式的报告。")
    return DONE if result.passes else BEYOND


def _listed(formats: str) -> tuple[str, ...]:
    return tuple(each.strip().lower() for each in formats.split(",") if each.strip())


@contextmanager
def _progress() -> Iterator[BatchProgress]:
    """A bar on standard error when that is a terminal, else only the notes."""
    from editorial.cli.output import note  # noqa: PLC0415
    from editorial.desk.batch import BatchProgress  # noqa: PLC0415

    if not sys.stderr.isatty():
        yield BatchProgress(note=note)
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("比对"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("比对", total=None)
        yield BatchProgress(
            begun=lambda pairs: bar.update(task, total=pairs),
            done=lambda _: bar.advance(task),
            note=note,
        )


def _lines(result: BatchResult) -> list[str]:
    """The result for the screen: the pairs that need a look, then the sums."""
    from editorial.cli.output import table  # noqa: PLC0415
    from editorial.reports.issue_report_page import rate_cells  # noqa: PLC0415
    from editorial.reports.report_model import RowVerdict  # noqa: PLC0415

    report = result.report()
    shown = [
        row
        for row in report.rows
        if len(report.rows) <= _LISTED or report.verdict(row) is not RowVerdict.WITHIN
    ]
    rows = []
    for row in shown:
        cells = rate_cells(report, row.last_round) if row.last_round else []
        rates = [cell.rate for cell in cells] or ["—"] * len(report.schemes)
        rows.append([report.verdict(row).value, *rates, row.title, row.error])
    heads = [cell.short_title for cell in rate_cells(report, report.total())]
    lines = table(["结论", *heads, "篇名", "说明"], rows, widest=40) if rows else []
    counted = report.total()
    total = rate_cells(report, counted)[0]
    lines.append(
        f"共 {len(result.outcomes)} 对：合格 {result.within}，不合格 {result.beyond}，"
        f"未能比对 {result.failed}"
        + (f"；未配对的文件 {len(result.unpaired)} 个" if result.unpaired else "")
        + "。"
    )
    lines.append(
        f"合计 {counted.characters} 字，计错 {total.errors}，差错率 {total.rate}"
        f"（{total.title}，{total.limit}）。用时 {result.seconds:.1f} 秒。"
    )
    return lines
