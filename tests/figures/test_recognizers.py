"""The Chinese cases of Recognizers-Text, where they are at hand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import recognizers

SHARED = Path(os.environ.get("POLICYMINER_SHARED", Path(__file__).parents[2].parent / "shared"))
FOLDER = SHARED / "data" / "recognizers_zh"
FLOORS = {
    "Number_Chinese_NumberModel": 0.95,
    "Number_Chinese_PercentModel": 0.95,
    "Number_Chinese_NumberRangeModel": 0.9,
    "NumberWithUnit_Chinese_CurrencyModel": 0.9,
    "NumberWithUnit_Chinese_DimensionModel": 0.85,
}


@pytest.mark.skipif(not FOLDER.exists(), reason="shared data are not here")
@pytest.mark.parametrize("model", sorted(recognizers.CHECKS))
def test_model(model: str) -> None:
    result = recognizers.run(FOLDER, model)[model]
    assert result.rate >= FLOORS.get(model, 0.9), result.failed[:5]
