"""Every document that is here, against a damaged copy of itself, to paper and back.

Text → comparison → galley with tracked changes → all rejected, all accepted: the first is the
galley and the second the manuscript, by our own reader, from the markup alone, and in LibreOffice.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.intake.read import read_document
from editorial.paper.printable_text import printable
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import without_layout
from tests.paper.damage import damaged
from tests.paper.libreoffice import office, resolved_in_libreoffice
from tests.paper.paper_views import bodies, resolved, tracked, view
from tests.paper.schema_order import faults

ROOT = Path(__file__).parents[2]
MANUSCRIPTS = ROOT / "manuscripts"
TEXTS = ROOT.parent / "shared" / "texts"
BUNDLES = 4
__all__ = ["office"]


def samples() -> list[Path]:
    """Every document of the samples that our readers take."""
    found = (path for path in MANUSCRIPTS.rglob("*") if path.suffix in {".docx", ".pdf", ".txt"})
    return sorted(found)


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def printing(document: DocumentText) -> list[str]:
    texts = (paragraph.text for paragraph in document.paragraphs)
    return [printable(text) for text in texts if without_layout(text)[0]]


def against_a_damaged_copy(document: DocumentText, seed: int) -> Comparison:
    slips = max(24, len(document.paragraphs) // 4)
    comparison = compare_documents(document, damaged(document, seed, slips))
    assert comparison.edit_distance
    return comparison


def both_views_are_right(comparison: Comparison) -> None:
    docx = tracked(comparison)
    galley = printing(comparison.galley.body.document)
    manuscript = printing(comparison.manuscript.body.document)
    assert view(docx, original=True) == resolved(docx, lambda _: False) == galley
    accepted = bodies(resolved(docx, lambda _: True))
    assert bodies(view(docx, original=False)) == accepted == bodies(manuscript)
    assert faults(docx) == []


@pytest.mark.parametrize("path", samples(), ids=named)
def test_every_sample(path: Path) -> None:
    both_views_are_right(against_a_damaged_copy(read_document(path).document, len(path.name)))


@pytest.mark.real_texts
@pytest.mark.parametrize("number", range(4))
def test_every_real_text(number: int) -> None:
    found = sorted(TEXTS.glob("*.txt")) if TEXTS.is_dir() else []
    if number >= len(found):
        pytest.skip("the documents beside the checkout are not here")
    both_views_are_right(against_a_damaged_copy(read_document(found[number]).document, number))


@pytest.mark.libreoffice
def test_every_sample_in_libreoffice(office: tuple[str, Path]) -> None:
    """Several samples make one document: opening a file is what takes LibreOffice its time."""
    documents = [read_document(path).document for path in samples()]
    assert len(documents) > 40
    comparisons = {
        f"samples{number}": against_a_damaged_copy(_together(documents[number::BUNDLES]), number)
        for number in range(BUNDLES)
    }
    files = {name: tracked(comparison) for name, comparison in comparisons.items()}
    seen = resolved_in_libreoffice(office, files)
    for name, comparison in comparisons.items():
        rejected, accepted = ("".join(bodies(text.split("\n"))) for text in seen[name])
        assert rejected == "".join(bodies(printing(comparison.galley.body.document))), name
        assert accepted == "".join(bodies(printing(comparison.manuscript.body.document))), name


def _together(documents: list[DocumentText]) -> DocumentText:
    return DocumentText(tuple(p for document in documents for p in document.paragraphs))
