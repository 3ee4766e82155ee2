"""The JSON documents of the command line: every key and type, and how a document differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, Final


@dataclass(frozen=True)
class May:
    """A key that may be missing."""

    shape: Any


@dataclass(frozen=True)
class Keyed:
    """An object whose keys are data: scheme ids, kinds."""

    shape: Any


SPAN: Final = {"start": int, "end": int, "text": str, "paragraph": int, "location": str}
SIDE: Final = {
    "path": str,
    "sha256": str,
    "characters": int,
    "paragraphs": int,
    "not_read": [str],
}
SCHEME: Final = {
    "errors_tenths": int,
    "characters": int,
    "denominator": str,
    "per_mille": float,
    "per_ten_thousand": float,
    "limit": str,
    "passes": bool,
    "sha256": str,
}
COMPARISON: Final = {
    "schema": "editorial.comparison/1",
    "manuscript": SIDE,
    "galley": SIDE,
    "edit_distance": int,
    "discrepancies": [
        {
            "number": int,
            "kind": str,
            "edits": int,
            "manuscript": SPAN,
            "galley": SPAN,
            "mark": str,
            "note": str,
            "context": {"before": str, "after": str},
            "scores": Keyed(
                {
                    "rule": str,
                    "tenths": int,
                    "weight": int,
                    "doubled": May(str),
                    "cap": May(str),
                    "lost": May(int),
                }
            ),
        }
    ],
    "ignored": Keyed(int),
    "schemes": Keyed(SCHEME),
    "gate": str,
    "passes": bool,
}
CHECK: Final = {
    "schema": "editorial.check/1",
    "characters": int,
    "findings": [
        {
            "rule": str,
            "level": str,
            "start": int,
            "end": int,
            "text": str,
            "suggestions": [str],
            "paragraph": int,
            "message": str,
            "source": str,
        }
    ],
}
_FILE: Final = {"path": str, "sha256": str}
_RATE: Final = {"errors_tenths": int, "per_mille": float, "per_ten_thousand": float}
BATCH: Final = {
    "schema": "editorial.batch/1",
    "program": str,
    "gate": str,
    "complete": bool,
    "pairs": [
        {
            "name": str,
            "passes": bool,
            "edit_distance": (int, NoneType),
            "characters": (int, NoneType),
            "per_mille": (float, NoneType),
            "manuscript": _FILE,
            "galley": _FILE,
            "schemes": Keyed({**_RATE, "limit": str, "passes": bool, "sha256": str}),
            "notes": [str],
            "page": str,
            "error": May(str),
        }
    ],
    "unpaired": [str],
    "totals": {
        "pairs": int,
        "within": int,
        "beyond": int,
        "errors": int,
        "unpaired": int,
        "taken_over": int,
        "edit_distance": int,
        "characters": int,
        "per_mille": float,
        "passes": bool,
        "schemes": Keyed(_RATE),
    },
    "seconds": float,
    "characters_per_second": int,
}
DEMO: Final = {
    "schema": "editorial.demo/1",
    "manuscripts": [
        {
            "id": str,
            "title": str,
            "stages": [str],
            "rounds": [{"round": str, "per_mille": float, "passes": bool}],
            "final_stage": str,
        }
    ],
    "report": str,
    "audit_entries": int,
    "audit_ok": bool,
}
AUDIT: Final = {
    "schema": "editorial.audit/1",
    "entries": int,
    "head": str,
    "ok": bool,
    "first_bad": May(int),
}
DOCTOR: Final = {
    "schema": "editorial.doctor/1",
    "version": str,
    "ok": bool,
    "points": [{"id": str, "title": str, "state": str, "found": str, "advice": str}],
}
DOCUMENTS: Final = (COMPARISON, CHECK, BATCH, DEMO, AUDIT, DOCTOR)


def differences(document: Any, shape: Any, place: str = "$") -> Iterator[str]:
    """Where a document is not of the shape: keys that lack or are too many, wrong types."""
    match shape:
        case dict() | Keyed():
            if isinstance(document, dict):
                yield from _object_differences(document, shape, place)
            else:
                yield f"{place}: {document!r} is no object"
        case [inner]:
            if not isinstance(document, list):
                yield f"{place}: {document!r} is no list"
                return
            for number, each in enumerate(document):
                yield from differences(each, inner, f"{place}[{number}]")
        case str():
            if document != shape:
                yield f"{place}: {document!r} instead of {shape!r}"
        case _:
            types = shape if isinstance(shape, tuple) else (shape,)
            if type(document) not in types:  # exact: True is no number here
                yield f"{place}: {document!r} is no {shape}"


def _object_differences(document: dict[str, Any], shape: Any, place: str) -> Iterator[str]:
    if isinstance(shape, Keyed):
        for key, value in document.items():
            yield from differences(value, shape.shape, f"{place}.{key}")
        return
    needed = {key for key, value in shape.items() if not isinstance(value, May)}
    yield from (f"{place}: lacks {key}" for key in sorted(needed - document.keys()))
    yield from (f"{place}: unknown {key}" for key in sorted(document.keys() - shape.keys()))
    for key in sorted(document.keys() & shape.keys()):
        inner = shape[key].shape if isinstance(shape[key], May) else shape[key]
        yield from differences(document[key], inner, f"{place}.{key}")


def keys_of(shape: Any) -> Iterator[str]:
    """Every key that a shape names, at any depth."""
    match shape:
        case May() | Keyed():
            yield from keys_of(shape.shape)
        case dict():
            for key, inner in shape.items():
                yield key
                yield from keys_of(inner)
        case [inner]:
            yield from keys_of(inner)
