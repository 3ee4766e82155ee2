"""The points that a review must look at (审稿要点), answered one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message

from editorial.domain.reviews import Answer, ChecklistAnswer, ChecklistItem
from tui.commands.checklist import ANSWER_NO, ANSWER_NOT_APPLICABLE, ANSWER_YES
from tui.commands.command import bindings
from tui.screens.dialogs.text_dialog import TextDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t

INDENT = 3


class ChecklistRow(PlainText):
    """One point with its answer."""


class Checklist(VerticalGroup, can_focus=True):
    """A list of points; 空格 says yes, and what does not hold needs a remark."""

    BINDINGS = bindings(ANSWER_YES, ANSWER_NO, ANSWER_NOT_APPLICABLE)
    DEFAULT_CSS = """
    Checklist { height: auto; }
    ChecklistRow { padding: 0 1; }
    Checklist:focus ChecklistRow.-cursor { background: $primary; color: $background; }
    ChecklistRow.-cursor { background: $panel; }
    ChecklistRow.-no { color: $error; text-style: bold; }
    """

    @dataclass
    class Changed(Message):
        """A point was answered."""

        checklist: Checklist
        answers: tuple[ChecklistAnswer, ...]

        @property
        def control(self) -> Checklist:
            """The list."""
            return self.checklist

    def __init__(
        self,
        items: Sequence[ChecklistItem],
        answers: Sequence[ChecklistAnswer] = (),
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show the points with the answers given so far."""
        super().__init__(id=id)
        self._items = tuple(items)
        self._answers: dict[str, ChecklistAnswer] = {answer.key: answer for answer in answers}
        self._cursor = 0

    @property
    def answers(self) -> tuple[ChecklistAnswer, ...]:
        """The answers given, in the order of the points."""
        return tuple(self._answers[item.key] for item in self._items if item.key in self._answers)

    @property
    def is_complete(self) -> bool:
        """Whether every point is answered."""
        return len(self.answers) == len(self._items)

    def compose(self) -> ComposeResult:
        """One row a point."""
        for item in self._items:
            yield ChecklistRow(self._row_text(item), indent=INDENT)

    def on_mount(self) -> None:
        """Show the cursor."""
        self._show()

    def _row_text(self, item: ChecklistItem) -> str:
        answer = self._answers.get(item.key)
        sign = t("checklist.unanswered") if answer is None else _sign(answer.answer)
        text = f"{sign} {item.text}"
        if answer is not None and answer.remark:
            text += t("checklist.remark", answer=answer.answer.label, remark=answer.remark)
        return text

    def _show(self) -> None:
        for index, (row, item) in enumerate(
            zip(self.query(ChecklistRow), self._items, strict=True)
        ):
            answer = self._answers.get(item.key)
            row.show(self._row_text(item))
            row.set_class(index == self._cursor, "-cursor")
            row.set_class(answer is not None and answer.answer is Answer.NO, "-no")

    def action_move(self, by: int) -> None:
        """Go to the next or previous point."""
        self._cursor = min(max(self._cursor + by, 0), max(len(self._items) - 1, 0))
        self._show()
        rows = list(self.query(ChecklistRow))
        if rows:
            rows[self._cursor].scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Arrows go through the points; at the ends they leave to the rest of the screen."""
        by = {"up": -1, "down": 1}.get(event.key)
        if by is not None and 0 <= self._cursor + by < len(self._items):
            event.stop()
            event.prevent_default()
            self.action_move(by)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a point; a click on its sign says yes or takes it back."""
        rows = list(self.query(ChecklistRow))
        if isinstance(event.widget, ChecklistRow) and event.widget in rows:
            self._cursor = rows.index(event.widget)
            self._show()
            if event.x <= INDENT:
                self.action_answer(Answer.YES.value)

    def action_answer(self, value: str) -> None:
        """Answer the point at the cursor; yes a second time takes the answer back."""
        if not self._items:
            return
        item, answer = self._items[self._cursor], Answer(value)
        before = self._answers.get(item.key)
        if answer is Answer.YES:
            if before is not None and before.answer is Answer.YES:
                del self._answers[item.key]
                self._changed()
            else:
                self._answer(ChecklistAnswer(item.key, answer))
            return
        if answer is Answer.NOT_APPLICABLE and not item.may_not_apply:
            self.app.notify(t("checklist.may_not"), title=t("app.take_care"), severity="warning")
            return
        remark = before.remark if before is not None and before.answer is answer else ""
        self._ask_for_remark(item, answer, remark)

    def _ask_for_remark(self, item: ChecklistItem, answer: Answer, remark: str) -> None:
        def take(text: str | None) -> None:
            if text is not None:
                self._answer(ChecklistAnswer(item.key, answer, text))

        question = t(f"checklist.ask_{answer}", item=item.text)
        self.app.push_screen(TextDialog(answer.label, question, text=remark), take)

    def _answer(self, answer: ChecklistAnswer) -> None:
        self._answers[answer.key] = answer
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.post_message(self.Changed(self, self.answers))

    @property
    def answered(self) -> Mapping[str, ChecklistAnswer]:
        """The answers by their points."""
        return dict(self._answers)


def _sign(answer: Answer) -> str:
    return t(f"checklist.{answer}")
