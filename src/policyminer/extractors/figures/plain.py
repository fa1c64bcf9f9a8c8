"""The plain segmenter, without words of a user's, that tells where a word of the dictionary ends."""

from __future__ import annotations

from functools import cache

from policyminer.segmentation.words import Segmenter


@cache
def plain_segmenter() -> Segmenter:
    """One for all extractors: it keeps nothing of what it reads."""
    return Segmenter()
