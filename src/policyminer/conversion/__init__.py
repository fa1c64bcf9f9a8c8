"""Annotations to and from the tools that researchers know: brat, doccano, Label Studio, spaCy."""

from policyminer.conversion.api import FORMATS, export, read_back

__all__ = ["FORMATS", "export", "read_back"]
