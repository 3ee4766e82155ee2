"""Boxes to tick and to choose by (勾选框), whose sign says by itself whether they are set."""

from __future__ import annotations

from typing import Any

from textual.widgets import Checkbox, RadioButton

from tui.wording import t


class TickBox(Checkbox):
    """A tick is there or it is not: no sign that only changes its colour."""

    def __init__(self, *given: Any, **options: Any) -> None:
        """As a check box."""
        self.BUTTON_INNER = t("tick.off")
        super().__init__(*given, **options)
        self.BUTTON_INNER = t("tick.on") if self.value else t("tick.off")

    def watch_value(self) -> None:
        """Show the sign of the new value."""
        self.BUTTON_INNER = t("tick.on") if self.value else t("tick.off")
        super().watch_value()


class ChoiceButton(RadioButton):
    """A dot is there or it is not."""

    def __init__(self, *given: Any, **options: Any) -> None:
        """As a radio button."""
        self.BUTTON_INNER = t("tick.not_chosen")
        super().__init__(*given, **options)
        self.BUTTON_INNER = t("tick.chosen") if self.value else t("tick.not_chosen")

    def watch_value(self) -> None:
        """Show the sign of the new value."""
        self.BUTTON_INNER = t("tick.chosen") if self.value else t("tick.not_chosen")
        super().watch_value()
