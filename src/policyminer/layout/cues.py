"""The cues of the page, read once from ``cues.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


def raw_cues(name: str = "cues.toml") -> tuple[dict[str, Any], ...]:
    """The rows of a cue file as written: id, pattern, examples, counterexamples.

    线索表的原始行:``raw_cues()[0]["id"] == "page_number"``。
    """
    text = files("policyminer.layout").joinpath(name).read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["cue"])


@cache
def cues(name: str = "cues.toml") -> MappingProxyType[str, re.Pattern[str]]:
    """The compiled patterns by id.

    按名称取编译好的线索:``cues()["date_line"].search("2023年5月8日")``。
    """
    return MappingProxyType({row["id"]: re.compile(row["pattern"] + row.get("guard", "")) for row in raw_cues(name)})
