"""Places in important matter (重要信息): which discrepancies the regulations count double."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from editorial.domain.discrepancy import Discrepancy


def important_numbers(
    discrepancies: Iterable[Discrepancy],
    body: str,
    paragraphs: Collection[int] = (),
    words: Iterable[str] = (),
) -> frozenset[int]:
    """Numbers of the discrepancies that stand in important matter of the manuscript.

    Args:
        discrepancies: Of one comparison.
        body: The manuscript's body text, without white space.
        paragraphs: Numbers, from 1, of manuscript paragraphs that are important as a whole.
        words: Names, times and the like that are important wherever they stand; white space in
            them does not matter. What was put in between two of a word's characters stands in it.
    """
    spans = [span for word in words for span in _spans(body, "".join(word.split()))]
    return frozenset(
        each.number
        for each in discrepancies
        if each.manuscript.paragraph in paragraphs
        or any(_touches(each, start, end) for start, end in spans)
    )


def _spans(body: str, word: str) -> Iterator[tuple[int, int]]:
    start = body.find(word) if word else -1
    while start >= 0:
        yield start, start + len(word)
        start = body.find(word, start + 1)


def _touches(discrepancy: Discrepancy, start: int, end: int) -> bool:
    place = discrepancy.manuscript
    if place.start == place.end:
        return start < place.start < end
    return place.start < end and start < place.end
