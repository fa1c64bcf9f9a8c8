"""The loss is scikit-learn's; shares, first ones, the network and the second round do what they say."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from policyminer.codebooks import Codebook
from policyminer.learning.compose import ground, lightened
from policyminer.learning.fit import Settings
from policyminer.learning.logistic import Targets, logistic
from policyminer.learning.network import Network, Shape
from policyminer.learning.samples import Sample, example_samples
from policyminer.learning.training import describer_of
from policyminer.statements.model import LinearModel

BOOK = Codebook.load("default")


def drawn(many: int = 300, columns: int = 12, kinds: int = 3) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    random = np.random.default_rng(3)
    rows = (random.random((many, columns)) < 0.3).astype(np.float32)
    labels = (rows @ random.standard_normal((columns, kinds)) + random.standard_normal((many, kinds))).argmax(axis=1)
    return rows, labels


def choice(labels: NDArray[np.int64], kinds: int) -> Targets:
    many = len(labels)
    return Targets(np.arange(many), np.eye(kinds, dtype=np.float32)[labels], np.ones(many, dtype=np.float32))


def test_sure_labels_give_what_scikit_learn_gives() -> None:
    rows, labels = drawn()
    theirs = LogisticRegression(C=0.7, tol=1e-8, max_iter=2000).fit(rows, labels)
    none = np.zeros((len(rows), 0), dtype=np.float32)
    ours = logistic(csr_matrix(rows), none, choice(labels, 3), np.ones((12, 3), dtype=np.float32), 0.7)
    values = rows @ ours.sparse + ours.bias
    values -= values.mean(axis=1, keepdims=True)
    wanted = theirs.decision_function(rows)
    assert np.abs(values - (wanted - wanted.mean(axis=1, keepdims=True))).max() < 0.03


def test_shares_lie_between_their_labels() -> None:
    rows = csr_matrix(np.ones((4, 1), dtype=np.float32))
    shares = np.asarray([[0.75, 0.25]] * 4, dtype=np.float32)
    targets = Targets(np.arange(4), shares, np.full(4, 500, dtype=np.float32))
    none = np.zeros((4, 0), dtype=np.float32)
    found = logistic(rows, none, targets, np.ones((1, 2), dtype=np.float32), 10.0)
    values = found.sparse[0] + found.bias
    assert 1 / (1 + np.exp(values[1] - values[0])) == pytest.approx(0.75, abs=0.01)


def test_the_first_of_several_is_ahead() -> None:
    many = 60
    shares = np.ones((many, 2), dtype=np.float32)
    leading = np.asarray([[1, 0]] * many, dtype=np.float32)
    targets = Targets(np.arange(many), shares, np.ones(many, dtype=np.float32), leading)
    rows, none = csr_matrix(np.ones((many, 1), dtype=np.float32)), np.zeros((many, 0), dtype=np.float32)
    found = logistic(rows, none, targets, np.ones((1, 2), dtype=np.float32), 1.0)
    values = found.sparse[0] + found.bias
    assert values[0] > values[1] > 0


def test_freedom_leaves_columns_out() -> None:
    rows, labels = drawn()
    freedom = np.ones((12, 3), dtype=np.float32)
    freedom[4] = 0
    none = np.zeros((len(rows), 0), dtype=np.float32)
    assert not logistic(csr_matrix(rows), none, choice(labels, 3), freedom, 1.0).sparse[4].any()


def test_a_network_sees_what_no_linear_model_can() -> None:
    rows = np.asarray([[1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1]] * 100, dtype=np.float32)
    labels = np.asarray([0, 1, 1, 0] * 100)
    network = Network(4, 2, Shape(hidden=32, epochs=40, drop_columns=0.0, drop_hidden=0.1, pace=0.02))
    network.teach(csr_matrix(rows), [choice(labels, 2)])
    assert (network.values(csr_matrix(rows)).argmax(axis=1) == labels).all()
    again = Network(4, 2, Shape(hidden=32, epochs=40, drop_columns=0.0, drop_hidden=0.1, pace=0.02))
    again.teach(csr_matrix(rows), [choice(labels, 2)])
    assert np.array_equal(network.values(csr_matrix(rows)), again.values(csr_matrix(rows)))  # the same every time


def test_units_without_labels_give_weights_to_their_words() -> None:
    samples = list(example_samples(BOOK, describer_of(BOOK)))
    describer = describer_of(BOOK)
    words = [f"设立{name}专项资金,对企业给予补贴。" for name in ("珊瑚", "云杉", "麋鹿", "雪莲")] * 3
    loose = [Sample(text, describer.single(text), "beside", "unlabelled") for text in words]
    grounds = ground(BOOK, Settings(least=2), [sample.words for sample in [*samples, *loose]])
    matrix, beside = grounds.matrix(samples), grounds.matrix(loose)
    gram = grounds.grams.index("珊瑚")
    assert not grounds.fit(samples, matrix).coefficients[:, gram].any()
    taught = grounds.fit(samples, matrix, beside)
    assert taught.coefficients[:, gram].any()
    assert set(taught.missing) == {"status:done", "status:ongoing", "status:planned"}


def test_a_lighter_model_keeps_what_weighs() -> None:
    model = LinearModel.shipped(BOOK)
    assert model is not None
    light = lightened(model, 100)
    assert len(light.grams) == 100 and set(light.grams) <= set(model.grams)
    assert len(light.gram_weights) == 100 * len(model.outputs)
    assert all(_weights(light, gram) == _weights(model, gram) for gram in light.grams[:3])
    left = [gram for gram in model.grams[:50] if gram not in light.grams]
    least = min([_size(_weights(light, gram)) for gram in light.grams])
    assert left and all(_size(_weights(model, gram)) <= least for gram in left)
    assert lightened(model, len(model.grams)) is model


def _weights(model: LinearModel, gram: str) -> list[float]:
    width, at = len(model.outputs), model.grams.index(gram)
    row = model.gram_weights[at * width : (at + 1) * width]
    return [(weight - 128) * step for weight, step in zip(row, model.gram_steps, strict=True)]


def _size(weights: list[float]) -> float:
    return sum([weight**2 for weight in weights])
