"""Scheme files: counting schemes as TOML data, read and checked.

The schemes that ship lie in ``schemes/`` beside this module; an office's own scheme is read from
the bytes of its file with :func:`read_scheme`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from editorial.data_files import scheme_bytes, scheme_files
from editorial.domain.checksum import sha256_hex
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.error_rate import RateLimit
from editorial.scoring.counting_scheme import (
    CountingRule,
    CountingScheme,
    CountUnit,
    LengthStep,
    RuleStatus,
)
from editorial.scoring.prepared_schemes import PREPARED
from editorial.text.paragraphs import ParagraphKind

ALWAYS_SHOWN: Final = ("house", "periodical-2020")
"""The schemes that every comparison is counted by, whichever decides (design §3.2)."""


class SchemeNotFound(LookupError):
    """No scheme of that id ships with the program; the message is for the user."""


class SchemeRefused(ValueError):
    """A scheme's data file is not sound; the message says where, for the user."""


def scheme_ids() -> tuple[str, ...]:
    """Ids of the schemes that ship, the ones always shown first."""
    names = {name.removesuffix(".toml") for name in scheme_files() if name.endswith(".toml")}
    return (*ALWAYS_SHOWN, *sorted(names - set(ALWAYS_SHOWN)))


@cache
def load_scheme(scheme: str) -> CountingScheme:
    """Read a scheme that ships with the program.

    Raises:
        SchemeNotFound: when there is none of that id.
    """
    if scheme not in scheme_ids():
        raise SchemeNotFound(f"没有“{scheme}”这种计错办法；现有：{'、'.join(scheme_ids())}")
    return read_scheme(scheme_bytes(f"{scheme}.toml"))


@cache
def judged_rules(scheme: str) -> tuple[CountingRule, ...]:
    """The rules of a scheme that only a reader can judge, and no comparison counts.

    They lie in a file of their own: comparisons, which are many, read the scheme without them.

    Raises:
        SchemeNotFound: when there is no scheme of that id.
        SchemeRefused: when the data is not sound.
    """
    load_scheme(scheme)
    try:
        data = scheme_bytes("judged", f"{scheme}.toml")
    except FileNotFoundError:
        return ()
    try:
        return tuple(_rule(entry) for entry in _content(data, sha256_hex(data))["rules"])
    except (KeyError, ValueError, TypeError, AttributeError) as problem:
        raise SchemeRefused(f"计错办法的数据有误：{problem}") from problem


def read_scheme(data: bytes) -> CountingScheme:
    """Read a scheme from the bytes of its TOML file.

    Raises:
        SchemeRefused: when it is no TOML, lacks something, or leaves a kind without a rule.
    """
    try:
        sha256 = sha256_hex(data)
        return _scheme(_content(data, sha256), sha256)
    except KeyError as problem:
        raise SchemeRefused(f"计错办法缺少 {problem.args[0]} 一项") from problem
    except (ValueError, TypeError, AttributeError) as problem:
        raise SchemeRefused(f"计错办法的数据有误：{problem}") from problem


def _content(data: bytes, sha256: str) -> Mapping[str, Any]:
    """What a TOML file says; those that ship unchanged need not be parsed."""
    prepared = PREPARED.get(sha256)
    if prepared is not None:
        return prepared
    import tomllib  # noqa: PLC0415 - takes longer than two short texts take to compare

    return tomllib.loads(data.decode("utf-8"))


def _scheme(content: Mapping[str, Any], sha256: str) -> CountingScheme:
    head = content["scheme"]
    limit = RateLimit(_count(head["limit"]["errors"]), _count(head["limit"]["characters"]))
    if limit.characters == 0:
        raise ValueError("limit.characters 不能为 0")
    rules = tuple(_rule(entry) for entry in content["rules"])
    _check_complete(rules)
    return CountingScheme(
        id=str(head["id"]),
        title=str(head["title"]),
        date=str(head["date"]),
        source=str(head["source"]),
        limit=limit,
        rules=rules,
        sha256=sha256,
        double_cover=bool(head.get("double_cover", False)),
        double_paragraphs=frozenset(map(ParagraphKind, head.get("double_paragraphs", ()))),
        double_important=bool(head.get("double_important", False)),
        cover_tenths=_optional_count(head, "cover_tenths"),
        layout_denominator=bool(head.get("layout_denominator", False)),
    )


def _rule(entry: Mapping[str, Any]) -> CountingRule:
    steps = tuple(
        LengthStep(
            str(step.get("rule", entry["id"])),
            _count(step["tenths"]),
            _count(step["up_to"]) if "up_to" in step else None,
        )
        for step in entry["steps"]
    )
    if not steps:
        raise ValueError(f"{entry['id']} 的 steps 是空的")
    bounds = [step.up_to for step in steps[:-1] if step.up_to is not None]
    if steps[-1].up_to is not None or len(bounds) < len(steps) - 1 or bounds != sorted(set(bounds)):
        raise ValueError(f"{entry['id']} 的 steps 应由短到长，最后一档不写 up_to")
    return CountingRule(
        id=str(entry["id"]),
        text=str(entry["text"]),
        status=RuleStatus(entry["status"]),
        kinds=frozenset(map(DiscrepancyKind, entry["kinds"])),
        unit=CountUnit(entry.get("unit", CountUnit.PLACE)),
        steps=steps,
        same_error_places=_optional_count(entry, "same_error_places"),
        cap_tenths=_optional_count(entry, "cap_tenths"),
    )


def _optional_count(entry: Mapping[str, Any], key: str) -> int | None:
    return _count(entry[key]) if key in entry else None


def _count(value: object) -> int:
    """A count of data is an integer, so that rates stay exact."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} 应为非负整数")
    return value


def _check_complete(rules: tuple[CountingRule, ...]) -> None:
    for kind in DiscrepancyKind:
        found = [rule.id for rule in rules if kind in rule.kinds]
        if len(found) != 1:
            raise ValueError(f"“{kind.label}”（{kind.value}）应恰有一条规则，现有 {len(found)} 条")
