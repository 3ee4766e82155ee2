"""Drafts (草稿): what somebody has typed and not yet handed in is never lost."""

from __future__ import annotations

from editorial.desk.deciding import draft_form
from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, acting
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.permissions import Operation, demand
from editorial.domain.stages import Stage


def keep_draft(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, stage: Stage, draft: str
) -> None:
    """Keep what has been typed into that stage's form so far (JSON).

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        unit.drafts.put(actor.id, manuscript_id, draft_form(stage), draft, desk.now())
        unit.commit()
