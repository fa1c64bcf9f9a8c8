"""The statement classifier: role, status, instruments, theme and actions of every unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from policyminer.codebooks import Codebook
from policyminer.extractors.drafts import (
    ActionDraft,
    FigureDraft,
    InitiativeDraft,
    InstrumentDraft,
    OrganizationDraft,
    StatementDraft,
)
from policyminer.layout.reading import Reading
from policyminer.spans import Span
from policyminer.statements.action_words import action_words
from policyminer.statements.actions import Action, actions_of
from policyminer.statements.baseline import baseline
from policyminer.statements.clauses import VerbClauses, clauses_with_verbs
from policyminer.statements.decisions import Best, Floats, Outputs, rounded, sigmoid, softmax, theme_shares
from policyminer.statements.described import Described
from policyminer.statements.evidence import Evidence
from policyminer.statements.features import Describer
from policyminer.statements.lexicon import build, coming
from policyminer.statements.model import LinearModel, ModelError
from policyminer.statements.order import NOWHERE, ordered
from policyminer.statements.scorer import Scored, Scorer
from policyminer.statements.surfaces import Placed, SurfaceFinder


class _Measure(Struct, gc=False):
    """A unit that is a measure: where it begins, and what was found in it."""

    start: int
    words: str
    number: int


class _Likely(Struct, gc=False):
    """The instruments above the thresholds of all measures, the likeliest of each first.

    ``bounds`` are those of the measures; ``scores`` are ``chances`` to four digits; ``cues`` are the surfaces that can
    speak for each, ``deciding`` those of any instrument by row.
    """

    bounds: list[int]
    places: list[int]
    chances: list[float]
    scores: list[float]
    cues: Placed
    deciding: Placed
    scored: Scored


class StatementClassifier:
    """Codes every unit of a text.

    县财政每年安排1000万元专项资金。→ role ``measure``, status ``ongoing``, instruments ``supply.funding``。

    Parameters
    ----------
    codebook
        A shipped codebook's id, a TOML file or a :class:`~policyminer.codebooks.Codebook`; the default one if None.
    model
        A model file or a :class:`LinearModel`; the shipped one if None, else (no model for this codebook) the
        crosswalk from the default codebook, else the keywords of the codebook alone.
    threshold
        The least calibrated score of an instrument; below it nothing is said (abstention). None takes the values
        that the model was tuned to.
    """

    def __init__(
        self,
        *,
        codebook: Codebook | str | Path | None = None,
        model: LinearModel | str | Path | None = None,
        threshold: float | None = None,
    ) -> None:
        self.codebook, self.model = _choose(codebook, model)
        self._foreign = self.codebook.hash != self.model.codebook.hash
        self.threshold = threshold
        finder = SurfaceFinder(build(self.model.codebook), self.model.grams)
        if finder.lexicon.names != self.model.names:
            raise ModelError("the model was trained with other features than this version has; train it again")
        self._describer = Describer(finder)
        self._scorer = Scorer(self.model)
        self._evidence = Evidence(self.model.codebook, finder, self._scorer)
        self._cues, self._deciding = self._evidence.instrument_words(), self._evidence.deciding_words()
        self._coming = coming()
        self._verbs = finder.mask([finder.numbers[verb] for verb in action_words().all_verbs])
        self._outputs = Outputs.of(self.model.outputs)
        self._kinds = self._evidence.rows_of(self._outputs.names["instrument"])
        tuned = self.model.calibration.get("threshold") or (0.4, 0.5, 0.0)
        self._first, self._further = (tuned[0], tuned[1]) if threshold is None else (threshold, threshold)
        self._least_theme = tuned[2]
        self._rule = f"statements.{self.model.card.get('kind', 'model')}@{self.model.codebook.hash[:8]}"

    def __reduce__(self) -> tuple[object, tuple[Codebook, LinearModel, float | None]]:
        return _rebuild, (self.codebook, self.model, self.threshold)

    def extract(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft] = (),
        organizations: Sequence[OrganizationDraft] = (),
        initiatives: Sequence[InitiativeDraft] = (),
    ) -> list[StatementDraft]:
        """One draft per unit of the reading, in order."""
        if not reading.units:
            return []
        bodies = sorted([span for organization in organizations for span in organization.mentions])
        drafts: list[StatementDraft] = []
        themes: list[Floats] = []
        for text in self._describer.parts(reading, figures, organizations, initiatives):
            themes.append(self._coded(text, drafts, reading, bodies))
        self._themes(drafts, themes[0] if len(themes) == 1 else np.concatenate(themes), reading)
        return drafts

    def _coded(self, text: Described, drafts: list[StatementDraft], reading: Reading, bodies: list[Span]) -> Floats:
        """Put the drafts of some units behind the others, without themes; the values of the themes."""
        first, scored = len(drafts), self._scorer.score(text)
        made = self._drafts(scored.values, first)
        measures = [number for number, draft in enumerate(made) if draft.role == "measure"]
        if measures:
            begins = [unit.start for unit in reading.units[first : first + text.units]]
            self._measures(text, scored, made, measures, begins, bodies)
        drafts += made
        themes: Floats = scored.values[:, self._outputs.parts["theme"]].copy()
        return themes

    def _measures(
        self,
        text: Described,
        scored: Scored,
        drafts: list[StatementDraft],
        measures: list[int],
        begins: list[int],
        bodies: list[Span],
    ) -> None:
        """Status, instruments and actions of the units that are measures."""
        values = scored.values[measures]
        likely = self._likely(values, text, scored, measures)
        status, names = Best.of(self._shares("status", values)), self._outputs.names["status"]
        clauses = self._clauses(text, measures)
        starts = [start for start, _ in bodies]
        for place, number in enumerate(measures):
            draft, begun, words = drafts[number], begins[number], text.words[number]
            unit = _Measure(begun, words, number)
            draft.status = names[status.places[place]] if status else "ongoing"
            if draft.status != "planned" and self._coming.match(words):
                draft.status = "planned"
            first, stop = likely.bounds[place], likely.bounds[place + 1]
            if first < stop:
                draft.instruments = self._instruments(likely, first, stop, unit)
            if found := clauses.of_row(number):
                inside: list[Span] = []
                body, end = bisect_left(starts, begun), begun + len(words)
                while body < len(bodies) and bodies[body][1] <= end:
                    inside.append((bodies[body][0] - begun, bodies[body][1] - begun))
                    body += 1
                actions = actions_of(words, found, clauses.verbs, inside)
                if actions:
                    draft.actions = self._actions(actions, unit, draft.instruments, likely)

    def _clauses(self, text: Described, measures: list[int]) -> VerbClauses:
        """The clauses of the measures with their verbs."""
        begins, wanted = text.begins, np.zeros(len(text.words), dtype=bool)
        wanted[measures] = True
        sizes = np.asarray([len(words) for words in text.words], dtype=np.int64)
        verbs = text.found.anywhere(self._verbs, begins)
        return clauses_with_verbs(text.marked, begins, sizes, verbs, wanted)

    def scores(self, words: str) -> dict[str, float]:
        """The calibrated score of every output for a sentence without a text around it."""
        values = self._scorer.score(self._describer.sentences([words])).values
        shares = {axis: self._shares(axis, values) for axis in ("role", "status")}
        shares["theme"] = self._theme_shares(values[:, self._outputs.parts["theme"]])
        shares["instrument"] = self._chances(values)
        names = self._outputs.names
        return {
            f"{axis}:{name}": float(part[0, at]) for axis, part in shares.items() for at, name in enumerate(names[axis])
        }

    def _shares(self, axis: str, values: Floats) -> Floats:
        """Calibrated shares of the categories of the role or the status."""
        temperature = (self.model.calibration.get(axis) or (1.0,))[0]
        return softmax(values[:, self._outputs.parts[axis]] / temperature)

    def _theme_shares(self, values: Floats) -> Floats:
        """Calibrated shares of the themes of all units of a text."""
        temperature = (self.model.calibration.get("theme") or (1.0,))[0]
        return theme_shares(values, self.model.calibration.get("context") or (), temperature)

    def _chances(self, values: Floats) -> Floats:
        """Calibrated chances of the instruments."""
        slope, shift = self.model.calibration.get("instrument") or (1.0, 0.0)
        return sigmoid(slope * values[:, self._outputs.parts["instrument"]] + shift)

    def _drafts(self, values: Floats, first: int) -> list[StatementDraft]:
        """The roles of units, of which the first has this number."""
        roles, names, rule = Best.of(self._shares("role", values)), self._outputs.names["role"], self._rule
        if not roles:
            return [StatementDraft(first + row, "measure", 1.0, None, None, [], [], rule) for row in range(len(values))]
        return [
            StatementDraft(number, names[at], score, None, None, [], [], rule)
            for number, (at, score) in enumerate(zip(roles.places, roles.scores, strict=True), first)
        ]

    def _themes(self, drafts: list[StatementDraft], values: Floats, reading: Reading) -> None:
        """Themes, for which the whole text is looked at."""
        themes, names, least = Best.of(self._theme_shares(values)), self._outputs.names["theme"], self._least_theme
        if not themes:
            return
        for draft, at, share in zip(drafts, themes.places, themes.scores, strict=True):
            if share >= least:
                draft.theme = (names[at], share)
                if self._foreign:
                    draft.theme = self._translated(draft.theme, self._describer.words(reading, draft.unit))

    def _translated(self, theme: tuple[str, float], words: str) -> tuple[str, float] | None:
        """A theme in the categories of the codebook that was asked for."""
        name = self.codebook.translate(theme[0], words)
        return (name, theme[1]) if name else None

    def _likely(self, values: Floats, text: Described, scored: Scored, measures: list[int]) -> _Likely:
        """The instruments above the thresholds, the likeliest of each unit first, and their words."""
        chances = self._chances(values)
        rows, places = np.nonzero(chances >= min(self._first, self._further))
        scores = chances[rows, places]
        order = np.lexsort((places, -scores, rows))
        rows, places, scores = rows[order], places[order], scores[order]
        begins = np.searchsorted(rows, rows)
        leads = np.arange(len(rows)) == begins
        kept = np.flatnonzero((scores[begins] >= self._first) & (leads | (scores >= self._further)))
        rows, places, scores = rows[kept], places[kept], scores[kept]
        units = np.asarray(measures, dtype=np.int64)[rows]
        return _Likely(
            np.searchsorted(rows, np.arange(len(values) + 1)).tolist(),
            places.tolist(),
            scores.tolist(),
            rounded(scores),
            text.found.placed_for(self._cues, units, self._kinds[places]),
            text.found.placed(self._deciding),
            scored,
        )

    def _instruments(self, likely: _Likely, first: int, stop: int, unit: _Measure) -> list[InstrumentDraft]:
        """The instruments with their cues, primary first."""
        names, words, start = self._outputs.names["instrument"], unit.words, unit.start
        if stop == first + 1 and not self._foreign:
            spans = [(left + start, right + start) for left, right in self._spans(likely, first, unit)]
            return [InstrumentDraft(names[likely.places[first]], likely.scores[first], spans)]
        said: list[tuple[str, float, float]] = []
        known: dict[str, tuple[list[Span], float]] = {}
        for at in range(first, stop):
            name, spans = names[likely.places[at]], self._spans(likely, at, unit)
            known[name] = spans, likely.scores[at]
            said.append((name, likely.chances[at], spans[0][0] / len(words) if spans else NOWHERE))
        found: dict[str, InstrumentDraft] = {}
        for name, _, _ in ordered(said, self.model.codebook.precedence):
            target = self.codebook.translate(name, words) if self._foreign else name
            if target is not None and target not in found:
                spans, score = known[name]
                found[target] = InstrumentDraft(target, score, [(left + start, right + start) for left, right in spans])
        return list(found.values())

    def _spans(self, likely: _Likely, at: int, unit: _Measure) -> list[Span]:
        """The words that speak for an instrument."""
        name = self._outputs.names["instrument"][likely.places[at]]
        return self._evidence.placed(name, unit.words, likely.cues.firsts(at)) or self._evidence.heaviest(
            f"instrument:{name}", unit.words, likely.scored.of_unit(unit.number)
        )

    def _actions(
        self, found: list[Action], unit: _Measure, instruments: list[InstrumentDraft], likely: _Likely
    ) -> list[ActionDraft]:
        offset, several = unit.start, len(found) > 1
        only = instruments[0].id if len(instruments) == 1 and not several else None
        cues: list[tuple[int, int, str]] | None = None
        drafts: list[ActionDraft] = []
        for action in found:
            start, end, actor, target = action.start, action.end, action.actor, action.object
            instrument = only
            if instrument is None and instruments:
                instrument = _instrument_of(start + offset, end + offset, instruments)
                if instrument is None:
                    if cues is None:
                        cues = self._evidence.places(likely.deciding.firsts(unit.number)) if several else []
                    instrument = self._named(start, end, unit.words, cues, instruments)
            if actor is not None:
                actor = (actor[0] + offset, actor[1] + offset)
            if target is not None:
                target = (target[0] + offset, target[1] + offset)
            drafts.append(ActionDraft(start + offset, end + offset, actor, target, instrument))
        return drafts

    def _named(
        self,
        start: int,
        end: int,
        words: str,
        cues: list[tuple[int, int, str]],
        instruments: list[InstrumentDraft],
    ) -> str:
        """The instrument whose own cues stand in an action without cues of the unit's; else the primary one."""
        sizes: dict[str, int] = {}
        for left, right, name in cues:
            if start <= left and right <= end:
                target = self.codebook.translate(name, words[start:end]) if self._foreign else name
                if target is not None:
                    sizes[target] = sizes.get(target, 0) + right - left
        if len(sizes) > 1:
            return max(sizes, key=lambda name: (sizes[name], name))
        return next(iter(sizes)) if sizes else instruments[0].id


