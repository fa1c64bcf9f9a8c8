"""The organization extractor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from policyminer.extractors.drafts import OrganizationDraft
from policyminer.extractors.learned.tagger import Tagger
from policyminer.extractors.organizations.askers import find_askers, own_parts
from policyminer.extractors.organizations.cues import (
    beside_companies,
    beyond,
    cue_words,
    find_cued,
    latin_names,
    neighbours,
)
from policyminer.extractors.organizations.cuts import Choice, move
from policyminer.extractors.organizations.elsewhere import FOUR, SHARED, find_four, find_shared
from policyminer.extractors.organizations.evidence import find_weak
from policyminer.extractors.organizations.extensions import extended
from policyminer.extractors.organizations.fixed import (
    ACADEMIES,
    FixedForms,
    find_academies,
    merge_adjacent,
    with_branch,
    with_place,
)
from policyminer.extractors.organizations.foreign import as_parties, find_missions, with_country
from policyminer.extractors.organizations.gazetteer import Gazetteer
from policyminer.extractors.organizations.groups import numbered_beside, with_own
from policyminer.extractors.organizations.halves import find_halves, join_twice_named
from policyminer.extractors.organizations.industry import find_by_industry, with_trade
from policyminer.extractors.organizations.learned import with_learned
from policyminer.extractors.organizations.lexicon import Lexicon, load_lexicon, word_set
from policyminer.extractors.organizations.lists import HELPS, find_listed
from policyminer.extractors.organizations.mention import Mention, joined, longest
from policyminer.extractors.organizations.names import RankedNames
from policyminer.extractors.organizations.organs import BARE, find_organs
from policyminer.extractors.organizations.projects import find_projects
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.resolve import resolve
from policyminer.extractors.organizations.roles import find_hubs, find_leading, find_played
from policyminer.extractors.organizations.schools import find_hospitals, find_schools
from policyminer.extractors.organizations.shorts import find_short_forms
from policyminer.extractors.organizations.teams import NUMBERED, TEAM, find_numbered, find_teams
from policyminer.extractors.organizations.vocabulary import Vocabulary
from policyminer.layout.reading import Reading

_TRIBUNAL = re.compile("[\u4e00-\u9fff]{2,8}?(?:人民)?法庭")
_SURROGATES = re.compile("[\ud800-\udfff]")


def _encodable(text: str) -> str:
    """Lone surrogates cannot reach the automaton; each becomes one other character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _stationed(text: str, organ: Mention, lexicon: Lexicon) -> Mention:
    """A commission for discipline with its group at another body, a court or procuratorate with its unit."""
    if organ.type == "judiciary":
        return organ if _TRIBUNAL.match(text, organ.end) else extended(text, organ, lexicon)
    stationed = organ.rule == "organ.discipline" and text.startswith("驻", organ.end)
    return extended(text, organ, lexicon) if stationed else organ


class OrganizationExtractor:
    """Finds the bodies a text names, one record per body.

    机构抽取:全称、简称、并列和回指都归到一个机构,如 ``市委`` 归到 ``孟州市委``。

    Examples
    --------
    >>> from policyminer.layout.reading import Place
    >>> reading = Reading.plain("县委、县政府印发意见。", place=Place("云溪县", None))
    >>> [draft.name for draft in OrganizationExtractor().extract(reading)]
    ['云溪县委', '云溪县政府']

    Parameters
    ----------
    gazetteers
        The user's own lists of names: CSV or TSV with ``name,type[,canonical[,division]]``.
    learned
        Whether the learned tagger has its say beside the rules.
    """

    def __init__(self, *, gazetteers: Sequence[Path] = (), learned: bool = True) -> None:
        lexicon = self.lexicon = load_lexicon()
        self.fixed = FixedForms(lexicon)
        self.ranked = RankedNames(lexicon)
        self.vocabulary = Vocabulary(
            {
                "fixed": self.fixed.words,
                "weak": lexicon.weak,
                "ranks": lexicon.ranks,
                "industries": set(lexicon.industries) - word_set("too_common"),
                "cues": cue_words(),
                "shared": SHARED,
                "teams": (TEAM,),
                "numbered": NUMBERED,
                "four": FOUR,
                "bare": BARE,
                "academies": ACADEMIES,
                "helps": HELPS,
            }
        )
        self.gazetteer = Gazetteer.read(gazetteers) if gazetteers else None
        self.tagger = Tagger("organizations") if learned else None

    def extract(self, reading: Reading) -> list[OrganizationDraft]:
        """One draft per body, in the order of their first mentions."""
        text, mentions, regions = self.by_rules(reading)
        if self.tagger is not None:
            mentions = with_learned(self.tagger, reading, text, mentions, self.lexicon, regions)
        return resolve(text, mentions, regions)

    def by_rules(self, reading: Reading) -> tuple[str, list[Mention], Regions]:
        """The text as it is read, the mentions that the rules find, and the places of the text."""
        text = _encodable(reading.text)
        regions = Regions(text, reading.place, found=reading.divisions)
        places = self.vocabulary.find(text)
        forms = [extended(text, one, self.lexicon) for one in self.fixed.find(text, regions, places["fixed"])]
        found = [_stationed(text, one, self.lexicon) for one in find_organs(text, regions, places["bare"])] + forms
        found += find_academies(text, regions, places["academies"])
        found += find_shared(text, places["shared"]) + find_four(text, places["four"], regions.by_level)
        found += [
            extended(text, one, self.lexicon) for one in find_weak(text, self.lexicon, places["weak"], found, regions)
        ]
        found += find_teams(text, regions, places["teams"], found) + find_numbered(text, places["numbered"])
        found += self.ranked.find(text, regions, found, places["ranks"])
        found += find_askers(text) + find_schools(text, regions) + find_hospitals(text, regions, places["ranks"])
        if self.gazetteer:
            found += self.gazetteer.find(text, regions)
        with_country(text, found)
        found += find_missions(text, regions, found)
        merge_adjacent(found)
        with_trade(text, found, regions, places["industries"])
        with_place(text, found, regions)
        with_branch(text, found, regions)
        join_twice_named(text, found)
        found += find_played(text) + find_hubs(text, found)
        mentions = longest(found)
        mentions = joined(mentions, find_halves(text, mentions, regions))
        mentions = joined(mentions, own_parts(text, mentions))
        as_parties(text, mentions)
        latin = latin_names(text)
        companies = find_listed(text, regions, places["helps"]) + find_by_industry(text, regions, places["industries"])
        companies += find_cued(text, regions, places["cues"], places["industries"], latin)
        companies += find_leading(text, regions)
        choices: dict[int, Choice] = {}
        companies += find_projects(text, regions, places["cues"], places["industries"], companies, choices)
        companies = beyond(text, move(text, beyond(text, companies, []), choices), mentions)
        mentions = joined(mentions, companies)
        mentions = joined(
            mentions,
            move(
                text,
                beyond(text, neighbours(text, mentions, regions), mentions) + beside_companies(text, mentions, latin),
                choices,
            ),
        )
        with_own(text, mentions, regions)
        mentions = joined(mentions, numbered_beside(text, mentions))
        return text, joined(mentions, find_short_forms(text, mentions, regions)), regions
