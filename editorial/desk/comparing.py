"""Comparing two files (校异同), with no office store: read, collate, score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from editorial.collation.ignoring import ignorable_kinds
from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.scoring.basis import CountingBasis
from editorial.scoring.scheme_files import load_scheme

if TYPE_CHECKING:
    from pathlib import Path


def compare_files(
    manuscript: Path | str,
    galley: Path | str,
    *,
    scheme: str = "house",
    ignore: Iterable[str] = (),
    basis: CountingBasis = CountingBasis(),
) -> Comparison:
    """Compare a galley's file with its manuscript's.

    Args:
        manuscript: The edited manuscript (原稿), a ``.docx``, ``.pdf``, ``.txt`` or ``.md`` file.
        galley: The galley (清样) that is checked against it.
        scheme: Id of the counting scheme that decides (``house``, ``periodical-2020``…).
        ignore: Kinds of differences to fold away, as for ``compare_texts``.
        basis: What the count needs that no text says: cover, important places, layout characters.

    Returns:
        All differences with their scores; ``Comparison.to_json()`` has it ready for JSON.

    Raises:
        SchemeNotFound: when there is no such scheme.
        IgnoreRefused: when ``ignore`` names a kind that can't be ignored.
        IntakeRefused: when a file can't be read; the message says what to do next.
        BasisRefused: when ``basis`` marks a place that does not exist.
    """
    # Readers bring lxml and more; who compares texts in memory does without.
    from editorial.intake.read import read_document  # noqa: PLC0415

    kinds = ignorable_kinds(ignore)
    load_scheme(scheme)
    ours, theirs = read_document(manuscript), read_document(galley)
    return compare_documents(
        ours.document,
        theirs.document,
        scheme=scheme,
        ignore=kinds,
        paths=(str(manuscript), str(galley)),
        sha256=(ours.sha256, theirs.sha256),
        basis=basis,
    )
