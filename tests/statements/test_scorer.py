"""The fast scorer gives what scikit-learn's decision function gives."""

from __future__ import annotations

import pickle
import random

import numpy as np
import pytest

from policyminer.codebooks import Codebook
from policyminer.layout import analyse
from policyminer.learning.compose import ground, pack
from policyminer.learning.fit import Settings
from policyminer.learning.samples import Sample, example_samples
from policyminer.learning.training import describer_of
from policyminer.statements.described import View, of_views
from policyminer.statements.features import Describer
from policyminer.statements.lexicon import BEGIN, END, build
from policyminer.statements.model import LinearModel, ModelError, pack_bytes, quantize
from policyminer.statements.scorer import Scorer
from policyminer.statements.surfaces import SurfaceFinder

BOOK = Codebook.load("default")


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return list(example_samples(BOOK, describer_of(BOOK)))


def test_equals_the_decision_function(samples: list[Sample]) -> None:
    grounds = ground(BOOK, Settings(least=2), [sample.words for sample in samples])
    matrix = grounds.matrix(samples)
    weights = grounds.fit(samples, matrix)
    model = pack(weights, grounds.grams, BOOK, {}, {})
    finder = SurfaceFinder(build(BOOK))
    values = Scorer(model).score(of_views([sample.view for sample in samples], finder)).values
    assert np.abs(values - weights.decision(matrix)).max() < 0.25  # rounding to one byte
    gram_rows = np.frombuffer(model.gram_weights, "u1").reshape(len(model.grams), -1).astype(float) - 128
    rows = np.frombuffer(model.feature_weights, "u1").reshape(-1, len(model.outputs)).astype(float) - 128
    weights.coefficients = np.concatenate([gram_rows * model.gram_steps, rows * model.feature_steps]).T
    weights.bias = np.asarray(model.bias)
    assert np.abs(values - weights.decision(matrix)).max() < 1e-9  # the same function, exactly


def test_equals_logistic_regression() -> None:
    from sklearn.linear_model import LogisticRegression

    draw = random.Random(7)
    grams = ["".join(draw.choice("甲乙丙丁戊己庚辛") for _ in range(2)) for _ in range(40)]
    grams = list(dict.fromkeys(grams))
    texts = ["".join(draw.choice("甲乙丙丁戊己庚辛") for _ in range(draw.randint(2, 30))) for _ in range(80)]
    names = ("role:measure", "role:slogan", "role:target")
    lexicon = build(BOOK)
    rows = np.zeros((len(texts), len(grams)))
    for number, words in enumerate(texts):
        found = [index for index, gram in enumerate(grams) if gram in words]
        rows[number, found] = 4.0 / max(1, len(found)) ** 0.5
    learned = LogisticRegression().fit(rows, [number % 3 for number in range(len(texts))])
    numbers, steps = quantize(learned.coef_.T.tolist(), 127)
    learned.coef_ = np.asarray(numbers).T * np.asarray(steps)[:, None]
    none = [[0] * 3 for _ in range(6 * len(lexicon.names))]
    model = LinearModel(
        BOOK, names, tuple(grams), lexicon.names, 4.0, pack_bytes(numbers), pack_bytes(none),
        tuple(steps), (1.0, 1.0, 1.0), tuple(learned.intercept_.tolist()),
    )  # fmt: skip
    values = Scorer(model).score(Describer(SurfaceFinder(lexicon)).sentences(texts)).values
    assert np.abs(values - learned.decision_function(rows)).max() < 1e-9


def test_units_with_very_many_surfaces(samples: list[Sample]) -> None:
    grounds = ground(BOOK, Settings(least=1, grams=5000), [sample.words for sample in samples])
    matrix = grounds.matrix(samples)
    model = pack(grounds.fit(samples, matrix), grounds.grams, BOOK, {}, {})
    whole = "".join(sample.words for sample in samples)
    known = [at for at, gram in enumerate(model.grams) if gram in f"{BEGIN}{whole}{END}"]
    assert len(known) > 600
    rows = np.frombuffer(model.gram_weights, "u1").reshape(len(model.grams), -1).astype(float) - 128
    expected = rows[known].sum(axis=0) * model.scale / len(known) ** 0.5 * model.gram_steps + model.bias
    none: list[list[int]] = [[]] * 6
    views = [View(whole, [], tuple(none))]
    assert np.abs(Scorer(model).score(of_views(views, SurfaceFinder(build(BOOK)))).values[0] - expected).max() < 1e-9


def test_texts_with_rows_of_every_kind(samples: list[Sample]) -> None:
    """A text scored as a whole gives what its units give one by one, with their context."""
    grounds = ground(BOOK, Settings(least=2), [sample.words for sample in samples])
    model = pack(grounds.fit(samples, grounds.matrix(samples)), grounds.grams, BOOK, {}, {})
    describer, scorer = Describer(SurfaceFinder(build(BOOK))), Scorer(model)
    lines = [
        "# 云溪县产业规划",
        "一、总体要求",
        "设立专项资金。",
        "加快建设园区,给予补贴。",
        "二、保障措施",
        "健全考核机制。",
    ]
    text = "\n\n".join(lines)
    described = describer.describe(analyse(text).reading)
    assert described.units >= 5 and len(described.words) > described.units
    apart = scorer.score(of_views(list(described.views()), describer.finder)).values
    assert np.abs(scorer.score(described).values - apart).max() < 1e-9


def test_model_file(tmp_path_factory: pytest.TempPathFactory, samples: list[Sample]) -> None:
    path = tmp_path_factory.mktemp("model") / "m.json"
    grounds = ground(BOOK, Settings(least=3), [sample.words for sample in samples])
    model = pack(grounds.fit(samples, grounds.matrix(samples)), grounds.grams, BOOK, {"role": (1.5,)}, {"kind": "t"})
    model.save(path)
    assert LinearModel.load(path) == model
    assert pickle.loads(pickle.dumps(model)) == model
    text = path.read_text("utf-8")
    for broken in ("", "{}", text.replace("policyminer.statements/1", "x"), text.replace(BOOK.hash, "0" * 64)):
        path.write_text(broken, "utf-8")
        with pytest.raises(ModelError):
            LinearModel.load(path)
