"""Comparing (校异同): two documents or texts in, one :class:`Comparison` out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from editorial.collation.collate import collate
from editorial.collation.ignoring import ignorable_kinds
from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.comparison.explaining import explained
from editorial.domain.checksum import sha256_hex
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.scoring.basis import CountingBasis
from editorial.scoring.counting_scheme import CountingScheme
from editorial.scoring.scheme_files import ALWAYS_SHOWN, load_scheme
from editorial.scoring.score import tally
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind
from editorial.text.plain_body import plain_body


def compare_texts(
    manuscript: str, galley: str, *, scheme: str = "house", ignore: Iterable[str] = ()
) -> Comparison:
    """Compare two plain texts, a paragraph a line.

    Args:
        manuscript: The edited manuscript (原稿), the authority.
        galley: The galley (清样) that is checked against it.
        scheme: Id of the counting scheme that decides (``house``, ``periodical-2020``…).
        ignore: Kinds of differences to fold away (``width``, ``variant``, ``letter_case``,
            ``punctuation``, ``numeral_form``, ``paragraph_break``).

    Returns:
        All differences with their scores; ``Comparison.to_json()`` has it ready for JSON.

    Raises:
        SchemeNotFound: when there is no such scheme.
        IgnoreRefused: when ``ignore`` names a kind that can't be ignored.
    """
    kinds, schemes = ignorable_kinds(ignore), _schemes(scheme)
    sides = _TextInMemory(manuscript), _TextInMemory(galley)
    return _compared(sides, schemes, kinds, scheme)


def compare_documents(
    manuscript: DocumentText,
    galley: DocumentText,
    *,
    scheme: str = "house",
    ignore: Iterable[str] = (),
    paths: tuple[str, str] = ("", ""),
    sha256: tuple[str, str] | None = None,
    basis: CountingBasis = CountingBasis(),
) -> Comparison:
    """Compare two documents as a reader handed them on.

    Args:
        manuscript: The edited manuscript (原稿), the authority.
        galley: The galley (清样) that is checked against it.
        scheme: Id of the counting scheme that decides.
        ignore: Kinds of differences to fold away.
        paths: Where the two came from, as the user named it.
        sha256: SHA-256 (hex) of the two files; of the paragraphs' text when not given.
        basis: What the count needs that no text says: cover, important places, layout characters.

    Raises:
        SchemeNotFound: when there is no such scheme.
        IgnoreRefused: when ``ignore`` names a kind that can't be ignored.
        BasisRefused: when ``basis`` marks a place that does not exist.
    """
    kinds, schemes = ignorable_kinds(ignore), _schemes(scheme)
    sums = sha256 or (_document_sha256(manuscript), _document_sha256(galley))
    sides = (
        ComparedSide(paths[0], sums[0], body_text(manuscript)),
        ComparedSide(paths[1], sums[1], body_text(galley)),
    )
    return _compared(
        sides,
        schemes,
        kinds,
        scheme,
        basis,
        paragraph_kinds=tuple(paragraph.kind for paragraph in manuscript.paragraphs),
        layout_removed=manuscript.layout_removed + galley.layout_removed,
    )


class _TextInMemory(ComparedSide):
    """A text given in memory; few who compare such ask for its sum, so it is taken when they do."""

    def __init__(self, text: str) -> None:
        vars(self).update(path="", body=plain_body(text), _text=text)

    @cached_property
    def sha256(self) -> str:
        text: str = vars(self)["_text"]
        return _sha256(text)


def _schemes(gate: str) -> dict[str, CountingScheme]:
    """By id, in the order in which they are shown; the one that decides may come last."""
    return {each: load_scheme(each) for each in (*ALWAYS_SHOWN, gate)}


def _compared(
    sides: tuple[ComparedSide, ComparedSide],
    schemes: Mapping[str, CountingScheme],
    kinds: frozenset[DiscrepancyKind],
    gate: str,
    basis: CountingBasis = CountingBasis(),
    paragraph_kinds: tuple[ParagraphKind, ...] = (),
    layout_removed: int = 0,
) -> Comparison:
    ours, theirs = sides[0].body, sides[1].body
    collation = collate(ours, theirs, kinds)
    basis.demand_places(len(collation.discrepancies))
    layout = ours.layout_characters + theirs.layout_characters + layout_removed
    return Comparison(
        *sides,
        edit_distance=collation.edit_distance,
        discrepancies=explained(collation.discrepancies),
        ignored={"layout": layout, **collation.ignored},
        tallies={
            each.id: tally(
                collation.discrepancies,
                each,
                len(ours),
                paragraph_kinds,
                cover=basis.cover,
                important=basis.important,
                layout_characters=basis.layout_characters,
            )
            for each in schemes.values()
        },
        gate=gate,
    )


def _document_sha256(document: DocumentText) -> str:
    return _sha256("\n".join(paragraph.text for paragraph in document.paragraphs))


def _sha256(text: str) -> str:
    return sha256_hex(text.encode("utf-8", "surrogatepass"))
