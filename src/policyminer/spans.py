"""The half-open character span: the one coordinate that all layers share."""

from __future__ import annotations

from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""``(start, end)`` in Unicode code points, end exclusive."""
