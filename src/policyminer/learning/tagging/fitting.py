"""From examples to a tagger: the vocabulary, one conditional random field per kind, the types of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from policyminer.extractors.learned.evidence import BEYOND, OFFSETS, NgramEvidence, folded, offsets_of
from policyminer.extractors.learned.kinds import describe
from policyminer.extractors.learned.labels import NAMED
from policyminer.extractors.learned.layers import PLACES, features
from policyminer.extractors.learned.model import KINDS, Part, TaggerModel, quantized
from policyminer.learning.tagging.crf import Matrix, fit
from policyminer.learning.tagging.examples import Example
from policyminer.segmentation.grams import LONGEST, Ints, has_key

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the tagger learns.

    Parameters
    ----------
    least
        How often an n-gram or a class of a layer stands in the texts at least.
    kept
        How many n-grams are shipped: the weightiest of both kinds.
    penalty
        Per kind, see :func:`~policyminer.learning.tagging.crf.fit`.
    rounds, again
        Of L-BFGS with all n-grams, and then with those that are kept.
    """

    least: int = 4
    kept: int = 25_000
    penalty: tuple[float, float] = (4.0, 6.0)
    rounds: int = 60
    again: int = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """N-grams, single characters first, how often each stands in the texts, and where the features of each begin."""

    grams: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def begins(self) -> Ints:
        """The number of the first feature of each n-gram, and of all features at the end."""
        sizes = [len(offsets_of(gram)) for gram in self.grams]
        return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def vocabulary(texts: Sequence[str], least: int) -> Vocabulary:
    """The n-grams that stand often enough in texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        plain = "".join(map(chr, folded(text).tolist()))
        for size in range(1, LONGEST + 1):
            counts.update([plain[at : at + size] for at in range(len(plain) - size + 1)])
    often = [gram for gram, count in counts.items() if count >= least and "\n" not in gram[1:-1] and has_key(gram)]
    ordered = sorted(often, key=lambda gram: (len(gram) > 1, gram))
    return Vocabulary(tuple(ordered), tuple([counts[gram] for gram in ordered]))


def matrix(texts: Sequence[Example], words: Vocabulary, kind: str, classes: Mapping[str, int]) -> csr_matrix:
    """One row per character of all texts: the n-grams around it, then the layers of a kind."""
    begins = words.begins
    finder = NgramEvidence(words.grams, np.zeros((len(words.grams), len(OFFSETS), 1), dtype=np.float32))
    sizes = np.asarray([len(gram) for gram in words.grams])
    rows, columns = [], []
    first = 0
    for example in texts:
        size = len(example.reading.text)
        places, numbers = finder.found(folded(example.reading.text), size)
        for column, offset in enumerate(OFFSETS):
            said = (offset < sizes[numbers] + BEYOND) & (places + offset >= 0) & (places + offset < size)
            rows.append(places[said] + offset + first)
            columns.append(begins[numbers[said]] + column)
        at, found = features(example.layers[kind], classes, size)
        rows.append(at + first)
        columns.append(found + begins[-1])
        first += size
    where = (np.concatenate(rows), np.concatenate(columns))
    width = int(begins[-1]) + len(classes) * PLACES
    return csr_matrix((np.ones(len(where[0])), where), shape=(first, width))


def classes_of(texts: Sequence[Example], kind: str, least: int) -> dict[str, int]:
    """The classes of layers that stand often enough, numbered."""
    counts = Counter([name for example in texts for _, _, names in example.layers[kind] for name in names])
    return {name: number for number, name in enumerate(sorted(name for name in counts if counts[name] >= least))}


@dataclass(slots=True)
class Fitted:
    """The weights of one kind: per n-gram feature, per class and place, from label to label."""

    grams: Matrix
    layers: Matrix
    transitions: Matrix
    classes: dict[str, int]


def fit_kind(
    texts: Sequence[Example],
    words: Vocabulary,
    kind: str,
    settings: Settings,
    tell: Tell,
    begun: Fitted | None = None,
) -> Fitted:
    """A conditional random field for one kind, from zeros or from weights that are there already."""
    classes = classes_of(texts, kind, settings.least)
    right, sentences, first = [], [], 0
    for example in texts:
        right.append(example.right(kind))
        sentences += [(start + first, end + first) for start, end in example.sentences]
        first += len(example.reading.text)
    weights, transitions = fit(
        matrix(texts, words, kind, classes),
        np.concatenate(right),
        sentences,
        penalty=settings.penalty[KINDS.index(kind)],
        rounds=settings.rounds if begun is None else settings.again,
        begun=None if begun is None else (np.concatenate([begun.grams, begun.layers]), begun.transitions),
        tell=lambda step, loss: tell(f"{kind} {step}: {loss:.0f}") if step % 20 == 0 else None,
    )
    split = int(words.begins[-1])
    return Fitted(weights[:split], weights[split:], transitions, classes)


def weightiest(words: Vocabulary, fitted: Sequence[Fitted], kept: int) -> Ints:
    """The n-grams that say most in all texts together: their squared weights times how often they stand there.

    With 25,000 or 40,000 of 144,000 chosen so nothing changes on held-out texts; chosen by weight alone, 40,000 lose a
    point of F1.
    """
    begins = words.begins[:-1]
    said = np.max([np.add.reduceat((one.grams**2).sum(axis=1), begins) for one in fitted], axis=0)
    return np.sort(np.argsort(-said * np.asarray(words.counts), kind="stable")[:kept])


def narrowed(words: Vocabulary, chosen: Ints) -> Vocabulary:
    """Only some of the n-grams."""
    numbers = chosen.tolist()
    return Vocabulary(tuple([words.grams[at] for at in numbers]), tuple([words.counts[at] for at in numbers]))


def kept_of(words: Vocabulary, chosen: Ints, fitted: Fitted) -> Fitted:
    """The weights of some of the n-grams."""
    begins = words.begins
    rows = np.concatenate([np.arange(begins[at], begins[at + 1]) for at in chosen.tolist()])
    return Fitted(fitted.grams[rows], fitted.layers, fitted.transitions, fitted.classes)


def compose(
    texts: Sequence[Example], words: Vocabulary, fitted: Mapping[str, Fitted], card: Mapping[str, object]
) -> TaggerModel:
    """The model as it is shipped."""
    steps, columns, parts = [], [], {}
    for kind in KINDS:
        one = fitted[kind]
        whole, step = quantized(one.grams.astype(np.float32))
        steps.append(step)
        columns.append(whole)
        layers, layer_step = quantized(one.layers.astype(np.float32))
        types, known = typed(texts, kind)
        rows = tuple(tuple(round(float(value), 4) for value in row) for row in one.transitions)
        parts[kind] = Part(tuple(one.classes), layers.ravel(), layer_step, rows, types, known)
    weights = np.concatenate(columns, axis=1).ravel()
    assert len(weights) == int(words.begins[-1]) * len(KINDS) * len(NAMED)
    return TaggerModel(words.grams, weights, tuple(steps), parts, dict(card))


def typed(texts: Sequence[Example], kind: str) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    """The types of names, and what each feature of a name says for each."""
    seen, types = [], []
    for example in texts:
        for name in example.names[kind]:
            seen.append(dict.fromkeys(describe(example.reading.text, name.start, name.end), 1.0))
            types.append(name.type)
    if len(set(types)) < 2:
        return tuple(sorted(set(types))) or ("other",), {}
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(seen)
    often = np.flatnonzero(np.asarray(rows.sum(axis=0)).ravel() >= _OFTEN)
    model = LogisticRegression(C=_TRUST, max_iter=300, fit_intercept=False).fit(rows[:, often], types)
    names = vectorizer.get_feature_names_out()[often]
    known = model.coef_ if len(model.classes_) > 2 else np.concatenate([-model.coef_, model.coef_])
    weights = {
        str(name): tuple(round(float(value), 2) for value in column)
        for name, column in zip(names, known.T, strict=True)
        if np.abs(column).max() >= _SLIGHT
    }
    return tuple(map(str, model.classes_)), weights


_OFTEN = 3
_TRUST = 0.5
_SLIGHT = 0.15
