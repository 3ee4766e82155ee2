"""The last line of a screen: what its keys do now (按键提示)."""

from __future__ import annotations

from textual.widgets import Footer


class KeyFooter(Footer):
    """Keys close together, so that 80 columns hold them."""

    def __init__(self) -> None:
        """The keys of the screen."""
        super().__init__(show_command_palette=False, compact=True)
