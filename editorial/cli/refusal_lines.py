"""Refusals (不予办理) of every layer as one line for the user: what, and what to do next."""

from __future__ import annotations


def refusal_line(fault: Exception) -> str | None:
    """The line that tells a refusal; None for a fault of the program.

    Loaded only when something was raised, so that a command that goes well pays for none of it.
    """
    from editorial.desk.finding import NotOnRecord  # noqa: PLC0415
    from editorial.desk.sessions import LoginRefused  # noqa: PLC0415
    from editorial.desk.settings import SettingsRefused  # noqa: PLC0415
    from editorial.domain.refusals import (  # noqa: PLC0415
        DecisionRefused,
        ManuscriptNotFound,
        StaleManuscript,
    )
    from editorial.intake.refusal import IntakeRefused  # noqa: PLC0415

    if isinstance(fault, ManuscriptNotFound):
        return f"没有稿件“{fault}”，请核对稿号。"
    told = DecisionRefused | SettingsRefused | StaleManuscript | IntakeRefused
    if isinstance(fault, told | LoginRefused | NotOnRecord):
        return one_line(str(fault))
    return None


def one_line(reason: str) -> str:
    """The reason on one line, ending in a full stop."""
    reason = " ".join(reason.split())
    return reason if reason.endswith(("。", "！", "？")) else f"{reason}。"
