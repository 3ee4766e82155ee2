"""A review (审稿): the text with doubts in its margin, the form, the conclusion."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, RadioSet

from editorial.desk.deciding import take_decision
from editorial.desk.drafts import keep_draft
from editorial.desk.manuscript_views import ReviewMaterial, manuscript_view, review_material
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.stages import Stage
from tui.commands.command import bindings
from tui.commands.office import CHECK_SAMPLE, CONCLUDE, PANE
from tui.commands.places import NEXT_FINDING, PREVIOUS_FINDING
from tui.office import Office
from tui.rendering.moments import clock_time
from tui.rendering.rate_text import rate_text
from tui.screens.decision_forms import REVIEW_DECISIONS
from tui.screens.decision_taking import option_row
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.findings import checked
from tui.screens.mark_keeping import MarkKeeper, meter_text
from tui.screens.office_screen import REFUSED, OfficeScreen
from tui.screens.review_draft import ReviewDraft, draft_from_json
from tui.screens.review_form import ReviewForm
from tui.screens.sample_check_screen import SampleCheckScreen
from tui.widgets.checklist import Checklist
from tui.widgets.key_footer import KeyFooter
from tui.widgets.marking_view import MarkingView
from tui.widgets.opinion_editor import OpinionEditor
from tui.widgets.plain_text import PlainText
from tui.widgets.tick_box import TickBox
from tui.widgets.title_bar import TitleBar
from tui.wording import t


class ReviewScreen(OfficeScreen[None]):
    """Text on the left, form on the right; one at a time where the screen is narrow."""

    CSS_PATH = "review_screen.tcss"
    BINDINGS = bindings(CONCLUDE, PANE, CHECK_SAMPLE, NEXT_FINDING, PREVIOUS_FINDING)

    KEEPS_UP = False
    """The form is not fetched again: it holds what has been written."""

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """Of one manuscript at a review."""
        super().__init__(office)
        self.title = t("review.title")
        self._piece = manuscript
        self._material: ReviewMaterial | None = None
        self._kept = ReviewDraft()
        self._keeping = asyncio.Lock()
        self._marks = MarkKeeper(self, manuscript)
        self._doubts = t("reading.checking")

    def compose(self) -> ComposeResult:
        """Title, text beside form."""
        yield TitleBar(t("review.title"), self.office.session.name)
        with Horizontal(id="review-body"):
            yield MarkingView(id="review-text")
            yield VerticalScroll(id="review-form", can_focus=False)
        yield PlainText(self._doubts, id="review-state", classes="quiet")
        yield KeyFooter()

    def action_refresh(self) -> None:
        """Neither by key."""

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch text and draft, then look for doubts."""
        office = self.office
        material = await self.ask(lambda: review_material(office.desk, office.session, self._piece))
        if material is None:
            self.dismiss()
            return
        self._material = material
        self._kept = draft_from_json(material.draft)
        manuscript = material.view.manuscript
        self.query_one(TitleBar).show(
            t(
                "review.of",
                stage=manuscript.stage.label,
                number=manuscript.number,
                title=manuscript.title,
            )
        )
        paragraphs = [paragraph.text for paragraph in material.document.paragraphs]
        view = self.query_one(MarkingView)
        view.show(paragraphs)
        view.focus()
        form = ReviewForm(
            manuscript.stage,
            material.checklist,
            self._kept,
            material.document.not_read,
            in_sample=material.in_sample,
            warnings=_warnings(material),
        )
        await self.query_one("#review-form").mount(form)
        await self._marks.fetch()
        self._tell()
        found = await self.ask(lambda: checked(office.desk.home, material.document))
        if found is not None:
            view.show(paragraphs, found)
            told = t("reading.findings", count=len(found)) if found else t("reading.no_findings")
            self._doubts = f"{told}  {t('review.hint')}"
            self._tell()

    def _tell(self) -> None:
        told = (meter_text(self.query_one(MarkingView).marks), self._doubts)
        self.query_one("#review-state", PlainText).show("  ".join(filter(None, told)))

    # Marks

    def on_marking_view_marked(self, event: MarkingView.Marked) -> None:
        """Keep the marks; what has been read to its end is ticked."""
        event.stop()
        marks = event.view.marks
        if marks is not None:
            for key, whole in (
                ("read_in_full", marks.meter.is_whole),
                ("read_closely", marks.meter.is_wholly_close),
            ):
                for box in self.query(f"#review-{key}").results(TickBox):
                    box.value = box.value or whole
        self._tell()
        self.keep_marks()

    @work(group="draft")
    async def keep_marks(self) -> None:
        """Put on record what was marked."""
        await self._marks.keep()
        self._tell()

    # Drafts

    def on_checklist_changed(self, event: Checklist.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    def on_opinion_editor_draft_due(self, event: OpinionEditor.DraftDue) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    @work(group="draft")
    async def keep(self) -> None:
        """Keep what has been written so far."""
        await self._keep_now()

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    async def _keep_now(self) -> None:
        forms = self.query(ReviewForm)
        if self._material is None or not forms:
            return
        async with self._keeping:
            draft = forms.first().draft()
            if draft == self._kept:
                return
            desk, session = self.office.desk, self.office.session
            stage = self._material.view.manuscript.stage
            try:
                await asyncio.to_thread(
                    keep_draft, desk, session, self._piece, stage, draft.to_json()
                )
            except REFUSED:
                self.app.notify(t("review.not_kept"), title=t("app.take_care"), severity="error")
                return
            self._kept = draft
            for editor in self.query(OpinionEditor):
                editor.draft_kept(clock_time(desk.now()))

    @work(exclusive=True, group="dialog")
    async def action_back(self) -> None:
        """Keep draft and marks, then go back."""
        await self._keep_now()
        await self._marks.keep()
        self.dismiss()

    # Going about

    def action_switch_pane(self) -> None:
        """From the text to the form and back."""
        to_form = not self.has_class("-form")
        self.set_class(to_form, "-form")
        if to_form:
            self.query_one(Checklist).focus()
        else:
            self.query_one(MarkingView).focus()

    def action_step_place(self, by: int) -> None:
        """Go to the next or previous doubt."""
        self.query_one(MarkingView).action_step_place(by)

    # The sample

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """A sample is checked at the final review only."""
        if action != "check_sample":
            return True
        material = self._material
        return material is None or material.view.manuscript.stage is Stage.FINAL_REVIEW

    @work(exclusive=True, group="dialog")
    async def action_check_sample(self) -> None:
        """Check the text as a sample: correct it, count its errors."""
        await self._keep_now()
        await self._marks.keep()
        await self.app.push_screen_wait(SampleCheckScreen(self.office, self._piece))

    # The conclusion

    @work(exclusive=True, group="dialog")
    async def action_conclude(self) -> None:
        """Choose a conclusion; every reason against it is said at once."""
        forms = self.query(ReviewForm)
        if self._material is None or not forms:
            return
        await self._keep_now()
        await self._marks.keep()
        draft = forms.first().draft()
        office = self.office
        view = await self.ask(
            lambda: manuscript_view(
                office.desk, office.session, self._piece, draft.request(Decision.WITHDRAW)
            )
        )
        if view is None:
            return
        rows = [
            option_row(option, form_follows=False)
            for option in view.options
            if option.decision in REVIEW_DECISIONS
        ]
        chosen = await self.app.push_screen_wait(
            ChoiceDialog(t("review.conclude"), t("review.conclude_question"), rows)
        )
        if chosen is None:
            return
        decision = Decision(chosen)
        target = next(o.target for o in view.options if o.decision is decision)
        question = t("review.confirm", decision=decision.label, target=target.label)
        if not await self.app.push_screen_wait(ConfirmDialog(decision.label, question)):
            return
        revision = self._material.view.manuscript.revision
        taken = await self.ask(
            lambda: take_decision(
                office.desk, office.session, self._piece, revision, draft.request(decision)
            )
        )
        if taken is not None:
            self.said(t("decide.taken", decision=decision.label, stage=taken.stage.label))
            self.dismiss()


def _warnings(material: ReviewMaterial) -> list[str]:
    """What the reviewer should know before filling in: subjects to be filed, a major matter."""
    manuscript = material.view.manuscript
    told = [
        t(
            "review.topic_hint",
            topic=hint.topic,
            words="、".join(hint.words),
            paragraph=hint.paragraph,
            context=hint.context,
        )
        for hint in material.topic_hints
        if manuscript.stage is not Stage.SECOND_REVIEW
    ]
    if manuscript.major_matter is not None:
        told.append(t("review.is_major", reason=manuscript.major_matter.reason))
    if manuscript.stage is Stage.FINAL_REVIEW and manuscript.reviews_disagree:
        told.append(t("review.disagree"))
    if material.sample_check is not None:
        check = material.sample_check
        told.append(
            t("review.checked", count=len(check.counted), rate=rate_text(check.rate, check.limit))
        )
    return told
