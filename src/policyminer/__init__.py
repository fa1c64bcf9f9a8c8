"""policyminer: figures, organizations, initiatives and policy measures from Chinese government texts.

政策文本挖掘:把政府新闻与政策文件变成可统计、可核对的记录。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policyminer.evaluation import evaluate
    from policyminer.extractors.figures import find_numbers, find_periods, find_quantities
    from policyminer.output import frames, write
    from policyminer.pipeline.miner import Miner, load
    from policyminer.records.article import Article
    from policyminer.source.read import read

__version__ = "0.1.0"

_WHERE = {
    "Article": "policyminer.records.article",
    "Miner": "policyminer.pipeline.miner",
    "evaluate": "policyminer.evaluation",
    "find_numbers": "policyminer.extractors.figures",
    "find_periods": "policyminer.extractors.figures",
    "find_quantities": "policyminer.extractors.figures",
    "frames": "policyminer.output",
    "load": "policyminer.pipeline.miner",
    "read": "policyminer.source.read",
    "write": "policyminer.output",
}

__all__ = [
    "Article",
    "Miner",
    "__version__",
    "evaluate",
    "find_numbers",
    "find_periods",
    "find_quantities",
    "frames",
    "load",
    "read",
    "write",
]


def __getattr__(name: str) -> Any:
    """Names are imported when they are first used, so that ``import policyminer`` costs nothing."""
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
