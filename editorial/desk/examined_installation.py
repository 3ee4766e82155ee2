"""Examining the installation: program, dictionaries, counting schemes, optional tools."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from editorial import __version__
from editorial.checking.dictionary_entry import DictionaryPackRefused
from editorial.checking.dictionary_files import shipped_entries, shipped_sources
from editorial.desk.checklists import ChecklistRefused, office_checklists, own_checklists
from editorial.desk.examination import ExaminedPoint, advised, faulty, fine
from editorial.desk.office_dictionaries import OfficeDictionaryRefused, office_checker
from editorial.intake.office_conversion import office_program
from editorial.scoring.scheme_files import SchemeRefused, load_scheme, scheme_ids


def examined_program() -> ExaminedPoint:
    """Version, Python, system."""
    python = platform.python_version()
    return fine(
        "program",
        "程序",
        f"editorial {__version__}，Python {python}，{platform.system()} {platform.machine()}，"
        f"装在 {Path(sys.prefix)}",
    )


def examined_dictionaries(home: Path) -> ExaminedPoint:
    """The packs and checklists that ship, and the office's own."""
    try:
        entries = shipped_entries()
        office_checker(home)
        office_checklists(home)
    except FileNotFoundError:
        return faulty("dictionaries", "词典", "随程序的词典不见了", "请重新安装本程序")
    except DictionaryPackRefused as refusal:
        return faulty("dictionaries", "词典", f"随程序的词典坏了：{refusal}", "请重新安装本程序")
    except OfficeDictionaryRefused as refusal:
        return faulty("dictionaries", "词典", str(refusal), "改好本单位词典后再检查")
    except ChecklistRefused as refusal:
        return faulty("dictionaries", "词典", str(refusal), "改好本单位清单后再检查")
    packs = len({entry.pack for entry in entries})
    newest = max(source.date for source in shipped_sources().values())
    own = len(list((home / "dictionaries").rglob("*.tsv")))
    lists = own_checklists(home)
    office = f"；本单位词典 {own} 部" if own else ""
    office += f"；本单位清单 {lists} 份" if lists else ""
    return fine(
        "dictionaries",
        "词典",
        f"随程序 {packs} 部、{len(entries)} 条（依据最近到 {newest}）{office}",
    )


def examined_schemes() -> ExaminedPoint:
    """The counting schemes that ship."""
    try:
        ids = scheme_ids()
        for scheme in ids:
            load_scheme(scheme)
    except (SchemeRefused, OSError) as refusal:
        return faulty("schemes", "计错办法", str(refusal), "请重新安装本程序")
    return fine("schemes", "计错办法", "、".join(ids))


def examined_tools() -> Iterator[ExaminedPoint]:
    """What is wanted for some tasks only."""
    found = office_program()
    if found:
        yield fine("libreoffice", "LibreOffice", f"{found}（用来读 .doc、.wps、.rtf）")
    elif find_spec("doc2docx"):
        yield fine("libreoffice", "LibreOffice", "没有安装；.doc、.wps 由 msdoc2docx 读取")
    else:
        yield advised(
            "libreoffice",
            "LibreOffice",
            "没有安装，平常用不到",
            "要直接读 .doc、.wps 来稿时，安装 LibreOffice 或运行 pip install 'editorial-desk[doc]'",
        )
    for point, module, title, use in (
        ("postgresql", "psycopg", "PostgreSQL 驱动", "多台电脑合用一个数据库时才需要"),
        ("dask", "distributed", "Dask", "在多台电脑上批量比对时才需要"),
    ):
        extra = "postgres" if point == "postgresql" else point
        if find_spec(module):
            yield fine(point, title, "已安装")
        else:
            advice = f"需要时运行 pip install 'editorial-desk[{extra}]'"
            yield advised(point, title, f"没有安装，{use}", advice)
