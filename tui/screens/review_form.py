"""The form of a review (审稿单): checklist, ticks and texts as the stage asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Input, RadioSet

from editorial.domain.reviews import ChecklistItem, ReviewGrade
from editorial.domain.stages import Stage
from tui.screens.review_draft import ReviewDraft
from tui.widgets.checklist import Checklist
from tui.widgets.opinion_editor import OpinionEditor
from tui.widgets.plain_text import PlainText
from tui.widgets.tick_box import ChoiceButton, TickBox
from tui.wording import t

TEXTS: Final = {
    Stage.FIRST_REVIEW: ("opinion", "revision_notes"),
    Stage.SECOND_REVIEW: ("record", "assessment", "problems", "opinion", "revision_notes"),
    Stage.FINAL_REVIEW: ("record", "opinion", "problems", "revision_notes"),
}
"""Which texts a stage asks for, in the order of the form."""
TICKS: Final = {
    Stage.FIRST_REVIEW: ("read_in_full", "topic_declared", "topic_concerned"),
    Stage.SECOND_REVIEW: ("read_in_full", "read_closely"),
    Stage.FINAL_REVIEW: ("read_in_full", "read_closely", "topic_declared", "topic_concerned"),
}


class ReviewForm(VerticalGroup):
    """Everything that a reviewer fills in."""

    def __init__(
        self,
        stage: Stage,
        checklist: Sequence[ChecklistItem],
        draft: ReviewDraft,
        not_read: Sequence[str] = (),
        *,
        in_sample: bool = False,
        warnings: Sequence[str] = (),
    ) -> None:
        """The form of a stage with what was written before."""
        super().__init__()
        self._stage = stage
        self._checklist = tuple(checklist)
        self._draft = draft
        self._not_read = tuple(not_read)
        self._in_sample = in_sample and stage is Stage.FINAL_REVIEW
        self._warnings = tuple(warnings)

    def compose(self) -> ComposeResult:
        """Ticks, checklist, texts."""
        if self._not_read:
            yield PlainText(t("review.not_read", what="、".join(self._not_read)), classes="warn")
        if self._in_sample:
            yield PlainText(t("review.in_sample"), classes="warn")
        for warning in self._warnings:
            yield PlainText(warning, classes="warn")
        yield PlainText(t("review.ticks"), classes="section")
        for key in TICKS.get(self._stage, ()):
            label = Content(t(f"review.{key}"))
            yield TickBox(label, bool(getattr(self._draft, key)), id=f"review-{key}")
        if self._stage is not Stage.SECOND_REVIEW:
            yield PlainText(t("review.filing_number"))
            yield Input(self._draft.filing_number, id="review-filing")
        yield PlainText(t("review.major_matter"))
        yield Input(self._draft.major_matter, id="review-matter")
        if self._stage is Stage.SECOND_REVIEW:
            yield PlainText(t("review.grade"))
            with RadioSet(id="review-grade"):
                for grade in ReviewGrade:
                    chosen = self._draft.grade == grade.value
                    yield ChoiceButton(Content(grade.label), chosen, name=grade.value)
        yield PlainText(t("review.checklist"), classes="section")
        yield Checklist(self._checklist, self._draft.checklist)
        for key in TEXTS.get(self._stage, ()):
            yield OpinionEditor(t(f"review.{key}"), getattr(self._draft, key), id=f"review-{key}")

    def draft(self) -> ReviewDraft:
        """What is filled in now."""
        texts = {
            key: self.query_one(f"#review-{key}", OpinionEditor).text
            for key in TEXTS.get(self._stage, ())
        }
        ticks = {
            key: self.query_one(f"#review-{key}", TickBox).value
            for key in TICKS.get(self._stage, ())
        }
        filing = self.query("#review-filing")
        number = filing.first(Input).value if filing else ""
        answers = self.query_one(Checklist).answers
        pressed = [each.pressed_button for each in self.query(RadioSet)]
        grade = next((each.name or "" for each in pressed if each is not None), "")
        return ReviewDraft(
            opinion=texts.get("opinion", ""),
            record=texts.get("record", ""),
            assessment=texts.get("assessment", ""),
            revision_notes=texts.get("revision_notes", ""),
            problems=texts.get("problems", ""),
            filing_number=number,
            grade=grade,
            major_matter=self.query_one("#review-matter", Input).value,
            read_in_full=ticks.get("read_in_full", False),
            read_closely=ticks.get("read_closely", False),
            topic_declared=ticks.get("topic_declared", False),
            topic_concerned=ticks.get("topic_concerned", False),
            checklist=answers,
        )
