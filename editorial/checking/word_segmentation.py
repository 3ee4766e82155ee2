"""Word segmentation (分词): jieba's dictionary and its best path, nothing else of it.

A tokenizer of our own is filled straight from the dictionary inside the jieba package. jieba's
own start would write a cache into the machine's temporary folder and talk to stderr; an editor's
machine may be read-only, shared and offline, and 0.9 s once, when first needed, is cheap.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from itertools import accumulate
from typing import Any


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    with warnings.catch_warnings():
        # jieba asks setuptools for its file and setuptools complains about being asked.
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - most texts never need it

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@lru_cache(maxsize=4096)
def best_segmentation(text: str) -> tuple[float, tuple[str, ...]]:
    """The likeliest segmentation of a short text by word frequencies.

    Returns:
        Its natural log-probability (0.0 for an empty text), and the words.
    """
    if not text:
        return 0.0, ()
    tokenizer = _tokenizer()
    route: dict[int, tuple[float, int]] = {}
    tokenizer.calc(text, tokenizer.get_DAG(text), route)
    words: list[str] = []
    position = 0
    while position < len(text):
        end = route[position][1] + 1
        words.append(text[position:end])
        position = end
    return float(route[0][0]), tuple(words)


def word_boundaries(words: tuple[str, ...]) -> frozenset[int]:
    """Offsets (code points) at which a word of the segmentation begins or ends."""
    return frozenset((0, *accumulate(map(len, words))))
