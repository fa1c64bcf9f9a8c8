"""Writing records: one line of JSON per article, or tidy tables."""

from policyminer.output.api import frames, write

__all__ = ["frames", "write"]
