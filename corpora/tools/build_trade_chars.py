"""Make the table of characters that company names are made of from the public list of short company names.

    python corpora/tools/build_trade_chars.py NAMES.txt src/policyminer/extractors/organizations/data/trade_chars.tsv

The list is wainshine/Company-Names-Corpus (Company-Shorter-Form, 2022-11-30, Apache-2.0): noisy, so only counted, never
shipped. Ordinary words are those of two and three characters of jieba's dictionary (MIT), weighted by the root of their
frequency.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

import jieba

ENDINGS = (
    "集团 科技 股份 控股 传媒 机械 电子 食品 药业 物流 装饰 家居 实业 投资 文化 教育 信息 网络 软件 医药 生物 "
    "环保 能源 新能源 新材 材料 重工 电气 电器 化工 汽车 服饰 建设 建材 置业 地产 商贸 贸易"
).split()
HAN = re.compile("[\u4e00-\u9fff]+$")
HEADER = """\
# How much more often a character begins (second column) or continues (third) a company's trade name than an
# ordinary word, in tenths of natural logarithms. Counted 2026-11 from the short names of companies in
# wainshine/Company-Names-Corpus (Company-Shorter-Form, 2022-11-30, Apache-2.0), endings such as 科技 and 集团 left
# off, words of the general dictionary of jieba (MIT) left out, against the words of two and three characters of it.
# Made by corpora/tools/build_trade_chars.py.
"""
LIMIT = 60


def stem(name: str) -> str:
    """A name without the word that says the trade."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            name = name[: -len(ending)]
    return name


def dictionary() -> dict[str, float]:
    """Words of two and three characters with the root of their frequency."""
    found: dict[str, float] = {}
    with Path(jieba.get_dict_file().name).open(encoding="utf-8") as file:
        for line in file:
            word, count, *_ = line.split()
            if 2 <= len(word) <= 3 and HAN.match(word):
                found[word] = math.sqrt(float(count))
    return found


def main(source: Path, target: Path) -> None:
    """Count and write."""
    ordinary = dictionary()
    heads: Counter[str] = Counter()
    rests: Counter[str] = Counter()
    for line in source.read_text("utf-8-sig").splitlines():
        name = stem(line.strip())
        if HAN.match(name) and 2 <= len(name) <= 3 and name not in ordinary:
            heads[name[0]] += 1
            rests.update(name[1:])
    plain_heads: Counter[str] = Counter()
    plain_rests: Counter[str] = Counter()
    for word, weight in ordinary.items():
        plain_heads[word[0]] += weight  # type: ignore[assignment]
        for char in word[1:]:
            plain_rests[char] += weight  # type: ignore[assignment]
    first = odds(heads, plain_heads)
    later = odds(rests, plain_rests)
    rows = [f"{char}\t{first.get(char, 0)}\t{later.get(char, 0)}" for char in sorted({*first, *later})]
    target.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")


def odds(names: Counter[str], words: Counter[str]) -> dict[str, int]:
    """Tenths of the logarithm of how much likelier a character is in names; zero is left out."""
    all_names, all_words = sum(names.values()), sum(words.values())
    found: dict[str, int] = {}
    for char in {*names, *words}:
        value = math.log((names[char] + 0.5) / all_names) - math.log((words[char] + 20) / all_words)
        tenths = max(-LIMIT, min(LIMIT, round(10 * value)))
        if tenths:
            found[char] = tenths
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
