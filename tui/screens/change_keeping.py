"""Changes of the frozen text (定稿后的改动): their list, proposing one, ruling on one."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.desk.baseline_changes import (
    ChangeForm,
    FrozenPlace,
    find_in_frozen,
    propose_change,
    rule_change,
)
from editorial.desk.manuscript_views import ManuscriptView, manuscript_view
from editorial.domain.baseline import CHANGE_STAGES, BaselineChange, in_force
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import PERMITTED, Operation, is_in_charge
from editorial.domain.proofs import Disposition
from tui.rendering.moments import moment
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

CHANGES = "changes"
"""Key of the row on a manuscript's screen."""
_PROPOSE, _APPROVE, _REFUSE = "propose", "approve", "refuse"


def change_rows(view: ManuscriptView) -> Iterator[Row]:
    """The row that opens the list, where there is something to list or to propose."""
    manuscript = view.manuscript
    waiting = len(manuscript.open_changes)
    if not (manuscript.changes_since_freeze or _may_propose(view)):
        return
    rules = waiting and _may_rule(view)
    told = t("changes.row_open", count=waiting) if waiting else t("changes.row")
    yield Row(CHANGES, told, "-open" if rules else "")


def change_line(manuscript: Manuscript, change: BaselineChange) -> str:
    """A change by its name: number, old and new words, reason, what has come of it."""
    return t(
        "changes.line",
        number=change.number,
        old=_words(change.old),
        new=_words(change.new),
        reason=change.reason,
        state=_state(manuscript, change),
    )


def change_record(view: ManuscriptView) -> Iterator[str]:
    """All changes with who proposed and who ruled on them."""
    for change in view.manuscript.baseline_changes:
        told = change_line(view.manuscript, change)
        by, at = view.name(change.proposed_by), moment(change.proposed_at)
        told += t("changes.proposed_by", by=by, at=at)
        if change.ruling is not None:
            by, at = view.name(change.ruling.by), moment(change.ruling.at)
            told += t("changes.ruled_by", by=by, at=at, remark=change.ruling.remark)
        yield told


def changes_in_question(manuscript: Manuscript) -> Iterator[str]:
    """By name what a chief editor who approves the round should know (编辑改动).

    Differences that the reader let stand become approved changes with the round; changes that
    were proposed alone still wait for a ruling of their own.
    """
    proof_round = manuscript.current_round
    kept = [
        each
        for each in (proof_round.marks if proof_round else ())
        if each.disposition is Disposition.EDITOR_CHANGE
    ]
    if kept:
        yield t("changes.with_round")
    for each in kept:
        found = each.discrepancy
        old, new = _words(found.manuscript.text), _words(found.galley.text)
        yield t("changes.kept", number=found.number, old=old, new=new, reason=each.reason)
    if manuscript.open_changes:
        yield t("changes.still_open")
        yield from (change_line(manuscript, each) for each in manuscript.open_changes)


async def keep_changes(screen: OfficeScreen[None], piece: ManuscriptId) -> bool:
    """Show the changes, propose and rule until one has seen enough; whether anything was done."""
    desk, session = screen.office.desk, screen.office.session
    done = False
    while True:
        view = await screen.ask(lambda: manuscript_view(desk, session, piece))
        if view is None:
            return done
        rows = _choices(view)
        if not rows:
            screen.app.notify(t("changes.none"), title=t("app.take_care"))
            return done
        dialog = ChoiceDialog(t("changes.title"), view.manuscript.title, rows)
        chosen = await screen.app.push_screen_wait(dialog)
        if chosen is None:
            return done
        if chosen == _PROPOSE:
            done |= await _propose(screen, view.manuscript)
        else:
            done |= await _look_at(screen, view, int(chosen))


def _choices(view: ManuscriptView) -> list[Row]:
    rules = _may_rule(view)
    rows = [
        Row(
            str(change.number),
            change_line(view.manuscript, change),
            "-open" if change.is_open and rules else "",
        )
        for change in view.manuscript.changes_since_freeze
    ]
    if _may_propose(view):
        rows.append(Row(_PROPOSE, t("changes.propose")))
    return rows


