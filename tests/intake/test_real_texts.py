"""Documents that nobody here wrote are read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.intake.read import read_document
from editorial.text.body_text import body_text

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "texts"
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.real_texts
@pytest.mark.skipif(not FILES, reason="the real texts are not beside the checkout")
def test_real_texts_are_read_to_the_last_character() -> None:
    for path in FILES:
        result = read_document(path)
        text = path.read_text(encoding="utf-8")
        body = body_text(result.document)
        assert len(body) + body.layout_characters == len("".join(text.split())), path.name
        assert result.own_text == path.read_bytes().decode()
