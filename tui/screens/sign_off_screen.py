"""The sign-off (签发): the dossier of a clean galley, and the signature under its hash."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from editorial.desk.auditing import verify_audit
from editorial.desk.manuscript_views import ManuscriptView, manuscript_view, proof_material
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from tui.commands.command import bindings
from tui.commands.office import ACT, COMPARE, PRINT, TEXT
from tui.office import Office
from tui.rendering.moments import moment
from tui.screens.approval_screen import ApprovalScreen
from tui.screens.decision_taking import choose_and_take
from tui.screens.layout_form import layout_lines
from tui.screens.manuscript_record import (
    checklist_lines,
    head_lines,
    readings,
    round_lines,
    track,
)
from tui.screens.office_screen import OfficeScreen
from tui.screens.printing import print_form
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_text import PlainText
from tui.widgets.rate_badge import RateBadge
from tui.widgets.stage_track import StageTrack
from tui.widgets.title_bar import TitleBar
from tui.wording import t

SIGNING = (Decision.SIGN, Decision.RETURN_GALLEY, Decision.REQUIRE_EXTRA_PROOF)


class SignOffScreen(OfficeScreen[None]):
    """Everything that a signature rests on."""

    CSS_PATH = "sign_off_screen.tcss"
    BINDINGS = bindings(ACT, COMPARE, TEXT, PRINT)

    KEEPS_UP = False
    """What is signed is what was opened; F5 fetches it anew."""

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """Of one manuscript."""
        super().__init__(office)
        self.title = t("sign_off.title")
        self._piece = manuscript
        self._view: ManuscriptView | None = None

    def compose(self) -> ComposeResult:
        """Title, head, track, rates, dossier."""
        yield TitleBar(t("sign_off.title"), self.office.session.name)
        yield PlainText("", id="sign-head")
        yield StageTrack()
        yield RateBadge()
        yield VerticalScroll(id="sign-dossier")
        yield KeyFooter()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the dossier."""
        office = self.office
        answer = await self.ask(
            lambda: (
                manuscript_view(office.desk, office.session, self._piece),
                verify_audit(office.desk),
            )
        )
        if answer is None:
            self.dismiss()
            return
        view, audit = answer
        self._view = view
        self.query_one("#sign-head", PlainText).show(head_lines(view))
        self.query_one(StageTrack).show(track(view, office.desk.now()))
        proof_round = view.manuscript.current_round
        self.query_one(RateBadge).show(readings(proof_round.rates) if proof_round else ())
        chain = t(
            "sign_off.chain_whole" if audit.ok else "sign_off.chain_broken",
            entries=audit.entries,
            head=audit.head,
        )
        dossier = self.query_one("#sign-dossier", VerticalScroll)
        await dossier.remove_children()
        for title, text in (*_dossier(view), (t("sign_off.chain"), chain)):
            await dossier.mount(PlainText(title, classes="section"))
            await dossier.mount(PlainText(text, indent=2))
        dossier.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Signing is offered where the galley waits for it."""
        if action == "act" and self._view is not None:
            return any(option.decision is Decision.SIGN for option in self._view.options)
        return super().check_action(action, parameters)

    @work(exclusive=True, group="dialog")
    async def action_act(self) -> None:
        """Sign, return, or order another proof."""
        if self._view is None:
            return
        if await choose_and_take(self, self._view, SIGNING) is not None:
            self.dismiss()

    @work(exclusive=True, group="dialog")
    async def action_print_form(self) -> None:
        """Print a form about the piece."""
        if self._view is not None:
            await print_form(self, self._view.manuscript, self._view.issue)

    def action_show_galley(self) -> None:
        """Look at the galley beside the frozen manuscript."""
        self.app.push_screen(ApprovalScreen(self.office, self._piece))

    @work(exclusive=True, group="dialog")
    async def action_show_text(self) -> None:
        """Read the galley on its own."""
        office = self.office
        material = await self.ask(lambda: proof_material(office.desk, office.session, self._piece))
        if material is not None:
            title = t("sign_off.galley_text", title=material.view.manuscript.title)
            self.app.push_screen(ReadingScreen(office, title, material.galley_text))


def _dossier(view: ManuscriptView) -> tuple[tuple[str, str], ...]:
    manuscript = view.manuscript
    galley, frozen = manuscript.current_galley, manuscript.frozen
    sections = [(t("sign_off.look"), t("sign_off.look_text"))]
    if galley is not None and frozen is not None:
        sections.append(
            (
                t("sign_off.covers"),
                t(
                    "sign_off.hashes",
                    number=galley.number,
                    name=galley.name,
                    at=moment(galley.received_at),
                    count=galley.characters,
                    galley=galley.text_sha256,
                    frozen=frozen.text_sha256,
                ),
            )
        )
    reviews = "\n".join(
        t(
            "sign_off.review",
            stage=each.stage.label,
            by=view.name(each.by),
            decision=each.decision.label,
            at=moment(each.at),
        )
        for each in manuscript.reviews
    )
    rounds = "\n".join(round_lines(view, each) for each in manuscript.rounds_since_freeze)
    sections += [(t("record.rounds"), rounds), (t("record.reviews"), reviews)]
    current = manuscript.current_round
    if current is not None:
        sections.append(
            (
                t("sign_off.checks"),
                t(
                    "sign_off.checks_text",
                    present=current.sheets_present or 0,
                    expected=current.sheets_expected or 0,
                    read=t("people.yes") if current.read_through else t("people.no"),
                    major=t("people.yes") if current.major_change else t("people.no"),
                    remark=current.remark or "—",
                ),
            )
        )
    if layout := "\n".join(layout_lines(view)):
        sections.append((t("layout.title"), layout))
    if manuscript.checklists:
        sections.append((t("record.checklists"), "\n".join(checklist_lines(view))))
    return tuple(sections)
