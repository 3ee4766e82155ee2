"""Names of keys as the office reads them (按键名称)."""

from __future__ import annotations

from tui.wording import sentences


def key_name(key: str) -> str:
    """A key as shown in the footer and on the help page: ``ctrl+s`` → ``Ctrl+S``."""
    *modifiers, last = key.split("+")
    return "+".join([*(_one(modifier) for modifier in modifiers), _one(last)])


def _one(key: str) -> str:
    named = sentences().get(f"keys.{key}")
    if named is not None:
        return named
    return key.upper() if len(key) <= 3 else key