def _instrument_of(start: int, end: int, instruments: list[InstrumentDraft]) -> str | None:
    """The instrument with most cue characters inside the action, if any."""
    best: str | None = None
    most = 0
    for instrument in instruments:
        size = 0
        for left, right in instrument.cues:
            if start <= left and right <= end:
                size += right - left
        if size > most:
            best, most = instrument.id, size
    return best


def _rebuild(codebook: Codebook, model: LinearModel, threshold: float | None) -> StatementClassifier:
    return StatementClassifier(codebook=codebook, model=model, threshold=threshold)


def _choose(
    codebook: Codebook | str | Path | None, model: LinearModel | str | Path | None
) -> tuple[Codebook, LinearModel]:
    """The codebook to answer in and the model to ask."""
    if model is not None and not isinstance(model, LinearModel):
        model = LinearModel.load(model)
    if codebook is None:
        codebook = model.codebook if model is not None else "default"
    book = codebook if isinstance(codebook, Codebook) else Codebook.load(codebook)
    if model is None:
        model = LinearModel.shipped(book)
    if model is None and book.crosswalk:
        model = LinearModel.shipped(Codebook.load("default"))
    if model is None:
        model = baseline(book)
    if model.codebook.hash != book.hash and not book.crosswalk:
        raise ModelError(f"the model belongs to the codebook {model.codebook.id}, not to {book.id}")
    return book, model
