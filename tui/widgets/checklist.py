"""The points that a review must look at (审稿要点), answered one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from editorial.domain.reviews import Answer, ChecklistAnswer, ChecklistItem
from tui.commands.checklist import (
    ANSWER_NO,
    ANSWER_NOT_APPLICABLE,
    ANSWER_YES,
    TAKE_ANSWER_BACK,
)
from tui.commands.command import bindings
from tui.screens.dialogs.text_dialog import TextDialog
from tui.widgets.row_list import Row, RowList
from tui.wording import t


class Checklist(RowList, inherit_bindings=False):
    """A list of points; an answer goes on to the next, and what does not hold needs a remark."""

    BINDINGS = bindings(ANSWER_YES, ANSWER_NO, ANSWER_NOT_APPLICABLE, TAKE_ANSWER_BACK)

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
        self._items = tuple(items)
        self._answers: dict[str, ChecklistAnswer] = {answer.key: answer for answer in answers}
        super().__init__([self._row(item) for item in self._items], id=id)

    @property
    def answers(self) -> tuple[ChecklistAnswer, ...]:
        """The answers given, in the order of the points."""
        return tuple(self._answers[item.key] for item in self._items if item.key in self._answers)

    @property
    def answered(self) -> Mapping[str, ChecklistAnswer]:
        """The answers by their points."""
        return dict(self._answers)

    @property
    def is_complete(self) -> bool:
        """Whether every point is answered."""
        return len(self.answers) == len(self._items)

    def _row(self, item: ChecklistItem) -> Row:
        answer = self._answers.get(item.key)
        sign = t("checklist.unanswered") if answer is None else t(f"checklist.{answer.answer}")
        text = f"{sign} {item.text}"
        if answer is not None and answer.remark:
            text += t("checklist.remark", answer=answer.answer.label, remark=answer.remark)
        refused = answer is not None and answer.answer is Answer.NO
        return Row(item.key, text, "-no" if refused else "")

    def clicked(self, x: int, *, again: bool) -> None:  # noqa: ARG002
        """A click on the sign says yes or takes it back."""
        if x > self.INDENT or not self._items:
            return
        item = self._items[self.cursor]
        if item.key in self._answers:
            self.action_take_answer_back()
        else:
            self._answer(ChecklistAnswer(item.key, Answer.YES))

    def action_answer(self, value: str) -> None:
        """Answer the point at the cursor and go on to the next."""
        if not self._items:
            return
        item, answer = self._items[self.cursor], Answer(value)
        before = self._answers.get(item.key)
        if answer is Answer.YES:
            self._answer(ChecklistAnswer(item.key, answer))
            self.move(self.cursor + 1)
            return
        if answer is Answer.NOT_APPLICABLE and not item.may_not_apply:
            self.app.notify(t("checklist.may_not"), title=t("app.take_care"), severity="warning")
            return
        remark = before.remark if before is not None and before.answer is answer else ""
        self._ask_for_remark(item, answer, remark)

    def action_take_answer_back(self) -> None:
        """The point at the cursor is unanswered again; stay at it."""
        if self._items and self._answers.pop(self._items[self.cursor].key, None) is not None:
            self._changed()

    def _ask_for_remark(self, item: ChecklistItem, answer: Answer, remark: str) -> None:
        def take(text: str | None) -> None:
            if text is not None:
                self._answer(ChecklistAnswer(item.key, answer, text))
                self.move(self.cursor + 1)

        question = t(f"checklist.ask_{answer}", item=item.text)
        self.app.push_screen(TextDialog(answer.label, question, text=remark), take)

    def _answer(self, answer: ChecklistAnswer) -> None:
        self._answers[answer.key] = answer
        self._changed()

    def _changed(self) -> None:
        self.show([self._row(item) for item in self._items])
        self.post_message(self.Changed(self, self.answers))
