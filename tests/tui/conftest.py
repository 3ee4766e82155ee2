from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.desk.offices import Office, an_office

os.environ["TEXTUAL_ANIMATIONS"] = "none"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A founded office whose identifiers and time zone are the same on every run."""
    numbers = count(1)
    monkeypatch.setattr("editorial.desk.desk.uuid.uuid4", lambda: uuid.UUID(int=next(numbers)))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    office = an_office(tmp_path)
    yield office
    office.desk.close()
