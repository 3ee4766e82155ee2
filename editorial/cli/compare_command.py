"""``editorial compare``: one galley against its manuscript, from files to verdict."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.exit_codes import BEYOND, CANNOT_BE_DONE, DONE
from editorial.cli.putting_off import put_off_inspect

if TYPE_CHECKING:
    from pathlib import Path

    from editorial.comparison.comparison import Comparison

HELP: Final = """逐字比较原稿和校样，列出差异，计算差错率。

退出码：0 在限度以内，1 超过限度，2 不能比较（原因见标准错误）。
"""


def declare(parser: CommandParser) -> None:
    """Add what the command takes."""
    parser.operand("manuscript", "MANUSCRIPT", help="编辑加工后的原稿（docx、pdf、txt、md）")
    parser.operand("galley", "GALLEY", help="要核对的校样（清样）")
    parser.option(
        "--scheme",
        "ID",
        "以哪种计错办法判定：house 内控标准，periodical-2020 期刊国家标准…",
        default="house",
    )
    parser.option(
        "--ignore",
        "KIND,…",
        "不计的差异类别，逗号分隔：width 全半角、variant 繁体异体、letter_case 大小写、"
        "punctuation 标点、numeral_form 数字用法、paragraph_break 接排另段",
        action="append",
    )
    parser.option(
        "--layout",
        "FORM",
        "版面字数，国家标准以它为检查总字数：每行字数×每面行数×面数，如 40×44×64；其后可加 +封面4、"
        "+图文2、+图1、+外文3（面数）、+小字50×120代96（每行字数×行数代所占正文行数）；或直接写总字数",
    )
    parser.flag("--cover", "文字在封一或书脊上：期刊标准按双倍计")
    parser.option(
        "--important", "N,…", "涉及重要名称、重要时间的差异的序号，逗号分隔：期刊、报纸标准按双倍计"
    )
    parser.flag("--json", "在标准输出打印 JSON")
    parser.option("--html", "F", "另存网页报告", type=_path)
    parser.option("--xlsx", "F", "另存 Excel 报告", type=_path)
    parser.option("--docx", "F", "另存 Word 修订稿：校样加修订，全部接受后即为原稿", type=_path)
    parser.option(
        "--sheet", "F", "另存校对单（.docx 或 .html），画有校对符号，A4 打印签字", type=_path
    )
    parser.option("--csv", "F", "另存 CSV 勘误表", type=_path)
    parser.option(
        "--earlier",
        "F",
        "此前校次的校样，可多次使用，先校的在前：修订稿从第一份校样起，各校次的修订分别署名",
        type=_path,
        action="append",
    )
    parser.option(
        "--author", "NAME", "修订稿的署名，如“一校 编辑甲”；有几个校次就写几次", action="append"
    )


def run(options: Namespace) -> int:
    """Compare, write the reports, and say the verdict."""
    put_off_inspect()
    from editorial.cli.output import note, say, say_json  # noqa: PLC0415
    from editorial.cli.refusal_lines import one_line  # noqa: PLC0415
    from editorial.desk.comparing import compare_files  # noqa: PLC0415
    from editorial.scoring.basis import CountingBasis  # noqa: PLC0415

    manuscript, galley = options.manuscript, options.galley
    kinds = [
        kind.strip() for given in options.ignore or () for kind in given.split(",") if kind.strip()
    ]
    try:
        targets = _targets(options)
        basis = CountingBasis(
            options.cover,
            _numbers(options.important),
            _layout(options.layout),
        )
        if targets:
            _check(targets, (manuscript, galley, *(options.earlier or ())))
        comparison = compare_files(
            manuscript, galley, scheme=options.scheme, ignore=kinds, basis=basis
        )
        if targets:
            _write(comparison, targets, options)
    except _refusals() as refusal:
        note(one_line(str(refusal)))
        return CANNOT_BE_DONE
    if options.json:
        say_json(comparison.to_json())
    else:
        from editorial.cli.comparison_text import comparison_lines  # noqa: PLC0415

        say(*comparison_lines(comparison))
    if targets:
        note(*_written(targets))
    return DONE if comparison.passes else BEYOND


def _refusals() -> tuple[type[Exception], ...]:
    """What is told in one line; asked for, and loaded, only when something was raised."""
    from editorial.collation.ignoring import IgnoreRefused  # noqa: PLC0415
    from editorial.desk.comparison_reports import ReportRefused  # noqa: PLC0415
    from editorial.intake.refusal import IntakeRefused  # noqa: PLC0415
    from editorial.scoring.basis import BasisRefused  # noqa: PLC0415
    from editorial.scoring.scheme_files import SchemeNotFound  # noqa: PLC0415

    return BasisRefused, IgnoreRefused, IntakeRefused, ReportRefused, SchemeNotFound


def _path(given: str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - only reports need one

    return Path(given)


def _targets(options: Namespace) -> dict[str, Path]:
    """Where each report goes, by its format.

    Raises:
        ReportRefused: when the sheet's name does not say its format, or rounds are given with no
            document to show them in.
    """
    asked = ("html", "xlsx", "docx", "sheet", "csv", "earlier", "author")
    if not any(getattr(options, name) for name in asked):
        return {}
    from editorial.desk.comparison_reports import ReportRefused, sheet_format  # noqa: PLC0415

    if (options.earlier or options.author) and not (options.docx or options.sheet):
        raise ReportRefused("--earlier 和 --author 用于修订稿；请同时写上 --docx 和文件名")
    wanted = {kind: getattr(options, kind) for kind in ("html", "xlsx", "docx")}
    if options.sheet is not None:
        wanted[sheet_format(options.sheet)] = options.sheet
    wanted["csv"] = options.csv
    return {kind: path for kind, path in wanted.items() if path is not None}


def _check(targets: dict[str, Path], sources: Iterable[str | Path]) -> None:
    """Make sure, before any work, that the reports can be written.

    Raises:
        ReportRefused: when one can't.
    """
    from editorial.desk.comparison_reports import check_targets  # noqa: PLC0415

    check_targets(targets, [_path(str(source)) for source in sources])


def _written(targets: dict[str, Path]) -> Iterator[str]:
    from editorial.desk.comparison_reports import report_name  # noqa: PLC0415

    for kind, path in targets.items():
        yield f"已写出 {report_name(kind)}：{path}"


def _write(comparison: Comparison, targets: dict[str, Path], options: Namespace) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    from editorial.desk.comparison_reports import (  # noqa: PLC0415
        ReportFacts,
        read_earlier,
        write_reports,
    )

    earlier = read_earlier(options.earlier or ())
    made_at = datetime.now(UTC).astimezone()
    write_reports(comparison, targets, ReportFacts(made_at, earlier, tuple(options.author or ())))


def _numbers(given: str | None) -> frozenset[int]:
    """The numbers of ``3,7`` or ``3、7``.

    Raises:
        BasisRefused: when there is something else.
    """
    from editorial.scoring.basis import BasisRefused  # noqa: PLC0415

    parts = (given or "").replace("，", ",").replace("、", ",").split(",")
    found = [each.strip() for each in parts if each.strip()]
    if not all(each.isdecimal() for each in found):
        raise BasisRefused(f"--important 要写差异的序号，如 3,7，现在是“{given}”")
    return frozenset(map(int, found))


def _layout(form: str | None) -> int | None:
    """The layout characters of the form, when one is given.

    Raises:
        LayoutRefused: when it can't be counted.
    """
    if form is None:
        return None
    from editorial.scoring.layout_count import read_layout  # noqa: PLC0415

    return read_layout(form)
