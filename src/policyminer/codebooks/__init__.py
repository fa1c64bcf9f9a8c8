"""Codebooks: the categories that statements are coded with, as data."""

from policyminer.codebooks.check import Finding, check
from policyminer.codebooks.codebook import Category, Codebook, CodebookError, available

__all__ = ["Category", "Codebook", "CodebookError", "Finding", "available", "check"]
