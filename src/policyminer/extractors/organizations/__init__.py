"""机构抽取:``OrganizationExtractor().extract(reading)``。

Organizations: who acts, under whatever name, one record per body.
"""

from __future__ import annotations

from policyminer.extractors.organizations.extractor import OrganizationExtractor
from policyminer.extractors.organizations.gazetteer import GazetteerError

__all__ = ["GazetteerError", "OrganizationExtractor"]
