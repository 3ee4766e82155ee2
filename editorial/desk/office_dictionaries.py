"""The office's own dictionaries (本单位词典): packs and switches in its data folder.

``EDITORIAL_HOME/dictionaries`` may hold packs (``*.tsv``, in folders or not) and ``off.txt``, which
names packs and rules that the office does not want, one id a line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from editorial.checking.check import Checker, shipped_checker
from editorial.checking.dictionary_entry import DictionaryEntry, DictionaryPackRefused, parse_pack
from editorial.checking.dictionary_files import shipped_entries, shipped_sources
from editorial.checking.rules import RULES
from editorial.intake.charset import decode_text
from editorial.intake.refusal import IntakeRefused

_FOLDER: Final = "dictionaries"
_SWITCHES: Final = "off.txt"


class OfficeDictionaryRefused(Exception):
    """An office's pack can't be used; the message says which, where and what to do next."""


def office_checker(home: Path) -> Checker:
    """The checker with what ships and what the office added or switched off.

    Args:
        home: The office's data folder; it need not exist.

    Raises:
        OfficeDictionaryRefused: when a pack or the switches can't be read.
    """
    folder = home / _FOLDER
    try:
        packs = sorted(folder.rglob("*.tsv"))
        switches = folder / _SWITCHES
        off = _ids(_lines(switches)) if switches.is_file() else ()
        entries = [entry for pack in packs for entry in _entries(pack, folder)]
        _refuse_unknown(off, entries)
    except (DictionaryPackRefused, IntakeRefused) as refusal:
        raise OfficeDictionaryRefused(str(refusal)) from refusal
    except OSError as error:
        raise OfficeDictionaryRefused(
            f"词典文件夹“{folder}”读不出来（{error.strerror}），请检查文件权限"
        ) from error
    if not entries and not off:
        return shipped_checker()
    return Checker((*shipped_entries(), *entries), off=off)


def _refuse_unknown(off: tuple[str, ...], entries: list[DictionaryEntry]) -> None:
    known = {entry.pack for entry in (*shipped_entries(), *entries)} | {rule.id for rule in RULES}
    for name in off:
        if name not in known:
            raise OfficeDictionaryRefused(
                f"{_SWITCHES} 里的“{name}”不是词典或规则的编号，请对照检查结果中的 rule 核对"
            )


def _entries(pack: Path, folder: Path) -> list[DictionaryEntry]:
    titles = {source.id: source.cited for source in shipped_sources().values()}
    identity = pack.relative_to(folder).with_suffix("").as_posix()
    return list(parse_pack(_lines(pack), pack=f"office/{identity}", source_titles=titles))


def _lines(file: Path) -> list[str]:
    """Lines of an office's file in whatever character set its spreadsheet program wrote."""
    data = file.read_bytes()
    return decode_text(data, file.name)[0].splitlines() if data.strip() else []


def _ids(lines: list[str]) -> tuple[str, ...]:
    """Ids of packs and rules; a pack's may be written as findings show it (dictionary:…)."""
    return tuple(
        line.strip().removeprefix("dictionary:")
        for line in lines
        if line.strip() and not line.startswith("#")
    )
