"""The fast scorer gives what scikit-learn's decision function gives."""

from __future__ import annotations

import pickle
import random

import numpy as np
import pytest

from policyminer.codebooks import Codebook
from policyminer.learning.compose import ground, pack
from policyminer.learning.fit import Settings
from policyminer.learning.samples import Sample, example_samples
from policyminer.learning.training import describer_of
from policyminer.statements.model import LinearModel, ModelError, pack_bytes, quantize
from policyminer.statements.scorer import Matcher, Scorer

BOOK = Codebook.load("default")


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return list(example_samples(BOOK, describer_of(BOOK)))


def test_equals_the_decision_function(samples: list[Sample]) -> None:
    grounds = ground(BOOK, Settings(least=2), [sample.words for sample in samples])
    matrix = grounds.matrix(samples)
    weights = grounds.fit(samples, matrix)
    model = pack(weights, grounds.grams, BOOK, {}, {})
    matcher = Matcher(model.grams, grounds.matcher.lexicon)
    scorer = Scorer(model, matcher.patterns)
    values = scorer.values([(matcher.find(sample.view.words), sample.view.blocks) for sample in samples])
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
    lexicon = ground(BOOK, Settings(), []).matcher.lexicon
    matcher = Matcher(grams, lexicon)
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
    values = Scorer(model, matcher.patterns).values([(matcher.find(words), [[]]) for words in texts])
    assert np.abs(values - learned.decision_function(rows)).max() < 1e-9


def test_units_with_very_many_surfaces(samples: list[Sample]) -> None:
    grounds = ground(BOOK, Settings(least=1, grams=5000), [sample.words for sample in samples])
    matrix = grounds.matrix(samples)
    model = pack(grounds.fit(samples, matrix), grounds.grams, BOOK, {}, {})
    matcher = Matcher(model.grams, grounds.matcher.lexicon)
    found = matcher.find("".join(sample.words for sample in samples))
    assert len(found) > 600
    scorer = Scorer(model, matcher.patterns)
    known = [model.grams.index(word) for word in found if word in set(model.grams)]
    rows = np.frombuffer(model.gram_weights, "u1").reshape(len(model.grams), -1).astype(float) - 128
    expected = rows[known].sum(axis=0) * model.scale / len(known) ** 0.5 * model.gram_steps + model.bias
    assert np.abs(scorer.values([(found, [[]])])[0] - expected).max() < 1e-9


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
