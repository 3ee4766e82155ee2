"""``editorial compare``: one galley against its manuscript, from files to verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from editorial.cli.exit_codes import BEYOND, CANNOT_BE_DONE, DONE

app = typer.Typer(add_completion=False)


_IGNORED = typer.Option(
    metavar="KIND,…",
    help="不计的差异类别，逗号分隔：width 全半角、variant 繁体异体、letter_case 大小写、"
    "punctuation 标点、numeral_form 数字用法、paragraph_break 接排另段",
)
_REVISED = typer.Option(metavar="F", help="另存 Word 修订稿：校样加修订，全部接受后即为原稿")
_SHEET = typer.Option(metavar="F", help="另存 Word 校对单，A4，可打印签字")


@app.command()
def compare(
    manuscript: Annotated[
        str, typer.Argument(metavar="MANUSCRIPT", help="编辑加工后的原稿（docx、pdf、txt、md）")
    ],
    galley: Annotated[str, typer.Argument(metavar="GALLEY", help="要核对的校样（清样）")],
    scheme: Annotated[
        str,
        typer.Option(
            metavar="ID", help="以哪种计错办法判定：house 内控标准，periodical-2020 期刊国家标准…"
        ),
    ] = "house",
    ignore: Annotated[list[str] | None, _IGNORED] = None,
    json: Annotated[bool, typer.Option("--json", help="在标准输出打印 JSON")] = False,
    html: Annotated[Path | None, typer.Option(metavar="F", help="另存网页报告")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="F", help="另存 Excel 报告")] = None,
    docx: Annotated[Path | None, _REVISED] = None,
    sheet: Annotated[Path | None, _SHEET] = None,
    csv: Annotated[Path | None, typer.Option(metavar="F", help="另存 CSV 勘误表")] = None,
) -> None:
    """逐字比较原稿和校样，列出差异，计算差错率。

    退出码：0 在限度以内，1 超过限度，2 不能比较（原因见标准错误）。
    """
    from datetime import UTC, datetime  # noqa: PLC0415

    from editorial.cli.comparison_text import comparison_lines  # noqa: PLC0415
    from editorial.cli.output import note, say, say_json  # noqa: PLC0415
    from editorial.collation.ignoring import IgnoreRefused  # noqa: PLC0415
    from editorial.desk.comparing import (  # noqa: PLC0415
        ReportRefused,
        check_targets,
        compare_files,
        report_name,
        write_reports,
    )
    from editorial.intake.refusal import IntakeRefused  # noqa: PLC0415
    from editorial.scoring.scheme_files import SchemeNotFound  # noqa: PLC0415

    wanted = {"html": html, "xlsx": xlsx, "docx": docx, "sheet": sheet, "csv": csv}
    targets = {kind: path for kind, path in wanted.items() if path is not None}
    kinds = [kind.strip() for given in ignore or () for kind in given.split(",") if kind.strip()]
    try:
        check_targets(targets, (Path(manuscript), Path(galley)))
        comparison = compare_files(manuscript, galley, scheme=scheme, ignore=kinds)
        write_reports(comparison, targets, datetime.now(UTC).astimezone())
    except (IgnoreRefused, IntakeRefused, ReportRefused, SchemeNotFound) as refusal:
        _refuse(str(refusal))
    if json:
        say_json(comparison.to_json())
    else:
        say(*comparison_lines(comparison))
    for kind, path in targets.items():
        note(f"已写出 {report_name(kind)}：{path}")
    raise typer.Exit(DONE if comparison.passes else BEYOND)


def _refuse(reason: str) -> NoReturn:
    from editorial.cli.output import note  # noqa: PLC0415

    note(reason if reason.endswith("。") else f"{reason}。")
    raise typer.Exit(CANNOT_BE_DONE)