async def _look_at(screen: OfficeScreen[None], view: ManuscriptView, number: int) -> bool:
    """Rule on an open change; of any other say what it is. Whether it was ruled on."""
    change = next(c for c in view.manuscript.changes_since_freeze if c.number == number)
    told = change_line(view.manuscript, change)
    if not (change.is_open and _may_rule(view)):
        lines = tuple(line for line in change_record(view) if line.startswith(told))
        await screen.app.push_screen_wait(MessageDialog(t("changes.title"), lines))
        return False
    rows = [Row(_APPROVE, t("changes.approve"), "-open"), Row(_REFUSE, t("changes.refuse"))]
    ruling = await screen.app.push_screen_wait(ChoiceDialog(t("changes.rule"), told, rows))
    if ruling is None:
        return False
    approves, remark = ruling == _APPROVE, ""
    if not approves:
        why = await screen.app.push_screen_wait(TextDialog(t("changes.refuse_why"), told))
        if why is None:
            return False
        remark = why
    desk, session, manuscript = screen.office.desk, screen.office.session, view.manuscript
    ruled = await screen.ask(
        lambda: rule_change(
            desk,
            session,
            manuscript.id,
            manuscript.revision,
            number,
            approves=approves,
            remark=remark,
        )
    )
    if ruled is not None:
        screen.said(t("changes.approved" if approves else "changes.refused", number=number))
    return ruled is not None


async def _propose(screen: OfficeScreen[None], manuscript: Manuscript) -> bool:
    """Find the words in the frozen text, say what is to stand there and why."""
    place, old = await _place(screen, manuscript.id)
    if place is None:
        return False
    desk, session = screen.office.desk, screen.office.session
    form = FormDialog(
        t("changes.propose"),
        (
            Field("old", t("changes.old"), given=old),
            Field("new", t("changes.new"), FieldKind.TEXT, given=old, needed=False),
            Field("reason", t("changes.reason")),
        ),
        question=_place_line(place, old),
    )
    made = await handed_in(
        screen,
        form,
        lambda filled: propose_change(
            desk,
            session,
            manuscript.id,
            manuscript.revision,
            ChangeForm(
                place.start,
                place.end,
                filled.line("new"),
                filled.line("reason"),
                filled.line("old"),
            ),
        ),
    )
    if made is not None:
        screen.said(t("changes.proposed", number=made.baseline_changes[-1].number))
    return made is not None


async def _place(screen: OfficeScreen[None], piece: ManuscriptId) -> tuple[FrozenPlace | None, str]:
    """Ask for words until they stand in the frozen text; which place is meant, and the words."""
    desk, session = screen.office.desk, screen.office.session
    form = FormDialog(t("changes.propose"), (Field("words", t("changes.find")),))
    while True:
        filled = await screen.app.push_screen_wait(form)
        if filled is None:
            return None, ""
        words = filled.line("words")
        places = await screen.ask(lambda w=words: find_in_frozen(desk, session, piece, w))  # type: ignore[misc]
        if places is None:
            return None, ""
        if len(places) == 1:
            return places[0], words
        if places:
            rows = [Row(str(n), _place_line(each, words)) for n, each in enumerate(places)]
            dialog = ChoiceDialog(t("changes.propose"), t("changes.which"), rows)
            chosen = await screen.app.push_screen_wait(dialog)
            return (None, "") if chosen is None else (places[int(chosen)], words)
        form = form.again(filled, [t("changes.not_there", words=words)])


def _place_line(place: FrozenPlace, words: str) -> str:
    return t(
        "changes.place",
        paragraph=place.paragraph,
        before=place.before,
        words=words,
        after=place.after,
    )


def _may_propose(view: ManuscriptView) -> bool:
    manuscript = view.manuscript
    return (
        manuscript.frozen is not None
        and manuscript.stage in CHANGE_STAGES
        and bool(view.actor.roles & PERMITTED[Operation.PROPOSE_CHANGE])
        and is_in_charge(view.actor, manuscript)
    )


def _may_rule(view: ManuscriptView) -> bool:
    in_time = view.manuscript.stage in CHANGE_STAGES
    return in_time and bool(view.actor.roles & PERMITTED[Operation.RULE_CHANGE])


def _state(manuscript: Manuscript, change: BaselineChange) -> str:
    if change.is_open:
        return t("changes.state_open")
    if not change.is_approved:
        return t("changes.state_refused")
    since = manuscript.changes_since_freeze
    stands = change not in since or change in in_force(since)
    return t("changes.state_approved" if stands else "changes.state_superseded")


def _words(text: str) -> str:
    return text.replace("\n", "¶") or t("discrepancies.missing")
