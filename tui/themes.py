"""Two looks of the app (浅色、深色): the same roles of colours, readable for long hours."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="editorial-light",
    primary="#2b5a86",
    secondary="#5a6b7a",
    accent="#8a5200",
    warning="#8a5a00",
    error="#9c2226",
    success="#2b6a3c",
    foreground="#20242a",
    background="#f6f4ee",
    surface="#fcfbf8",
    panel="#e6e2d8",
    dark=False,
    variables={
        "footer-key-foreground": "#8a5200",
        "input-selection-background": "#2b5a86 30%",
    },
)
DARK: Final = Theme(
    name="editorial-dark",
    primary="#86aed3",
    secondary="#93a3b3",
    accent="#e0b36a",
    warning="#e0b36a",
    error="#ef9a96",
    success="#96c79b",
    foreground="#dde1e6",
    background="#14171b",
    surface="#1b1f24",
    panel="#2a3038",
    dark=True,
    variables={
        "footer-key-foreground": "#e0b36a",
        "input-selection-background": "#86aed3 35%",
    },
)
