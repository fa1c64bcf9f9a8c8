"""版面:把报纸、公文的一页读成清洗后的正文与各部分,每字都能回到原文。

Layout: the parts of a page, repairs, the clean text and its alignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyminer.layout.model import (
        Author,
        DocumentMeta,
        LaidBlock,
        Layout,
        PaperNumber,
        Repair,
        SourceBlock,
        Trouble,
    )
    from policyminer.layout.page import analyse

__all__ = [
    "Author",
    "DocumentMeta",
    "LaidBlock",
    "Layout",
    "PaperNumber",
    "Repair",
    "SourceBlock",
    "Trouble",
    "analyse",
]


def __getattr__(name: str) -> object:
    """Load the parts on first use: reading the alignment alone needs none of them."""
    if name == "analyse":
        from policyminer.layout.page import analyse

        return analyse
    if name in __all__:
        from policyminer.layout import model

        return getattr(model, name)
    raise AttributeError(name)
