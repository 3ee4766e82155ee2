"""Comparing (校异同): two documents or texts in, one :class:`Comparison` out."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.collation.collate import collate
from editorial.collation.ignoring import ignorable_kinds
from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.comparison.explaining import explained
from editorial.scoring.basis import CountingBasis
from editorial.scoring.scheme_files import ALWAYS_SHOWN, load_scheme
from editorial.scoring.score import tally
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText


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
    return compare_documents(
        DocumentText.from_plain(manuscript),
        DocumentText.from_plain(galley),
        scheme=scheme,
        ignore=ignore,
        sha256=(_sha256(manuscript), _sha256(galley)),
    )


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
    kinds = ignorable_kinds(ignore)
    schemes = [load_scheme(each) for each in dict.fromkeys((*ALWAYS_SHOWN, scheme))]
    ours, theirs = body_text(manuscript), body_text(galley)
    collation = collate(ours, theirs, kinds)
    basis.demand_places(len(collation.discrepancies))
    layout = sum(body.layout_characters + body.document.layout_removed for body in (ours, theirs))
    paragraph_kinds = tuple(paragraph.kind for paragraph in manuscript.paragraphs)
    sums = sha256 or (_document_sha256(manuscript), _document_sha256(galley))
    return Comparison(
        manuscript=ComparedSide(paths[0], sums[0], ours),
        galley=ComparedSide(paths[1], sums[1], theirs),
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
            for each in schemes
        },
        gate=scheme,
    )


def _document_sha256(document: DocumentText) -> str:
    return _sha256("\n".join(paragraph.text for paragraph in document.paragraphs))


def _sha256(text: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - texts from files bring theirs

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
