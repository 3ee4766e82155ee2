"""Builders and readers: pairs of texts, and what is in the Word files that come of them."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from lxml import etree

from editorial.comparison.compare import compare_texts
from editorial.comparison.comparison import Comparison
from editorial.intake.read import read_bytes
from editorial.paper.tracked_changes import tracked_changes_docx
from editorial.text.layout_noise import without_layout

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARACTERS = "甲乙丙丁戊己庚辛壬癸，。0123ab \u3000\U00020000\u200b\t\n"


def corrected(manuscript: str, galley: str, *ignore: str) -> bytes:
    comparison = compare_texts(manuscript, galley, ignore=ignore)
    return tracked_changes_docx(comparison, author="校对", at=AT)


def tracked(comparison: Comparison) -> bytes:
    return tracked_changes_docx(comparison, author="校对", at=AT)


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def view(docx: bytes, *, original: bool) -> list[str]:
    """The paragraphs with all changes rejected, or accepted, as our own reader has them."""
    document = read_bytes(docx, "修订稿.docx", original=original).document
    return [paragraph.text for paragraph in document.paragraphs]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text that print something."""
    return [line for line in text.splitlines() if without_layout(line)[0]]


def bodies(lines: Iterable[str]) -> list[str]:
    """Paragraphs without white space and layout."""
    return [without_layout(line)[0] for line in lines]


def markup(docx: bytes) -> str:
    """The document in short: ``船工[-安][+按]时``, a pilcrow for each paragraph mark."""
    body = part(docx, "word/document.xml").find(f"{W}body")
    assert body is not None
    return "".join(_paragraph(paragraph) for paragraph in body.findall(f"{W}p")).removesuffix("¶")


def _paragraph(paragraph: etree._Element) -> str:
    short = "".join(_inline(child) for child in paragraph)
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    signs = {f"{W}ins": "[+¶]", f"{W}del": "[-¶]"}
    return short + ("¶" if mark is None else signs[mark[0].tag])


def _inline(element: etree._Element) -> str:
    text = "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))
    signs = {f"{W}ins": f"[+{text}]", f"{W}del": f"[-{text}]", f"{W}r": text}
    return signs.get(element.tag, "")


def random_text(source: random.Random, length: int) -> str:
    return "".join(source.choice(CHARACTERS) for _ in range(length))


def misprinted(source: random.Random, text: str) -> str:
    """The text with a few slips: lost, doubled, wrong, moved characters, lost and new breaks."""
    for _ in range(source.randint(0, 6)):
        start = source.randint(0, len(text))
        end = min(len(text), start + source.randint(0, 8))
        slip = source.randrange(6)
        if slip == 0:
            text = text[:start] + text[end:]
        elif slip == 1:
            text = text[:start] + random_text(source, source.randint(1, 8)) + text[start:]
        elif slip == 2:
            text = text[:start] + random_text(source, 1) + text[start + 1 :]
        elif slip == 3:
            moved, rest = text[start:end], text[:start] + text[end:]
            there = source.randint(0, len(rest))
            text = rest[:there] + moved + rest[there:]
        elif slip == 4:
            text = text[:start] + "\n" + text[start:]
        else:
            text = text[:start] + text[start:].replace("\n", "", 1)
    return text


def random_pair(seed: int) -> tuple[str, str]:
    """A manuscript and a galley of it; every fifth galley has nothing to do with it."""
    source = random.Random(seed)
    manuscript = random_text(source, source.randint(1, 60))
    if seed % 5:
        return manuscript, misprinted(source, manuscript)
    return manuscript, random_text(source, source.randint(1, 40))


def resolved(docx: bytes, accepts: Callable[[str], bool]) -> list[str]:
    """The paragraphs when every change of the authors that ``accepts`` says is accepted.

    The others' are rejected. This is read from the markup alone, not by our own reader.
    """
    body = part(docx, "word/document.xml").find(f"{W}body")
    assert body is not None
    text = ""
    for paragraph in body.findall(f"{W}p"):
        text += "".join(_resolved(child, accepts) for child in paragraph)
        marks = paragraph.findall(f"{W}pPr/{W}rPr/*")
        text += "\r" if all(_stays(mark, accepts) for mark in marks) else ""
    return [line for line in text.split("\r") if without_layout(line)[0]]


def _stays(change: etree._Element, accepts: Callable[[str], bool]) -> bool:
    accepted = accepts(change.get(f"{W}author", ""))
    return accepted if change.tag == f"{W}ins" else not accepted


def _resolved(element: etree._Element, accepts: Callable[[str], bool]) -> str:
    if element.tag == f"{W}r":
        pieces = {f"{W}tab": "\t", f"{W}br": "\n"}
        return "".join(pieces.get(child.tag, child.text or "") for child in element)
    if element.tag in {f"{W}ins", f"{W}del"} and _stays(element, accepts):
        return "".join(_resolved(child, accepts) for child in element)
    return ""


def rewritten(docx: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The file with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(out, "w") as copy:
        for entry in package.namelist():
            content = package.read(entry)
            copy.writestr(entry, content.replace(old, new) if entry == name else content)
    return out.getvalue()
