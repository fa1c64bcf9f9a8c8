"""The statement classifier: role, status, instruments, theme and actions of every unit."""

from __future__ import annotations

from collections.abc import Sequence
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
from policyminer.statements.decisions import Floats, Outputs, sigmoid, softmax, theme_shares
from policyminer.statements.evidence import Evidence
from policyminer.statements.features import Describer, View
from policyminer.statements.lexicon import build
from policyminer.statements.model import LinearModel, ModelError
from policyminer.statements.order import NOWHERE, ordered
from policyminer.statements.scorer import Matcher, Scorer


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
        matcher = Matcher(self.model.grams, build(self.model.codebook))
        if matcher.lexicon.names != self.model.names:
            raise ModelError("the model was trained with other features than this version has; train it again")
        self._describer = Describer(matcher)
        self._scorer = Scorer(self.model, matcher.patterns)
        self._evidence = Evidence(self.model.codebook, self._scorer)
        self._outputs = Outputs.of(self.model.outputs)
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
        if not views:
            return []
        codes = self._codes(self._scorer.values([(view.found, view.blocks) for view in views]))
        bodies = sorted([span for organization in organizations for span in organization.mentions])
        drafts: list[StatementDraft] = []
        at = 0
        for number, view in enumerate(views):
            start = reading.units[number].start
            while at < len(bodies) and bodies[at][0] < start:
                at += 1
            stop = at
            while stop < len(bodies) and bodies[stop][1] <= start + len(view.words):
                stop += 1
            inside = [(left - start, right - start) for left, right in bodies[at:stop]]
            drafts.append(self._draft(number, start, view, codes, inside))
        return drafts

    def scores(self, words: str) -> dict[str, float]:
        """The calibrated score of every output for a sentence without a text around it."""
        view = self._describer.single(words)
        codes = self._codes(self._scorer.values([(view.found, view.blocks)]))
        result: dict[str, float] = {}
        for axis, shares in codes.items():
            result |= {f"{axis}:{name}": shares[0][at] for at, name in enumerate(self._outputs.names[axis])}
        return result

    def _codes(self, values: Floats) -> dict[str, list[list[float]]]:
        """Calibrated scores by axis, unit and category."""
        parts, calibration = self._outputs.parts, self.model.calibration
        slope, shift = calibration.get("instrument") or (1.0, 0.0)
        context = calibration.get("context") or ()
        scores = {
            axis: softmax(values[:, parts[axis]] / (calibration.get(axis) or (1.0,))[0]) for axis in ("role", "status")
        }
        scores["theme"] = theme_shares(values[:, parts["theme"]], context, (calibration.get("theme") or (1.0,))[0])
        scores["instrument"] = sigmoid(slope * values[:, parts["instrument"]] + shift)
        return {axis: part.tolist() for axis, part in scores.items()}

    def _best(self, axis: str, codes: dict[str, list[list[float]]], number: int) -> tuple[str | None, float]:
        scores = codes[axis][number]
        if not scores:
            return None, 1.0
        top = max(scores)
        return self._outputs.names[axis][scores.index(top)], round(top, 4)

    def _draft(
        self, number: int, offset: int, view: View, codes: dict[str, list[list[float]]], bodies: list[Span]
    ) -> StatementDraft:
        role, score = self._best("role", codes, number)
        theme, theme_score = self._best("theme", codes, number)
        if self._foreign and theme is not None:
            theme = self.codebook.translate(theme, view.words)
        draft = StatementDraft(
            unit=number,
            role=role or "measure",
            role_score=score,
            theme=(theme, theme_score) if theme and theme_score >= self._least_theme else None,
            status=None,
            instruments=[],
            actions=[],
            rule=self._rule,
        )
        if draft.role == "measure":
            draft.status = self._best("status", codes, number)[0] or "ongoing"
            draft.instruments = self._instruments(codes["instrument"][number], offset, view)
            draft.actions = self._actions(offset, view, bodies, draft.instruments)
        return draft

    def _instruments(self, scores: list[float], offset: int, view: View) -> list[InstrumentDraft]:
        """Those above the thresholds, primary first."""
        least = min(self._first, self._further)
        ranked = sorted([(-score, at) for at, score in enumerate(scores) if score >= least])
        if not ranked or -ranked[0][0] < self._first:
            return []
        said: list[tuple[str, float, float]] = []
        cues: dict[str, list[Span]] = {}
        for place, (negative, at) in enumerate(ranked):
            if place and -negative < self._further:
                break
            name = self._outputs.names["instrument"][at]
            cues[name] = self._evidence.spans("instrument", name, view.words, view.found)
            said.append((name, -negative, cues[name][0][0] / len(view.words) if cues[name] else NOWHERE))
        found: dict[str, InstrumentDraft] = {}
        for name, score, _ in ordered(said, self.model.codebook.precedence):
            spans = [(start + offset, end + offset) for start, end in cues[name]]
            target = self.codebook.translate(name, view.words) if self._foreign else name
            if target is not None:
                found.setdefault(target, InstrumentDraft(target, round(score, 4), spans))
        return list(found.values())

    def _actions(
        self, offset: int, view: View, bodies: list[Span], instruments: list[InstrumentDraft]
    ) -> list[ActionDraft]:
        found = find_actions(view.words, view.found, bodies)
        cues = self._evidence.places(view.words, view.found) if len(found) > 1 else []
        drafts: list[ActionDraft] = []
        for action in found:
            instrument = _instrument_of(action.start + offset, action.end + offset, instruments)
            if instrument is None:
                instrument = self._named(action.start, action.end, view.words, cues, instruments)
            actor, target = _moved(action.actor, offset), _moved(action.object, offset)
            drafts.append(ActionDraft(action.start + offset, action.end + offset, actor, target, instrument))
        return drafts

    def _named(
        self,
        start: int,
        end: int,
        words: str,
        cues: list[tuple[int, int, str]],
        instruments: list[InstrumentDraft],
    ) -> str | None:
        """The instrument whose own cues stand in an action without cues of the unit's; else the primary one."""
        sizes: dict[str, int] = {}
        for left, right, name in cues:
            if start <= left and right <= end:
                target = self.codebook.translate(name, words[start:end]) if self._foreign else name
                if target is not None:
                    sizes[target] = sizes.get(target, 0) + right - left
        if sizes and instruments:
            return max(sizes, key=lambda name: (sizes[name], name))
        return instruments[0].id if instruments else None


def _instrument_of(start: int, end: int, instruments: list[InstrumentDraft]) -> str | None:
    """The instrument with most cue characters inside the action, if any."""
    best: str | None = None
    most = 0
    for instrument in instruments:
        size = sum([right - left for left, right in instrument.cues if start <= left and right <= end])
        if size > most:
            best, most = instrument.id, size
    return best


def _moved(span: Span | None, offset: int) -> Span | None:
    return None if span is None else (span[0] + offset, span[1] + offset)


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
