"""A galley (校样) beside its frozen manuscript: texts, differences, rates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from editorial.desk.manuscript_views import ProofMaterial, manuscript_view, proof_material
from editorial.desk.proof_papers import write_proof_papers
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import Disposition, ProofRound, RoundDifference
from editorial.domain.round_marks import HandEntry
from tui.commands.command import bindings
from tui.commands.office import ACT, CHANGES, RED_CHECK, WRITE_PAPERS
from tui.commands.places import NEXT_DIFFERENCE, PREVIOUS_DIFFERENCE
from tui.office import Office
from tui.rendering.places_in_words import places_in_words
from tui.rendering.round_text import round_text
from tui.rendering.strip_builder import Look
from tui.screens.change_keeping import keep_changes
from tui.screens.decision_taking import choose_and_take
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field
from tui.screens.manuscript_record import readings
from tui.screens.office_screen import OfficeScreen
from tui.screens.red_check_screen import RedCheckScreen
from tui.widgets.discrepancy_list import DiscrepancyLine, DiscrepancyList
from tui.widgets.key_footer import KeyFooter
from tui.widgets.line_view import LineView
from tui.widgets.plain_text import PlainText
from tui.widgets.rate_badge import RateBadge
from tui.widgets.side_by_side_view import SideBySideView
from tui.widgets.title_bar import TitleBar
from tui.wording import t

_LOOKS = {
    Disposition.TYPESETTING_ERROR: Look.COUNTED,
    Disposition.EDITOR_CHANGE: Look.EXCUSED,
    Disposition.MANUSCRIPT_QUERY: Look.EXCUSED,
    Disposition.NOT_AN_ERROR: Look.EXCUSED,
}


class GalleyScreen(OfficeScreen[None]):
    """A round's texts, differences and rates."""

    CSS_PATH = "proof_screen.tcss"
    BINDINGS = bindings(NEXT_DIFFERENCE, PREVIOUS_DIFFERENCE, ACT, WRITE_PAPERS, RED_CHECK, CHANGES)
    DECISIONS: tuple[Decision, ...] = ()
    """Decisions that F9 offers."""

    KEEPS_UP = False
    """The round is fetched on opening and on F5."""

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """The newest round of one manuscript."""
        super().__init__(office)
        self.title = t("proof.title")
        self.piece = manuscript
        self.material: ProofMaterial | None = None
        self.proof_round: ProofRound | None = None
        self.revision = 0
        self._places: dict[int, str] = {}
        """Where each difference stands, in words, by its number."""

    def compose(self) -> ComposeResult:
        """Title, rates, both texts, the difference in words, the list."""
        yield TitleBar(t("proof.title"), self.office.session.name)
        yield RateBadge()
        yield SideBySideView()
        with Vertical(id="proof-low"):
            yield PlainText("", id="proof-detail")
            yield DiscrepancyList()
        yield KeyFooter()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the round."""
        office = self.office
        material = await self.ask(lambda: proof_material(office.desk, office.session, self.piece))
        if material is None:
            self.dismiss()
            return
        if material.view.manuscript.revision < self.revision:
            return  # A verdict was recorded while this was being read: what is shown is newer.
        if await self.show_material(material):
            self.query_one(SideBySideView).focus()
            marks = material.proof_round.marks
            self.go(self.first_open() or (marks[0].discrepancy.number if marks else None))

    async def show_material(self, material: ProofMaterial) -> bool:
        """Show a round with all its places, those added by hand too; False when it was left."""
        self.material = material
        proof_round = material.proof_round
        found = [each.discrepancy for each in proof_round.differences]
        by_hand = [e.mark.discrepancy for e in proof_round.hand_entries if e.stands]
        texts = material.manuscript_text, material.galley_text
        drawn = await self.ask(
            lambda: (round_text(*texts, found, by_hand), places_in_words(*texts, found, by_hand))
        )
        if drawn is None:
            return False
        text, self._places = drawn
        view = self.query_one(SideBySideView)
        label = material.proof_round.proof_pass.label
        view.show(text, heads=(t("proof.frozen"), t("proof.galley_of", label=label)))
        self.draw_round(proof_round, material.view.manuscript.revision)
        entries = {each.number for each in by_hand}
        self.query_one(DiscrepancyList).show([_line(d, entries) for d in proof_round.marks])
        self.refresh_bindings()
        return True

    def draw_round(self, proof_round: ProofRound, revision: int) -> None:
        """Show rates and verdicts as they are now."""
        self.proof_round, self.revision = proof_round, revision
        material = self.material
        if material is None:
            return
        manuscript = material.view.manuscript
        self.query_one(TitleBar).show(
            t(
                "proof.of",
                label=proof_round.proof_pass.label,
                number=manuscript.number,
                title=manuscript.title,
                undecided=proof_round.undecided,
                found=len(proof_round.marks),
            )
        )
        self.query_one(RateBadge).show(readings(proof_round.rates))
        self.query_one(SideBySideView).show_looks(
            {
                each.discrepancy.number: _LOOKS[each.disposition]
                for each in proof_round.marks
                if each.disposition in _LOOKS
            }
        )

    # Going about

    def go(self, number: int | None) -> None:
        """Make a difference the current one everywhere."""
        self.query_one(SideBySideView).current = number
        if number is not None:
            self.query_one(DiscrepancyList).go(number)
        self.draw_detail()

    def draw_detail(self) -> None:
        """Say the current difference in words."""
        difference = self.current_difference
        told = t("proof.none") if self.proof_round is not None else ""
        if difference is not None and self.proof_round is not None:
            found = difference.discrepancy
            numbers = [each.discrepancy.number for each in self.proof_round.marks]
            entry = self.current_entry
            told = t(
                "proof.detail" if entry is None else "hand_entry.detail",
                index=numbers.index(found.number) + 1,
                all=len(numbers),
                place=(entry.place if entry else "") or self._places.get(found.number, ""),
                kind=found.kind.label,
                manuscript=found.manuscript.text or t("discrepancies.missing"),
                galley=found.galley.text or t("discrepancies.missing"),
                mark=found.mark.value,
                verdict=difference.disposition.label,
            )
            if entry is not None and entry.carried_from is not None:
                told += t("hand_entry.carried", number=entry.carried_from)
            told += "".join(
                t(f"proof.{key}", text=text)
                for key, text in (
                    ("reason", difference.reason or (entry.remark if entry else "")),
                    ("note", found.note),
                )
                if text
            )
        self.query_one("#proof-detail", PlainText).show(told)

    @property
    def current_difference(self) -> RoundDifference | None:
        """The difference that is being looked at."""
        number = self.query_one(SideBySideView).current
        for each in self.proof_round.marks if self.proof_round else ():
            if each.discrepancy.number == number:
                return each
        return None

    @property
    def current_entry(self) -> HandEntry | None:
        """The place that is being looked at, when it was added by hand."""
        number = self.query_one(SideBySideView).current
        for each in self.proof_round.hand_entries if self.proof_round else ():
            if each.number == number and each.stands:
                return each
        return None

    def first_open(self, behind: int = 0) -> int | None:
        """The first undecided difference behind a number, from the start again when none is."""
        differences = self.proof_round.marks if self.proof_round else ()
        undecided = [
            each.discrepancy.number
            for each in differences
            if each.disposition is Disposition.UNDECIDED
        ]
        later = [number for number in undecided if number > behind]
        return next(iter(later or undecided), None)

    def on_line_view_place_selected(self, event: LineView.PlaceSelected) -> None:
        """A difference was gone to in the texts."""
        event.stop()
        self.query_one(DiscrepancyList).go(event.number)
        self.draw_detail()

    def on_discrepancy_list_number_selected(self, event: DiscrepancyList.NumberSelected) -> None:
        """A difference was gone to in the list."""
        event.stop()
        self.query_one(SideBySideView).current = event.number
        self.draw_detail()

    def action_step_place(self, by: int) -> None:
        """Go to the next or previous difference."""
        self.query_one(SideBySideView).action_step_place(by)

    def action_red_check(self) -> None:
        """Look at how the galley carries out the marks of the one before it."""
        self.app.push_screen(RedCheckScreen(self.office, self.piece))

    @work(exclusive=True, group="dialog")
    async def action_changes(self) -> None:
        """Look at the changes of the frozen text, propose or rule on them."""
        if await keep_changes(self, self.piece):
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_write_papers(self) -> None:
        """Write the round's correction sheet and tracked changes into a folder."""
        material = self.material
        if material is None:
            return
        desk, session = self.office.desk, self.office.session
        folder = desk.home / "reports" / material.view.issue.label
        field = Field("folder", t("proof.papers_folder"), given=str(folder))
        filled = await self.app.push_screen_wait(FormDialog(t("proof.papers"), (field,)))
        if filled is None:
            return
        target = Path(filled.line("folder")).expanduser()
        number = material.proof_round.number
        if await self.done(lambda: write_proof_papers(desk, session, self.piece, target, number)):
            self.said(t("proof.papers_written", folder=target))

    # Deciding

    def offered(self) -> Iterable[Decision]:
        """Decisions that F9 offers here."""
        return self.DECISIONS

    @work(exclusive=True, group="dialog")
    async def action_act(self) -> None:
        """Hand in, or approve."""
        office = self.office
        view = await self.ask(lambda: manuscript_view(office.desk, office.session, self.piece))
        if view is None:
            return
        if await choose_and_take(self, view, self.offered()) is not None:
            self.dismiss()


def _line(difference: RoundDifference, by_hand: Collection[int]) -> DiscrepancyLine:
    found = difference.discrepancy
    kind = found.kind.label
    return DiscrepancyLine(
        found.number,
        t("hand_entry.kind_of", kind=kind) if found.number in by_hand else kind,
        found.manuscript.text,
        found.galley.text,
        difference.disposition.label,
    )
