"""Bodies known by name: one file per kind, the short name with the full one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct

_FILES = (
    "state", "abroad", "international", "parties", "military", "universities", "schools", "media", "teams", "finance",
    "companies", "listed", "makers",
)  # fmt: skip


class Entry(Struct, frozen=True, gc=False):
    """A fixed form: as written, its full form, type, and what kind of entry it is.

    固定写法:``Entry("人社局", "人力资源和社会保障局", "government", "department")``。
    """

    word: str
    full: str
    type: str
    kind: str


@cache
def load_known() -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Names that stand for themselves, and names that are also words and need proof beside them.

    知名机构:``皇马=皇家马德里``;带 ``!`` 的也是普通词,要上下文佐证。
    """
    firm: list[Entry] = []
    weak: list[Entry] = []
    for name in _FILES:
        kind, type_ = "central" if name == "state" else "known", "other"
        text = files("policyminer.extractors.organizations").joinpath("data", "known", name + ".txt")
        for line in text.read_text(encoding="utf-8").splitlines():
            if line.startswith("# type:"):
                type_ = line[7:].strip()
            if line.startswith("#"):
                continue
            for item in line.split():
                word, _, full = item.partition("=")
                proof = word.endswith("!")
                word = word.rstrip("!")
                entry = Entry(word, full or word, type_, "company" if type_ == "company" else kind)
                (weak if proof else firm).append(entry)
    return tuple(firm), tuple(weak)
