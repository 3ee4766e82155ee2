"""Old formats are converted first; without a converter they are refused with advice."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from editorial.intake import legacy_word, limits
from editorial.intake.guarded_process import run_guarded
from editorial.intake.intake_result import SourceFormat
from editorial.intake.office_conversion import office_program
from editorial.intake.read import read_bytes
from editorial.intake.refusal import IntakeRefused, RefusalCode
from tests.intake.docx_builder import (
    NAMESPACES,
    build_docx,
    deleted,
    inserted,
    notes_xml,
    paragraph,
    row,
    run,
    styled,
    table,
)

OLD = (Path(__file__).parent / "old_formats" / "审读.doc").read_bytes()
"""Made of `_SOURCE` by LibreOffice."""
_RTF = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\f0 \u23457?\u35835?\par}"
_NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SOURCE = build_docx(
    styled("审读笔记", "a3")
    + paragraph(
        run("正文第一段，")
        + inserted(run("补写的"))
        + deleted("删去的")
        + run("到此为止。")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    + table(row("甲格", "乙格"))
    + paragraph("编号段", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    numbering=_NUMBERING,
    footnotes=notes_xml("footnote", {"2": paragraph("脚注文字")}),
)
needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
needs_package = pytest.mark.skipif(
    find_spec("doc2docx") is None, reason="msdoc2docx is not installed"
)


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy_word, "office_program", lambda: None)


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy_word, "find_spec", lambda _: None)


@pytest.mark.usefixtures("no_office", "no_package")
@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (OLD, "来稿.doc", RefusalCode.LEGACY_WORD),
        (OLD, "来稿.wps", RefusalCode.LEGACY_WORD),
        (OLD, "来稿.docx", RefusalCode.LEGACY_WORD),
        (_RTF, "来稿.rtf", RefusalCode.RTF),
        (_RTF, "来稿.doc", RefusalCode.RTF),
    ],
    ids=["doc", "wps", "doc named docx", "rtf", "rtf named doc"],
)
def test_without_a_converter_old_files_are_refused_with_advice(
    data: bytes, name: str, code: RefusalCode
) -> None:
    with pytest.raises(IntakeRefused, match="另存为 docx") as refused:
        read_bytes(data, name)
    assert refused.value.code is code


@needs_package
@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize("name", ["来稿.doc", "来稿.wps"])
def test_the_optional_package_reads_an_old_word_file(name: str) -> None:
    result = read_bytes(OLD, name)
    assert result.format is SourceFormat.WORD_97
    assert result.original == OLD
    texts = [p.text for p in result.document.paragraphs]
    assert texts[:3] == ["审读笔记", "一、缘起", "正文第一段，补写的到此为止。"]
    assert {"内表", "（一）\t编号段", "脚注文字"} < set(texts)
    assert result.document.notes[0] == "旧格式，经 msdoc2docx 转换后读取，请留意核对"
    assert result.document.not_read == ("隐藏文字 2 字",)


@needs_package
@pytest.mark.usefixtures("no_office")
def test_the_original_view_reads_what_was_struck_out() -> None:
    texts = [p.text for p in read_bytes(OLD, "来稿.doc", original=True).document.paragraphs]
    assert "正文第一段，删去的到此为止。" in texts


@needs_package
@pytest.mark.usefixtures("no_office")
def test_a_damaged_old_file_is_refused() -> None:
    with pytest.raises(IntakeRefused) as refused:
        read_bytes(OLD[: len(OLD) // 2] + "WordDocument".encode("utf-16-le"), "来稿.doc")
    assert refused.value.code is RefusalCode.NOT_CONVERTED


@needs_package
def test_the_package_stands_in_where_libreoffice_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy_word, "office_program", lambda: "soffice")
    monkeypatch.setattr(legacy_word, "convert_with_office", lambda *_: None)
    assert "msdoc2docx" in read_bytes(OLD, "来稿.doc").document.notes[0]


@pytest.mark.libreoffice
@needs_office
@pytest.mark.usefixtures("no_package")
def test_libreoffice_reads_the_old_files_it_writes(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(_SOURCE)
    command = [
        str(office_program()),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    old = read_bytes((tmp_path / "a.doc").read_bytes(), "来稿.wps").document
    new = read_bytes(_SOURCE, "来稿.docx").document
    assert [(p.text, p.kind) for p in old.paragraphs] == [(p.text, p.kind) for p in new.paragraphs]
    assert old.notes == ("旧格式，经 LibreOffice 转换后读取，请留意核对", *new.notes)


@pytest.mark.libreoffice
@needs_office
def test_rtf_is_read_and_fetches_nothing() -> None:
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"

        def listen() -> None:
            try:
                calls.append(server.accept())
            except OSError:
                return

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        picture = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}" \\d}}{{\fldrslt }}}}'
        document = read_bytes(_RTF.replace(rb"\par", picture.encode() + rb"\par"), "来稿.rtf")
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    assert [p.text for p in document.document.paragraphs] == ["审读"]
    assert not calls


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    began = time.monotonic()
    code = run_guarded(
        ["sh", "-c", f'sleep 300 & echo $! > "{tmp_path}/child"; wait'],
        folder=tmp_path,
        environment=os.environ,
        memory=limits.MAX_OFFICE_MEMORY_BYTES,
        seconds=0.4,
    )
    assert code is None
    assert time.monotonic() - began < 60
    child = int((tmp_path / "child").read_text())
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie"


def test_a_program_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    code = run_guarded(
        [sys.executable, "-c", "x = bytearray(200_000_000); import time; time.sleep(300)"],
        folder=tmp_path,
        environment=os.environ,
        memory=60_000_000,
        seconds=60,
    )
    assert code is None
