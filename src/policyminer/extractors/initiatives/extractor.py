"""From a text to its undertakings: collect mentions, settle overlaps, one record each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.cluster import cluster
from policyminer.extractors.initiatives.founded import founded_bodies
from policyminer.extractors.initiatives.gazetteer import Gazetteer
from policyminer.extractors.initiatives.honours import honours
from policyminer.extractors.initiatives.learned import with_learned
from policyminer.extractors.initiatives.linking import link
from policyminer.extractors.initiatives.lists import summed_lists
from policyminer.extractors.initiatives.mentions import Mention, repeated, resolve
from policyminer.extractors.initiatives.names import listed, plain_names
from policyminer.extractors.initiatives.numbers import find_document_numbers
from policyminer.extractors.initiatives.papers import (
    about_papers,
    bare_papers,
    numbered_papers,
    periods_and_laws,
    short_policies,
)
from policyminer.extractors.initiatives.quotes import quoted_cores
from policyminer.extractors.initiatives.quoting import find_quotes, readable
from policyminer.extractors.initiatives.titles import headed_titles, marked_titles, own_number
from policyminer.extractors.learned.tagger import Tagger
from policyminer.layout.reading import Reading


class InitiativeExtractor:
    """Finds papers, strategies, plans, programmes, campaigns, mechanisms, platforms, pilots, events and honours.

    从“实施‘雁归云溪’工程”中得到一条 ``programme``,从《…意见》(云发〔2018〕11号)得到一条 ``document``。

    Parameters
    ----------
    gazetteers
        Further names, as :class:`~policyminer.extractors.initiatives.lexicon.Name` or ``(name, type)``; they come
        before the names that are shipped.

    Examples
    --------
    >>> from policyminer.layout.reading import Reading
    >>> drafts = InitiativeExtractor().extract(Reading.plain("该县实施“雁归”工程,印发《雁归工程实施方案》。"))
    >>> [(draft.name, draft.type) for draft in drafts]
    [('雁归', 'programme'), ('雁归工程实施方案', 'document')]
    """

    def __init__(self, *, gazetteers: Iterable[lexicon.Name | tuple[str, str]] = (), learned: bool = True) -> None:
        given = [name if isinstance(name, lexicon.Name) else lexicon.Name(name[0], name[1]) for name in gazetteers]
        self.gazetteers = tuple(given)
        self.tagger = Tagger("initiatives") if learned else None

    def extract(self, reading: Reading, organizations: Sequence[OrganizationDraft] = ()) -> list[InitiativeDraft]:
        """The undertakings of a text, in the order of their first mention."""
        text = readable(reading.text)
        mentions = self.by_rules(reading, organizations)
        if self.tagger is not None:
            mentions = with_learned(self.tagger, reading, text, mentions, {name.name for name in self.gazetteers})
        drafts = cluster(reading, mentions)
        own_number(reading, drafts)
        return drafts

    def by_rules(self, reading: Reading, organizations: Sequence[OrganizationDraft] = ()) -> list[Mention]:
        """The mentions that the rules find, overlaps settled."""
        text = readable(reading.text)
        return repeated(text, resolve(self._mentions(text, reading, organizations)))

    def mentions(self, reading: Reading, organizations: Sequence[OrganizationDraft] = ()) -> list[Mention]:
        """All candidates, overlaps not yet settled."""
        return self._mentions(readable(reading.text), reading, organizations)

    def _mentions(self, text: str, reading: Reading, organizations: Sequence[OrganizationDraft]) -> list[Mention]:
        numbers = find_document_numbers(text)
        found = marked_titles(text, numbers) + headed_titles(reading)
        titles = [(m.start, m.end) for m in found if m.type == "document"]
        found += quoted_cores(text, find_quotes(text), titles)
        found += honours(text)
        found += plain_names(text)
        found += (
            about_papers(text)
            + bare_papers(text)
            + short_policies(text)
            + periods_and_laws(text)
            + numbered_papers(text, numbers)
        )
        found += summed_lists(text)
        found += founded_bodies(text, organizations)
        found += Gazetteer.of(self.gazetteers).find(text)
        return listed(text, found)

    def link(
        self,
        reading: Reading,
        initiatives: list[InitiativeDraft],
        figures: Sequence[FigureDraft],
        organizations: Sequence[OrganizationDraft],
    ) -> None:
        """Fill issuers, organizations, figures, status and date of the drafts."""
        link(reading, initiatives, figures, organizations)
