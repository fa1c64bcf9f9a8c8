"""The words of ``counted.toml``: what stands inside and at the end of the names of what is counted."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


class Counted:
    """The words, ready to be looked up.

    被计数事物的名称用词:``生态价值转化示范品牌``、``老旧小区|改造``。
    """

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("counted.toml").read_text("utf-8")
        table = tomllib.loads(content)
        self.composed = re.compile(f"[^，。、；“”0-9]{{0,8}}?(?:{_either(table['composed'])})")
        self.papers = re.compile(f"[^，。、；“”0-9]{{0,4}}?(?:{_either(table['papers'])})")
        self.purpose = re.compile(f"(?:{_either(table['purposes'])})")
        self.complete = frozenset(table["complete"].split())
        acts = table["acts"].split()
        self.act_ends = frozenset(word[-1] for word in acts)
        self.act = re.compile(rf"(?:{_either(table['manners'])})?(?:{_either(table['acts'])})(?:工作|任务)?$")
        self.things = {unit: tuple(words.split()) for unit, words in table["things"].items()}


@cache
def counted() -> Counted:
    """The packaged words."""
    return Counted()


def _either(words: str) -> str:
    return "|".join(sorted(set(words.split()), key=lambda word: (-len(word), word)))
