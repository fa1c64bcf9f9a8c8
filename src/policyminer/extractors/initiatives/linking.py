"""What belongs to an undertaking: who issued or runs it, its figures, its date."""

from __future__ import annotations

from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.layout.reading import Reading


def link(
    reading: Reading,
    initiatives: list[InitiativeDraft],
    figures: Sequence[FigureDraft],
    organizations: Sequence[OrganizationDraft],
) -> None:
    """Fill issuers, organizations, figures and date of the drafts, in place."""
