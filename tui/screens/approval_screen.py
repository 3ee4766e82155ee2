"""Approving a proof (审批校样): the round as it was handed in, and the chief editor's decision."""

from __future__ import annotations

from editorial.domain.decisions import Decision
from tui.screens.galley_screen import GalleyScreen

APPROVING = (Decision.APPROVE_CORRECTIONS, Decision.APPROVE_CLEAN, Decision.RETURN_PROOF)


class ApprovalScreen(GalleyScreen):
    """The round to be looked at, and approved by the chief editor where it waits for that."""

    DECISIONS = APPROVING

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Approving is offered only where the round waits for it."""
        if action == "act":
            options = self.material.view.options if self.material else ()
            return any(option.decision in APPROVING for option in options)
        return super().check_action(action, parameters)
