"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import policyminer

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "corpora" / "articles"


@pytest.fixture(scope="session")
def miner() -> policyminer.Miner:
    """One miner for all tests; it holds no state between articles."""
    return policyminer.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real texts and public data beside the project; tests that need them skip where they are absent."""
    folder = Path(os.environ.get("POLICYMINER_SHARED", ROOT / ".." / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip("no real texts at hand (POLICYMINER_SHARED)")
    return folder
