"""Records (记录) as JSON: the code's names of fields, enumerations by value, ISO 8601 moments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any


def plain(value: object, without: Collection[str] = ()) -> Any:  # noqa: PLR0911  a case a kind
    """``value`` as JSON has it.

    Args:
        value: A record, or anything that a record holds.
        without: Fields to leave out, of the record itself and of all records in it.

    Raises:
        TypeError: when it holds something that no document is to have.
    """
    from dataclasses import is_dataclass  # noqa: PLC0415  help needs none of these
    from datetime import date  # noqa: PLC0415
    from fractions import Fraction  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path | Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each, without) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(each, without) for each in value)
    if isinstance(value, tuple | list):
        return [plain(each, without) for each in value]
    if is_dataclass(value):
        return record(value, without)
    raise TypeError(f"{type(value).__name__} has no place in a document")


def record(value: object, without: Collection[str] = ()) -> dict[str, Any]:
    """A dataclass as a JSON object, one key a field.

    Raises:
        TypeError: when it is none.
    """
    from dataclasses import fields, is_dataclass  # noqa: PLC0415

    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no record")
    return {
        each.name: plain(getattr(value, each.name), without)
        for each in fields(value)
        if each.name not in without
    }
