"""The way of a manuscript (流程): three reviews, three proofs, sign-off, and where it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.rendering.cell_width import cell_width
from tui.wording import t


class StepState(StrEnum):
    """Where a step lies."""

    PASSED = "passed"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class StageStep:
    """One step of the way."""

    label: str
    state: StepState
    days: int | None = None
    """Days spent there, as far as known."""

    @property
    def text(self) -> str:
        """Sign, name, days."""
        text = t(f"stages.{self.state}", stage=self.label)
        if self.days is None or self.state is StepState.AHEAD:
            return text
        if not self.days and self.state is StepState.PASSED:
            return text
        return text + " " + (t("stages.days", days=self.days) if self.days else t("stages.today"))


class StageTrack(Widget):
    """The steps in a line, in more lines where they do not fit."""

    DEFAULT_CSS = """
    StageTrack { height: auto; width: 1fr; }
    """
    JOIN = " → "
    _STYLES = {  # noqa: RUF012
        StepState.PASSED: "$success",
        StepState.HERE: "bold reverse $accent",
        StepState.AHEAD: "$text-muted",
    }

    def __init__(
        self,
        steps: Sequence[StageStep] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        """Show the steps."""
        super().__init__(id=id, classes=classes)
        self._steps = tuple(steps)

    def show(self, steps: Sequence[StageStep]) -> None:
        """Show other steps."""
        self._steps = tuple(steps)
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[StageStep]]:
        lines: list[list[StageStep]] = [[]]
        taken = 0
        for step in self._steps:
            cells = cell_width(step.text) + 2 + len(self.JOIN)
            if lines[-1] and taken + cells > width:
                lines.append([])
                taken = 0
            lines[-1].append(step)
            taken += cells
        return lines

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Lines at a width in cells."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The steps with their signs."""
        lines = [
            Content(self.JOIN).join(
                Content.styled(f" {step.text} ", self._STYLES[step.state]) for step in line
            )
            for line in self._lines(self.content_size.width)
        ]
        return Content("\n").join(lines)


def steps_on_the_way(
    labels: Sequence[str], here: int, days: Sequence[int | None] = ()
) -> tuple[StageStep, ...]:
    """Steps with the one at index ``here`` as the present one.

    Args:
        labels: Names of the steps.
        here: Index of the present step; ``len(labels)`` when all are passed.
        days: Days spent at each step, as far as known.
    """
    known = [*days, *([None] * (len(labels) - len(days)))]
    states = [
        StepState.PASSED if index < here else StepState.HERE if index == here else StepState.AHEAD
        for index in range(len(labels))
    ]
    return tuple(StageStep(*step) for step in zip(labels, states, known, strict=True))
