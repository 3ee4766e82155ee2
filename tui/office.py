"""Who sits at which desk (在座): handed from screen to screen."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session


@dataclass(frozen=True)
class Office:
    """An open desk and the person who has logged in."""

    desk: Desk
    session: Session
