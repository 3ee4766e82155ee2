"""PDFs that can't be read, and PDFs built to harm: refused, and the program lives on."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from editorial.intake import pdf_nursery, pdf_process
from editorial.intake.pdf_reader import read_pdf
from editorial.intake.refusal import IntakeRefused, RefusalCode
from tests.intake.pdf_builder import Galley


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of the given numbered objects; the first is the catalogue."""
    data = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(data)


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(content), content)


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</XObject<</F 5 0 R>>/Font<</G 6 0 R>>>>>>"
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"


def _one_page(content: bytes, form: bytes = b"null") -> bytes:
    return raw_pdf(_CATALOGUE, _PAGES, _PAGE, content, form, _FONT)


def _calls_itself() -> bytes:
    return _one_page(_stream(b"/F Do"), _stream(b"/F Do /F Do", _FORM))


def _much_text() -> bytes:
    text = b"BT /G 12 Tf 9 9 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 600_000 + b"ET"
    return _one_page(_stream(zlib.compress(text, 9), b"/Filter/FlateDecode"))


def _packed_twice() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(500 * 1024 * 1024), 1), 9)
    return _one_page(_stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


@pytest.mark.parametrize(
    ("build", "codes"),
    [
        (_calls_itself, {RefusalCode.PDF_EXHAUSTING, RefusalCode.PDF_CRASHED}),
        (_much_text, {RefusalCode.PDF_EXHAUSTING, RefusalCode.TOO_MUCH_TEXT}),
        (_packed_twice, {RefusalCode.PDF_EXHAUSTING}),
    ],
    ids=["calls itself", "much text", "packed twice"],
)
def test_a_bomb_ends_its_own_process_and_nothing_else(
    build: Callable[[], bytes], codes: set[RefusalCode]
) -> None:
    data = build()
    began = time.monotonic()
    with pytest.raises(IntakeRefused) as refused:
        read_pdf(data, "清样.pdf")
    assert refused.value.code in codes
    assert time.monotonic() - began < 25


def _scan() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("L", (40, 40), 128), w=100)
    return bytes(pdf.output())


def _pages(count: int) -> bytes:
    pdf = FPDF()
    for _ in range(count):
        pdf.add_page()
    return bytes(pdf.output())


def _folios_alone() -> bytes:
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    pdf.set_font("helvetica", size=9)
    for number in range(1, 4):
        pdf.add_page()
        pdf.text(100, 290, str(number))
        pdf.text(20, 10, "Head")
    return bytes(pdf.output())


def _sound(password: str = "") -> bytes:
    return Galley().lines("正文。").pdf(password)


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: _sound(password="1234"), RefusalCode.PDF_PASSWORD),
        (_scan, RefusalCode.PDF_SCAN),
        (lambda: _pages(1), RefusalCode.PDF_SCAN),
        (lambda: _pages(501), RefusalCode.PDF_TOO_LONG),
        (_folios_alone, RefusalCode.PDF_SCAN),
        (lambda: b"%PDF-1.7\njunk", RefusalCode.PDF_BROKEN),
        (lambda: _sound()[:300], RefusalCode.PDF_BROKEN),
    ],
    ids=["password", "scan", "blank page", "501 pages", "folios alone", "junk", "cut"],
)
def test_a_pdf_without_readable_text_is_refused(
    build: Callable[[], bytes], code: RefusalCode
) -> None:
    with pytest.raises(IntakeRefused) as refused:
        read_pdf(build(), "清样.pdf")
    assert refused.value.code is code


def test_too_much_time_or_memory_ends_the_reading() -> None:
    data = _sound()
    for memory, seconds in ((1024 * 1024, 0.0), (400 * 1024 * 1024, 0.001)):
        with pytest.raises(IntakeRefused) as refused:
            pdf_process.open_pdf(data, "清样.pdf", memory=memory, seconds=seconds)
        assert refused.value.code is RefusalCode.PDF_EXHAUSTING


def test_a_process_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "is_supported", lambda: False)
    monkeypatch.setattr(pdf_process, "_CHILD", "editorial.intake.no_such_module")
    with pytest.raises(IntakeRefused) as refused:
        read_pdf(_sound())
    assert refused.value.code is RefusalCode.PDF_CRASHED


def test_without_forks_every_file_starts_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    warm = read_pdf(_sound())
    monkeypatch.setattr(pdf_process, "is_supported", lambda: False)
    assert read_pdf(_sound()) == warm


@pytest.mark.skipif(not pdf_nursery.is_supported(), reason="no forks for PDFium here")
def test_a_nursery_that_was_killed_is_replaced() -> None:
    read_pdf(_sound())
    (nursery,) = pdf_nursery._running
    nursery._process.kill()
    nursery._process.wait()
    assert read_pdf(_sound()).paragraphs
    assert pdf_nursery._running != [nursery]


@pytest.mark.skipif(not pdf_nursery.is_supported(), reason="no forks for PDFium here")
def test_several_threads_read_at_once() -> None:
    files = [Galley().lines(f"第{number}份正文。").pdf() for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        texts = [document.paragraphs[0].text for document in pool.map(read_pdf, files)]
    assert texts == [f"第{number}份正文。" for number in range(6)]


def test_modules_in_the_current_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for forks in (pdf_nursery.is_supported(), False):
        pdf_nursery.close()
        monkeypatch.setattr(pdf_process, "is_supported", lambda forks=forks: forks)
        assert read_pdf(_sound()).paragraphs


def test_pictures_and_text_off_the_page_are_reported() -> None:
    galley = Galley().lines("正文一行，有字有图。")
    galley.document.image(Image.new("L", (40, 40), 128), w=100)
    galley.document.text(-90, 300, "页外")
    document = read_pdf(galley.pdf())
    assert document.not_read == ("图片 1 幅", "页面以外的文字 2 字")
    assert "页外" not in "".join(p.text for p in document.paragraphs)


def test_text_that_prints_nothing_is_reported() -> None:
    galley = Galley().lines("看得见的正文。")
    with galley.document.local_context(text_mode="INVISIBLE"):
        galley.document.text(72, 400, "看不见")
    document = read_pdf(galley.pdf())
    assert "含不显示的文字 3 字（可能是扫描识别的文字层），请人工核对" in document.notes
