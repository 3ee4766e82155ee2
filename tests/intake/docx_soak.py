"""A long run of spoilt Word documents: whatever is done to one, it is read or refused.

    python -m tests.intake.docx_soak [--count N] [--seed N] [--keep FOLDER]

Each document is made by its own seed, so that a failure can be made again. Not part of the suite,
which has a short form of it (``test_fuzz.py``).
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
from lxml import etree

from editorial.intake.read import read_bytes
from editorial.intake.refusal import IntakeRefused
from tests.intake.docx_builder import (
    NAMESPACES,
    cell,
    deleted,
    docx_parts,
    field,
    inserted,
    notes_xml,
    paragraph,
    row,
    run,
    styled,
    table,
    text_box,
)

_SLOW_SECONDS = 5.0
_NUMBERS = ("-1", "0", "1", "9", "99999999999999999999", "2147483648", "x", "", "１", "1e9", "NaN")
_NUMBERING = (
    f"<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="条"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="条"/>'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlRestart w:val="1"/>'
        f'<w:isLgl w:val="0"/><w:suff w:val="space"/><w:lvlText w:val="第%1.%{n + 1}节"/></w:lvl>'
        for n, f in enumerate(("chineseCounting", "upperRoman", "lowerLetter", "bullet"))
    )
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="4"/></w:lvlOverride></w:num></w:numbering>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_BODY = (
    styled("文题", "a3")
    + styled("一、标题", "1")
    + paragraph(run("审") + inserted(run("细")) + deleted("粗") + text_box(paragraph(run("框"))))
    + paragraph(run("甲"), _NUMBERED.format(0, 1))
    + paragraph(run("乙"), _NUMBERED.format(1, 2))
    + table(
        row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", '<w:vMerge w:val="restart"/>')),
        row(cell(table(row("内")) + paragraph("丙")), properties='<w:gridBefore w:val="1"/>'),
    )
    + paragraph(field(run("码"), run("果")) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + paragraph('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:br/><w:tab/></w:r>')
    + paragraph(run("暗", "<w:vanish/>") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    + f"<w:sdtContent>{paragraph('提示')}</w:sdtContent></w:sdt>"
)


def _samples() -> list[dict[str, bytes]]:
    own = docx_parts(
        _BODY,
        numbering=_NUMBERING,
        footnotes=notes_xml("footnote", {"2": paragraph("注")}),
        comments=f'<w:comments {NAMESPACES}><w:comment w:id="1"/></w:comments>',
    )
    document = docx.Document()
    document.add_heading("标题", 1)
    for style in ("List Bullet", "List Number"):
        document.add_paragraph("条目", style=style)
    document.add_table(2, 2).cell(0, 0).text = "格"
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        usual = {name: archive.read(name) for name in archive.namelist()}
    return [own, usual]


def _packed(entries: list[tuple[str, bytes]], rng: random.Random) -> bytes:
    buffer = io.BytesIO()
    method = rng.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def _spoil_bytes(data: bytes, rng: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(spoilt) + 1)
        length = rng.choice([1, 1, 2, 4, 16, 200, len(spoilt) // 3])
        match rng.randrange(5):
            case 0:
                spoilt[at : at + length] = rng.randbytes(length)
            case 1:
                del spoilt[at : at + length]
            case 2:
                spoilt[at:at] = spoilt[at : at + length]
            case 3 if at < len(spoilt):
                spoilt[at] ^= 1 << rng.randrange(8)
            case _:
                spoilt[at : at + 4] = rng.choice([b"\0" * 4, b"\xff" * 4, b"<w:p", b"</w:", b'"">'])
    return bytes(spoilt)


def _spoil_zip(parts: dict[str, bytes], rng: random.Random) -> bytes:
    return _spoil_bytes(_packed(list(parts.items()), rng), rng)


def _spoil_members(parts: dict[str, bytes], rng: random.Random) -> bytes:
    entries = list(parts.items())
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(entries))
        name, data = entries[at]
        match rng.randrange(6):
            case 0:
                del entries[at]
            case 1:
                entries.append((name.upper(), data))
            case 2:
                entries[at] = (
                    rng.choice(["../x", "/a", "word/x.xml", "word\\x", name + "/"]),
                    data,
                )
            case 3:
                entries[at] = (name, rng.choice(entries)[1])
            case 4:
                entries[at] = (name, b"")
            case _:
                rng.shuffle(entries)
        if not entries:
            break
    return _packed(entries, rng)


def _spoil_part(parts: dict[str, bytes], rng: random.Random) -> bytes:
    name = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    return _packed(list({**parts, name: _spoil_bytes(parts[name], rng)}.items()), rng)


def _spoil_nodes(parts: dict[str, bytes], rng: random.Random) -> bytes:
    changed = dict(parts)
    for _ in range(rng.randint(1, 2)):
        name = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        try:
            root = etree.fromstring(changed[name])
        except etree.XMLSyntaxError:
            continue
        for _ in range(rng.randint(1, 12)):
            _spoil_node(root, rng)
        changed[name] = etree.tostring(root)
    return _packed(list(changed.items()), rng)


def _spoil_node(root: etree._Element, rng: random.Random) -> None:
    nodes = [n for n in root.iter() if isinstance(n.tag, str)]
    node, other = rng.choice(nodes), rng.choice(nodes)
    parent = node.getparent()
    match rng.randrange(8):
        case 0 if parent is not None:
            parent.remove(node)
        case 1 if parent is not None and len(nodes) < 3_000:
            for _ in range(rng.choice([1, 5, 50])):
                parent.append(deepcopy(node))
        case 2 if other not in node.iterancestors() and node not in other.iterancestors():
            if other is not node:
                other.append(node)
        case 3:
            node.tag = other.tag
        case 4 if node.attrib:
            node.set(rng.choice(list(node.attrib)), rng.choice(_NUMBERS))
        case 5 if other.attrib:
            key = rng.choice(list(other.attrib))
            node.set(key, other.get(key, ""))
        case 6:
            _nest(node, rng.choice([2, 20, 100, 300]))
        case _:
            node.text = rng.choice(["字", " \t", "\u202e", "𠮷" * 50, "\ue000", ""])


def _nest(node: etree._Element, depth: int) -> None:
    """Wrap the children of a node in elements of its own name, one in another."""
    children, inner = list(node), node
    for _ in range(depth):
        inner = etree.SubElement(inner, node.tag)
    for child in children:
        inner.append(child)


_WAYS: tuple[Callable[[dict[str, bytes], random.Random], bytes], ...] = (
    _spoil_zip,
    _spoil_members,
    _spoil_part,
    _spoil_nodes,
    _spoil_nodes,
)


def spoilt_docx(seed: int, samples: list[dict[str, bytes]]) -> bytes:
    """The spoilt document of a seed."""
    rng = random.Random(seed)
    return rng.choice(_WAYS)(rng.choice(samples), rng)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for documents that fail")
    options = parser.parse_args()
    samples = _samples()
    outcomes: Counter[str] = Counter()
    slowest, failures = (0.0, 0), 0
    for seed in range(options.seed, options.seed + options.count):
        data = spoilt_docx(seed, samples)
        began = time.process_time()
        try:
            read_bytes(data, "a.docx", original=bool(seed % 2))
            outcome = "read"
        except IntakeRefused as refused:
            outcome = refused.code.value
        except Exception:
            outcome, failures = "FAILED", failures + 1
            print(f"seed {seed}")
            traceback.print_exc(limit=-4)
        seconds = time.process_time() - began
        slowest = max(slowest, (seconds, seed))
        outcomes[outcome] += 1
        if options.keep and (outcome == "FAILED" or seconds > _SLOW_SECONDS):
            (options.keep / f"{seed}.docx").write_bytes(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.count} documents, {failures} failures, slowest {slowest[0]:.2f} s", end=" ")
    print(f"(seed {slowest[1]}), peak memory {peak:.0f} MB")
    for outcome, number in outcomes.most_common():
        print(f"{number:7} {outcome}")
    return 1 if failures or slowest[0] > _SLOW_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
