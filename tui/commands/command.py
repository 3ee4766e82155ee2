"""A command (操作): footer, key binding and help page are all derived from this one record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from textual.binding import Binding, BindingType

from tui.wording import t

ID_PREFIX: Final = "command."
"""Bindings of commands carry an id with this prefix; the help page lists them alone."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do on a screen."""

    name: str
    """Its name; ``commands.<name>`` in the wording file has its footer text and its help."""
    keys: tuple[str, ...]
    """Function and control keys, which an input method lets pass; the footer shows the first."""
    action: str
    """The action that the screen runs."""
    also: tuple[str, ...] = ()
    """Letters and points as a second way; never while a text is being typed."""
    shown: bool = True
    """Whether the footer shows it; the help page always does."""
    priority: bool = False
    """Whether its keys also work while a text is being typed."""

    @property
    def footer(self) -> str:
        """What the footer says."""
        return t(f"commands.{self.name}.footer")

    @property
    def tooltip(self) -> str:
        """What the help page says."""
        return t(f"commands.{self.name}.tooltip")

    def bindings(self) -> list[Binding]:
        """The bindings of its keys, those in the footer first."""
        first = Binding(
            ",".join(self.keys),
            self.action,
            self.footer,
            show=self.shown,
            priority=self.priority,
            tooltip=self.tooltip,
            id=ID_PREFIX + self.name,
        )
        if not self.also:
            return [first]
        return [first, replace(first, key=",".join(self.also), priority=False, show=False)]


def bindings(*commands: Command) -> list[BindingType]:
    """The ``BINDINGS`` of a screen or widget."""
    return [binding for command in commands for binding in command.bindings()]
