"""The statement classifier: role, status, instruments, theme and actions of every unit."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from pathlib import Path

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
from policyminer.statements.actions import find_actions
from policyminer.statements.baseline import baseline
from policyminer.statements.evidence import Evidence
from policyminer.statements.features import Describer, View
from policyminer.statements.lexicon import build
from policyminer.statements.model import LinearModel, ModelError
from policyminer.statements.scorer import Matcher, Scorer, Sums
from policyminer.statements.themes import Shares, Surroundings, shares

_MEASURE = "role:measure"


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
        self.codebook, self.model, self._crosswalk = _choose(codebook, model)
        self.threshold = threshold
        matcher = Matcher(self.model.grams, build(self.model.codebook))
        if matcher.lexicon.names != self.model.names:
            raise ModelError("the model was trained with other features than this version has; train it again")
        self._describer = Describer(matcher)
        self._scorer = Scorer(self.model, matcher.patterns)
        self._evidence = Evidence(self.model.codebook, self._scorer)
        self._slices = {axis: _slice(self.model.outputs, axis) for axis in ("role", "status", "instrument", "theme")}
        self._names = {
            axis: [name.partition(":")[2] for name in self.model.outputs[part]] for axis, part in self._slices.items()
        }
        self._temperature = {
            axis: (self.model.calibration.get(axis) or (1.0,))[0] for axis in ("role", "status", "theme")
        }
        slope = self.model.calibration.get("instrument") or (1.0, 0.0)
        self._slope, self._shift = slope[0], slope[1]
        context = self.model.calibration.get("context") or (0.0, 0.0)
        self._context = (context[0], context[1])
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
        views = self._describer.views(reading, figures, organizations, initiatives)
        scorer, part = self._scorer, self._slices["theme"]
        sums = [scorer.sums(view.found, view.blocks) for view in views]
        themes = [shares(scorer.values(unit, part)) for unit in sums]
        around = Surroundings(themes, self._context, self._temperature["theme"])
        bodies = sorted([span for organization in organizations for span in organization.mentions])
        drafts: list[StatementDraft] = []
        at = 0
        for number, view in enumerate(views):
            unit = reading.units[number]
            while at < len(bodies) and bodies[at][0] < unit.start:
                at += 1
            stop = at
            while stop < len(bodies) and bodies[stop][1] <= unit.start + len(view.words):
                stop += 1
            inside = [(start - unit.start, end - unit.start) for start, end in bodies[at:stop]]
            drafts.append(self._draft(number, unit.start, view, sums[number], self._theme(around, number), inside))
        return drafts

    def scores(self, words: str) -> dict[str, float]:
        """The calibrated score of every output for a sentence without a text around it."""
        view = self._describer.single(words)
        logits = self._scorer.logits(view.found, view.blocks)
        result: dict[str, float] = {}
        for axis in ("role", "status"):
            values = _softmax(logits[self._slices[axis]], self._temperature[axis])
            result |= {f"{axis}:{name}": value for name, value in zip(self._names[axis], values, strict=True)}
        own: Shares = shares(logits[self._slices["theme"]])
        result |= {f"theme:{self._names['theme'][place]}": share for place, share in own.items()}
        values = [self._probability(value) for value in logits[self._slices["instrument"]]]
        return result | {f"instrument:{n}": v for n, v in zip(self._names["instrument"], values, strict=True)}

    def _theme(self, around: Surroundings, number: int) -> tuple[str, float] | None:
        best = around.best(number)
        if best is None or best[1] < self._least_theme:
            return None
        return self._names["theme"][best[0]], round(best[1], 4)

    def _draft(
        self, number: int, offset: int, view: View, sums: Sums, theme: tuple[str, float] | None, bodies: list[Span]
    ) -> StatementDraft:
        role, score = self._best("role", sums)
        draft = StatementDraft(
            unit=number,
            role=role or "measure",
            role_score=score,
            theme=theme,
            status=None,
            instruments=[],
            actions=[],
            rule=self._rule,
        )
        if draft.role == "measure":
            draft.status = self._best("status", sums)[0] or "ongoing"
            draft.instruments = self._instruments(sums, offset, view)
            draft.actions = self._actions(offset, view, bodies, draft.instruments)
        return draft

    def _best(self, axis: str, sums: Sums) -> tuple[str | None, float]:
        values = self._scorer.values(sums, self._slices[axis])
        if not values:
            return None, 1.0
        top = max(values)
        temperature = self._temperature[axis]
        total = sum([exp((value - top) / temperature) for value in values])
        return self._names[axis][values.index(top)], round(1.0 / total, 4)

    def _probability(self, logit: float) -> float:
        value = self._slope * logit + self._shift
        return 1.0 / (1.0 + exp(-value)) if value > -60.0 else 0.0

    def _instruments(self, sums: Sums, offset: int, view: View) -> list[InstrumentDraft]:
        values = self._scorer.values(sums, self._slices["instrument"])
        ranked = sorted([(-value, index) for index, value in enumerate(values)])
        found: dict[str, InstrumentDraft] = {}
        for place, (value, index) in enumerate(ranked):
            score = self._probability(-value)
            if score < (self._further if place else self._first):
                break
            name = self._names["instrument"][index]
            cues = self._evidence.spans("instrument", name, view.words, view.found)
            spans = [(start + offset, end + offset) for start, end in cues]
            for target in self._crosswalk.get(name, ()) if self._crosswalk is not None else (name,):
                found.setdefault(target, InstrumentDraft(target, round(score, 4), spans))
        return list(found.values())

    def _actions(
        self, offset: int, view: View, bodies: list[Span], instruments: list[InstrumentDraft]
    ) -> list[ActionDraft]:
        drafts: list[ActionDraft] = []
        for action in find_actions(view.words, view.found, bodies):
            drafts.append(
                ActionDraft(
                    action.start + offset,
                    action.end + offset,
                    _moved(action.actor, offset),
                    _moved(action.object, offset),
                    _instrument_of(action.start + offset, action.end + offset, instruments),
                )
            )
        return drafts


def _instrument_of(start: int, end: int, instruments: list[InstrumentDraft]) -> str | None:
    """The instrument with most cue characters inside the action, else the primary one."""
    best, most = (instruments[0].id if instruments else None), 0
    for instrument in instruments:
        size = sum([right - left for left, right in instrument.cues if start <= left and right <= end])
        if size > most:
            best, most = instrument.id, size
    return best


def _moved(span: Span | None, offset: int) -> Span | None:
    return None if span is None else (span[0] + offset, span[1] + offset)


def _softmax(values: list[float], temperature: float) -> list[float]:
    top = max(values, default=0.0)
    powers = [exp((value - top) / temperature) for value in values]
    total = sum(powers) or 1.0
    return [power / total for power in powers]


def _slice(outputs: Sequence[str], axis: str) -> slice:
    places = [index for index, name in enumerate(outputs) if name.startswith(axis + ":")]
    return slice(places[0], places[-1] + 1) if places else slice(0, 0)


def _rebuild(codebook: Codebook, model: LinearModel, threshold: float | None) -> StatementClassifier:
    return StatementClassifier(codebook=codebook, model=model, threshold=threshold)


Crosswalk = dict[str, tuple[str, ...]]


def _choose(
    codebook: Codebook | str | Path | None, model: LinearModel | str | Path | None
) -> tuple[Codebook, LinearModel, Crosswalk | None]:
    """The codebook to answer in, the model to ask, and the way between them if they differ."""
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
    if model.codebook.hash == book.hash:
        return book, model, None
    if not book.crosswalk:
        raise ModelError(f"the model belongs to the codebook {model.codebook.id}, not to {book.id}")
    return book, model, dict(book.crosswalk)
