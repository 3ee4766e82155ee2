"""Whatever is done to the bytes of a file, the only exception is a refusal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.intake.docx_account import Unread
from editorial.intake.docx_reader import read_docx_with_account
from editorial.intake.read import read_bytes
from editorial.intake.refusal import IntakeRefused
from tests.intake.docx_builder import (
    build_docx,
    deleted,
    docx_parts,
    field,
    inserted,
    pack,
    paragraph,
    row,
    run,
    table,
    text_box,
)
from tests.intake.pdf_builder import Galley

_BODY = (
    paragraph(run("审") + inserted(run("细")) + deleted("粗") + text_box(paragraph("框")))
    + table(row("甲", "乙"), row("丙", "丁"))
    + paragraph(field(run("码"), run("果")))
    + paragraph('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', '<w:outlineLvl w:val="1"/>')
)
_DOCX = build_docx(_BODY)
_XML = docx_parts(_BODY)
_TEXT = "审读要细，“逐字逐句”——\r\n第二段 text 123。".encode("gb18030")


@cache
def _pdf() -> bytes:
    return Galley().lines("审读要细。", "第二行。").pdf()


_few = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@st.composite
def mutated(draw: st.DrawFn, original: Callable[[], bytes]) -> bytes:
    """The bytes with a few places overwritten, cut out, doubled or cut off."""
    data = bytearray(original())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["overwrite", "cut", "double", "truncate"])):
            case "overwrite":
                data[at : at + length] = draw(st.binary(max_size=40))
            case "cut":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case _:
                del data[len(data) - length :]
    return bytes(data)


def _read(data: bytes, name: str) -> None:
    """Read; any exception but a refusal fails the test."""
    with suppress(IntakeRefused):
        assert read_bytes(data, name).document.paragraphs


@_few
@given(mutated(lambda: _DOCX))
def test_zip_bytes(data: bytes) -> None:
    _read(data, "a.docx")


@_few
@given(
    st.sampled_from(
        ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
    ).flatmap(lambda part: st.tuples(st.just(part), mutated(lambda: _XML[part]))),
)
def test_xml_of_parts(mutation: tuple[str, bytes]) -> None:
    _read(pack({**_XML, mutation[0]: mutation[1]}), "a.docx")


_TAGS = """p r t tbl tr tc ins del moveFrom moveTo fldChar sdt sdtContent txbxContent pPr rPr ruby
rt delText sym br footnoteReference object drawing"""
_tags = st.sampled_from(_TAGS.split())
_trees: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["字", "<w:t>文</w:t>", '<w:fldChar w:fldCharType="begin"/>', "<w:vanish/>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        _tags,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@_few
@given(st.lists(_trees, max_size=5), st.booleans())
def test_any_nesting_of_elements_is_read_or_reported(body: list[str], original: bool) -> None:
    with suppress(IntakeRefused):
        _, account = read_docx_with_account(build_docx("".join(body)), original=original)
        assert account.unread[Unread.STRAY] >= 0, "characters were read twice"


@_few
@given(
    st.one_of(mutated(lambda: _TEXT), st.binary(max_size=200)),
    st.sampled_from(["a.txt", "a.md", "a"]),
)
def test_text_bytes(data: bytes, name: str) -> None:
    _read(data, name)


@settings(_few, max_examples=25)
@given(mutated(_pdf))
def test_pdf_bytes(data: bytes) -> None:
    _read(data, "a.pdf")
