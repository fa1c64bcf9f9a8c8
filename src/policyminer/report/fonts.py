"""A font for Chinese in pictures: one that is there already; nothing is installed or fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "DengXian",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Sarasa Gothic SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK TC",
    "Noto Serif CJK SC",
    "Songti SC",
    "SimSun",
    "AR PL UMing CN",
    "Arial Unicode MS",
)
"""Families with Chinese glyphs, those for screens first (Linux, macOS, Windows)."""

MISSING = (
    "no font with Chinese glyphs was found, so the .png pictures show boxes in place of Chinese; the .svg pictures "
    'keep their text as text and show it on any machine that has such a font. pip install "mplfonts" brings one.'
)


@cache
def chinese_font() -> str | None:
    """The family of a font with Chinese glyphs, or None; one of the package ``mplfonts`` counts where it is there."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    for family in FAMILIES:
        if family in known:
            return family
    for path in _packaged():
        font_manager.fontManager.addfont(str(path))
        return str(font_manager.FontProperties(fname=str(path)).get_name())
    return None


def _packaged() -> Iterator[Path]:
    spec = find_spec("mplfonts")
    if spec is not None and spec.origin is not None:
        yield from sorted(Path(spec.origin).parent.rglob("NotoSansCJK*Regular*.otf"))


def style(family: str | None) -> dict[str, Any]:
    """Settings of matplotlib for pictures with Chinese: text stays text in SVG, the same bytes for the same input."""
    from matplotlib import rcParams

    families = [family] if family else list(FAMILIES)
    return {
        "font.family": "sans-serif",
        "font.sans-serif": [*families, *rcParams["font.sans-serif"]] if family else rcParams["font.sans-serif"],
        "axes.unicode_minus": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "policyminer",
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
