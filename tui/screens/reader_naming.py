"""Naming who reads a proof (指定校对人), and marking a major matter (重大事项)."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.desk.manuscript_views import ManuscriptView
from editorial.desk.proof_readers import PassReaders, assign_reader, proof_reader_proposals
from editorial.desk.rulings import flag_matter
from editorial.domain.identifiers import PersonId
from editorial.domain.people import Role
from editorial.domain.permissions import PERMITTED, Operation
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

NAME_READER, FLAG_MATTER = "name_reader", "flag_matter"
"""Keys of the rows on a manuscript's screen."""
_NOBODY = "nobody"


def naming_rows(view: ManuscriptView) -> Iterator[Row]:
    """The rows that this person has: naming readers, marking or unmarking a major matter."""
    manuscript, roles = view.manuscript, view.actor.roles
    if manuscript.stage.is_over:
        return
    if manuscript.frozen is not None and roles & PERMITTED[Operation.ASSIGN_READER]:
        yield Row(NAME_READER, t("manuscript.name_reader"))
    flagged = manuscript.major_matter is not None
    if roles & ({Role.CHIEF_EDITOR} if flagged else PERMITTED[Operation.FLAG_MATTER]):
        yield Row(
            FLAG_MATTER, t("manuscript.unflag_matter" if flagged else "manuscript.flag_matter")
        )


async def name_reader(screen: OfficeScreen[None], view: ManuscriptView) -> bool:
    """Choose a pass and who reads it; whether somebody was named."""
    desk, session, manuscript = screen.office.desk, screen.office.session, view.manuscript
    found = await screen.ask(lambda: proof_reader_proposals(desk, session, manuscript.id))
    if found is None:
        return False
    rows = [Row(each.proof_pass.value, _pass_line(view, each)) for each in found]
    title = t("manuscript.name_reader")
    chosen = await screen.app.push_screen_wait(ChoiceDialog(title, manuscript.title, rows))
    readers = next((each for each in found if each.proof_pass.value == chosen), None)
    if readers is None:
        return False
    people = [
        Row(str(p.actor.id), p.actor.name, "-open")
        if not p.refusals
        else Row(
            str(p.actor.id),
            f"{p.actor.name}　{'；'.join(r.reason for r in p.refusals)}",
            "-shut",
        )
        for p in readers.proposed
    ]
    people.append(Row(_NOBODY, t("manuscript.name_nobody")))
    dialog = ChoiceDialog(title, readers.proof_pass.label, people)
    person = await screen.app.push_screen_wait(dialog)
    if person is None:
        return False
    named = (readers.proof_pass, None if person == _NOBODY else PersonId(person))
    made = await screen.ask(
        lambda: assign_reader(desk, session, manuscript.id, manuscript.revision, named)
    )
    return made is not None


def _pass_line(view: ManuscriptView, readers: PassReaders) -> str:
    able = "、".join(p.actor.name for p in readers.proposed if not p.refusals)
    return t(
        "manuscript.readers_of",
        label=readers.proof_pass.label,
        assigned=view.name(readers.assigned),
        able=able or t("manuscript.nobody_able"),
    )


async def change_matter(screen: OfficeScreen[None], view: ManuscriptView) -> bool:
    """Mark a major matter with its reason, or take the mark off; whether it was done."""
    desk, session, manuscript = screen.office.desk, screen.office.session, view.manuscript
    flagged = manuscript.major_matter is None
    title = t("manuscript.flag_matter" if flagged else "manuscript.unflag_matter")
    reason = await screen.app.push_screen_wait(TextDialog(title, t("manuscript.matter_reason")))
    if reason is None:
        return False
    made = await screen.ask(
        lambda: flag_matter(
            desk, session, manuscript.id, manuscript.revision, flagged=flagged, reason=reason
        )
    )
    return made is not None
