"""Documents that nobody here wrote are read whole."""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest

from editorial.intake.read import read_bytes, read_document
from editorial.text.body_text import body_text
from tests.intake.pdf_builder import Galley, Sheet

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


@pytest.mark.real_texts
@pytest.mark.skipif(not FILES, reason="the real texts are not beside the checkout")
def test_a_real_text_comes_back_from_its_galley_paragraph_by_paragraph() -> None:
    text = FILES[1].read_text(encoding="utf-8")
    paragraphs = ["".join(line.split()) for line in text.splitlines() if line.strip()]
    sheet = Sheet(across=16, columns=2, lines=30, justified=True, heads=("书眉",), folios=True)
    galley = Galley(sheet, Path(pylopdf_fonts_zh_cn.serif_path()))
    for paragraph in paragraphs:
        galley.paragraph(paragraph)
    document = read_bytes(galley.pdf(), "清样.pdf").document
    assert ["".join(p.text.split()) for p in document.paragraphs] == paragraphs
