"""Words, sentences and statement units."""

from policyminer.segmentation.units import split_units
from policyminer.segmentation.words import Segmenter, Token, UserWord

__all__ = ["Segmenter", "Token", "UserWord", "split_units"]
