"""Initiatives: papers and undertakings of public policy, with document numbers, issuers and status."""

from policyminer.extractors.initiatives.extractor import InitiativeExtractor
from policyminer.extractors.initiatives.lexicon import Name, issuer_of
from policyminer.extractors.initiatives.numbers import NumberMatch, find_document_numbers, parse_document_number

__all__ = ["InitiativeExtractor", "Name", "NumberMatch", "find_document_numbers", "issuer_of", "parse_document_number"]
