"""LibreOffice prints every form on A4."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editorial.desk.forms import OF_PIECE, write_form
from editorial.intake.read import read_bytes
from tests.desk.offices import TEXT, an_office
from tests.paper.libreoffice import office

__all__ = ["office"]
pytestmark = pytest.mark.libreoffice


def test_every_form_is_printed_with_its_foot(office: tuple[str, Path], tmp_path: Path) -> None:
    program, folder = office
    desk_office = an_office(tmp_path)
    slip = TEXT.replace("第3站", "第8站")
    piece = desk_office.galley(desk_office.to_typesetting(), "责编", slip)
    chief = desk_office.sessions["主编"]
    forms = [write_form(desk_office.desk, chief, k, piece.id, folder).path for k in OF_PIECE]
    desk_office.desk.close()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder),
         *map(str, forms)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for kind, form in zip(OF_PIECE, forms, strict=True):
        pdf = form.with_suffix(".pdf")
        paragraphs = read_bytes(pdf.read_bytes(), pdf.name).document.paragraphs
        printed = "".join("".join(paragraph.text.split()) for paragraph in paragraphs)
        assert kind.label in printed
        assert "春运第一天" in printed
        assert "审计记录" in printed
