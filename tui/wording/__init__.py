"""Every visible word of the terminal app (界面用语), from one file.

``t("desk.waiting", count=3)`` gives the sentence of that key with its fields filled in. Fields are
put in as they are: what comes from authors is made safe where it is drawn.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGE = "zh_CN"


class WordingNotFound(LookupError):
    """The wording file has no sentence of that key, or the sentence lacks a field."""


@cache
def sentences(language: str = LANGUAGE) -> Mapping[str, str]:
    """All sentences of a language by their dotted keys."""
    source = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(source), ""))


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found


def t(key: str, **fields: object) -> str:
    """The sentence of a key with its fields filled in.

    Raises:
        WordingNotFound: when there is no such sentence, or a field of it is not given.
    """
    try:
        sentence = sentences()[key]
        return sentence.format(**fields) if fields else sentence
    except (KeyError, IndexError) as missing:
        raise WordingNotFound(key) from missing
