"""The keyword baseline: a linear model whose weights are the cues of the codebook, nothing learned.

Any codebook works with it at once; learning is compared with it.
"""

from __future__ import annotations

from policyminer.codebooks import Codebook
from policyminer.codebooks.codebook import AXES
from policyminer.statements.lexicon import build
from policyminer.statements.model import BLOCKS, LinearModel, pack_bytes, quantize

STATUSES = ("done", "ongoing", "planned")
_CUE, _MORE, _WEAK = 2.0, 1.0, 1.0
_HAND = {  # marker → output → weight, for what the cues of a codebook do not say
    "mark:done": {"status:done": 1.5},
    "mark:future": {"status:planned": 2.0, "role:target": 0.5},
    "mark:ongoing": {"status:ongoing": 1.0},
    "mark:duty": {"status:ongoing": 1.0, "role:procedural": 0.5},
    "mark:growth": {"role:achievement": 1.0},
    "mark:level": {"role:achievement": 0.5},
    "mark:first_means": {"role:measure": 2.0},
    "mark:first_result": {"role:achievement": 1.0},
    "mark:goal": {"role:target": 1.0},
    "mark:clause": {"role:procedural": 1.0},
    "mark:lack": {"role:problem": 0.5},
    "mark:prize": {"role:honour": 0.3},
    "mark:exhort": {"role:slogan": 0.5},
    "mark:spirit": {"role:background": 0.5},
    "mark:scene": {"role:event": 0.3},
}
_BIAS = {"role:measure": 1.0, "role:achievement": 0.5, "status:ongoing": 0.5}


def outputs(codebook: Codebook) -> tuple[str, ...]:
    """The outputs of a model of this codebook, in order."""
    names = [f"{axis}:{identifier}" for axis in AXES for identifier in codebook.ids(axis)]
    return tuple(names + [f"status:{name}" for name in STATUSES])


def baseline(codebook: Codebook) -> LinearModel:
    """The model that knows nothing but the codebook.

    只凭编码表线索的基线模型。
    """
    lexicon, names = build(codebook), outputs(codebook)
    index = lexicon.index()
    rows = [[0.0] * len(names) for _ in range(len(BLOCKS) * len(lexicon.names))]
    for column, output in enumerate(names):
        identifier = output.partition(":")[2]
        for kind, weight in (("cue", _CUE), ("more", _MORE), ("weak", _WEAK)):
            if (at := index.get(f"{kind}:{identifier}")) is not None:
                rows[at][column] = weight
        for marker, weights in _HAND.items():
            rows[index[marker]][column] += weights.get(output, 0.0)
    numbers, steps = quantize(rows, 127)
    bias = tuple([_BIAS.get(name, -1.5 if name.startswith("instrument:") else 0.0) for name in names])
    return LinearModel(
        codebook,
        names,
        (),
        lexicon.names,
        1.0,
        b"",
        pack_bytes(numbers),
        (1.0,) * len(names),
        tuple(steps),
        bias,
        {"role": (1.0,), "theme": (1.0,), "status": (1.0,), "instrument": (1.0, 0.0)},
        {"kind": "keyword baseline"},
    )
