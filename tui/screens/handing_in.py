"""Handing in a form (交办): what the desk refuses comes back as it was filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Filled
from tui.screens.editorial_screen import Result
from tui.screens.office_screen import Answer, attempted


async def handed_in(
    screen: Screen[Result], form: FormDialog, call: Callable[[Filled], Answer]
) -> Answer | None:
    """Let a form be filled in until the desk takes it; ``None`` when it was left.

    Nothing that was filled in is lost by a refusal: the form comes back with the reasons.
    """
    while True:
        filled: Filled | None = await screen.app.push_screen_wait(form)
        if filled is None:
            return None
        answer, why = await attempted(screen, partial(call, filled))
        if answer is not None:
            return answer
        form = form.again(filled, why)
