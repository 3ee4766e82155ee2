"""LibreOffice opens the files, and accepts and rejects their changes as our own reader does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editorial.comparison.compare import compare_texts
from editorial.desk.comparing import compare_files
from editorial.intake.read import read_bytes
from editorial.paper.correction_sheet import correction_sheet_docx
from editorial.paper.printable_text import printable
from editorial.paper.sheet_head import SheetFacts
from editorial.text.layout_noise import without_layout
from tests.paper.libreoffice import office, resolved_in_libreoffice
from tests.paper.paper_views import AT, bodies, corrected, paragraphs, random_pair, tracked

pytestmark = pytest.mark.libreoffice
__all__ = ["office"]

SAMPLES = Path(__file__).parents[2] / "manuscripts" / "sample-issue"
HOSTILE = "甲<b>&\x00\u202e乙]]>\ud800丙\U00020000"


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if without_layout(line)[0]]


def test_libreoffice_rejects_to_the_galley_and_accepts_to_the_manuscript(
    office: tuple[str, Path],
) -> None:
    pairs = {f"pair{seed}": random_pair(seed) for seed in range(60)}
    pairs["hostile"] = (f"{HOSTILE}\n丁", f"丁\n{HOSTILE}戊")
    pairs = {n: p for n, p in pairs.items() if paragraphs(p[0]) and paragraphs(p[1])}
    seen = resolved_in_libreoffice(office, {name: corrected(*pair) for name, pair in pairs.items()})
    for name, (manuscript, galley) in pairs.items():
        rejected, accepted = map(_lines, seen[name])
        assert rejected == [printable(line) for line in paragraphs(galley)], name
        assert bodies(accepted) == bodies(map(printable, paragraphs(manuscript))), name


def test_libreoffice_takes_the_galleys_of_the_sample_issue(office: tuple[str, Path]) -> None:
    names = ("road-renewal", "slope-drainage", "spring-travel")
    comparisons = {
        name: compare_files(SAMPLES / name / "edited.docx", SAMPLES / name / "galley_1.docx")
        for name in names
    }
    seen = resolved_in_libreoffice(office, {name: tracked(comparisons[name]) for name in names})
    for name, comparison in comparisons.items():
        for text, side in zip(seen[name], (comparison.galley, comparison.manuscript), strict=True):
            assert "".join(bodies(_lines(text))) == side.body.text


def test_the_correction_sheet_prints_on_a4(office: tuple[str, Path]) -> None:
    program, folder = office
    comparison = compare_texts("船工按时解缆\n" * 60, "船工安时解缆\n" * 60)
    docx = correction_sheet_docx(comparison, SheetFacts(AT), author="校对")
    (folder / "sheet.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder),
         str(folder / "sheet.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = read_bytes((folder / "sheet.pdf").read_bytes(), "sheet.pdf").document.paragraphs
    pages = {paragraph.location.page for paragraph in text}
    assert len(pages) in {5, 6, 7}
    printed = "".join("".join(paragraph.text.split()) for paragraph in text)
    assert "主编批准" in printed
    assert "不合格" in printed
