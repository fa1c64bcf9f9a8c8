"""Score the test part, before a release only, and put the table into the README.

    python corpora/tools/score_test.py [--texts DIR]    # corpora/scores.json and the README's table
    python corpora/tools/score_test.py --table          # the table again, out of corpora/scores.json

Texts of our own writing and passages of real reports are scored apart. The table stands in the README between
``<!-- scores -->`` and ``<!-- /scores -->``; a test checks that it is what ``corpora/scores.json`` says.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gate import CORPORA, SAMPLES, sample_hash, texts_at_hand

from policyminer import __version__
from policyminer.evaluation.api import Evaluation, evaluate
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.metrics import HEADLINES, at

Json = dict[str, Any]
README = CORPORA.parent / "README.md"
BLOCK = re.compile(r"(<!-- scores -->\n).*?(<!-- /scores -->)", re.DOTALL)
TITLES = {"own": "own texts", "real": "real reports"}
UNITS = {"figures": "figures", "organizations": "mentions", "initiatives": "mentions", "statements": "statements"}
LABELS = {
    "found f1": "found, F1",
    "strict f1": "exact span, F1",
    "value_unit f1": "value and unit exact, F1",
    "b3 f1": "grouping of mentions, B³ F1",
    "role kappa": "role, κ × 100",
    "measure f1": "measures, F1",
    "instruments micro f1": "instruments, micro F1",
    "instruments macro_f1": "instruments, macro F1",
    "primary accuracy": "primary instrument, accuracy",
    "side accuracy": "side (supply, environment, demand), accuracy",
}
CHINESE = {
    "test part": "测试部分",
    "**figures**": "**数量**",
    "**organizations**": "**机构**",
    "**initiatives**": "**举措**",
    "**statements**": "**语句**",
    "found, F1": "找到,F1",
    "value and unit exact, F1": "数值与单位全对,F1",
    "exact span, F1": "位置全对,F1",
    "bound, accuracy": "界限,准确率",
    "direction, accuracy": "增减方向,准确率",
    "dimension, accuracy": "量纲,准确率",
    "indicator, accuracy": "指标,准确率",
    "time, accuracy": "时间,准确率",
    "status, accuracy": "状态,准确率",
    "type, accuracy": "类型,准确率",
    "name, accuracy": "规范名称,准确率",
    "grouping of mentions, B³ F1": "提及归并,B³ F1",
    "role, accuracy": "角色,准确率",
    "role, κ × 100": "角色,κ × 100",
    "measures, F1": "是否政策措施,F1",
    "instruments, micro F1": "政策工具,微平均 F1",
    "instruments, macro F1": "政策工具,宏平均 F1",
    "primary instrument, accuracy": "首要工具,准确率",
    "side (supply, environment, demand), accuracy": "供给/环境/需求,准确率",
    "theme, accuracy": "主题,准确率",
}
WORDS = {
    "own texts": "自写文本",
    "real reports": "真实报告",
    "Version ": "版本 ",
    " figures*": " 个数量*",
    " mentions*": " 处提及*",
    " statements*": " 个语句*",
    "in percent; in brackets 95 % bootstrap intervals over documents. The samples were annotated by a language model "
    "in two independent passes, ten of the own texts (statements only) in one (`corpora/README.md`), not by "
    "people.": "单位为百分比;"
    "方括号内为按文档自助抽样的95%区间。样本由语言模型独立标注两遍"
    "(自撰文本中有十篇只标一遍,见 `corpora/README.md`),并非人工标注。",
}


def stored(evaluation: Evaluation, found: str | None) -> Json:
    """What is kept of the scores of one sample."""
    scores: Json = {}
    for kind in evaluation.scores:
        for path in HEADLINES[kind]:
            key = ".".join((kind, *path))
            value = at(evaluation.scores[kind], path)
            interval = evaluation.intervals.get(key)
            scores[key] = {
                "value": None if value is None else round(value, 4),
                "interval": None if interval is None else [round(edge, 4) for edge in interval],
            }
    counts = {kind: made["found"]["gold"] for kind, made in evaluation.scores.items()}
    return {"hash": found, "documents": evaluation.documents, "annotated": counts, "scores": scores}


def table(scores: Json) -> str:
    """The README's table."""
    samples: Json = {name: scores["samples"][name] for name in SAMPLES if name in scores["samples"]}
    heads = [f"{TITLES[name]} ({made['documents']})" for name, made in samples.items()]
    lines = ["| test part | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    for kind, paths in HEADLINES.items():
        known = [str(made["annotated"].get(kind, "–")) for made in samples.values()]
        if all(count == "–" for count in known):
            continue
        lines.append(f"| **{kind}** | " + " | ".join(f"*{count} {UNITS[kind]}*" for count in known) + " |")
        for path in paths:
            label = LABELS.get(" ".join(path), f"{path[0]}, {path[-1]}")
            cells = [_cell(made["scores"].get(".".join((kind, *path)))) for made in samples.values()]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
    note = (
        f"Version {scores['version']}, in percent; in brackets 95 % bootstrap intervals over documents. The samples "
        "were annotated by a language model in two independent passes, ten of the own texts (statements only) in one "
        "(`corpora/README.md`), not by people."
    )
    return "\n".join([*lines, "", note]) + "\n"


def chinese(made: str) -> str:
    """The same table with Chinese labels, for README.zh.md."""
    lines = []
    for line in made.splitlines():
        cells = line.split(" | ")
        head = cells[0].removeprefix("| ")
        cells[0] = "| " + CHINESE.get(head, head) if line.startswith("| ") else line
        text = " | ".join(cells)
        for word, label in WORDS.items():
            text = text.replace(word, label)
        lines.append(text)
    return "\n".join(lines) + "\n"


def _cell(made: Json | None) -> str:
    if made is None or made["value"] is None:
        return "–"
    interval = made["interval"]
    shown = "" if interval is None else f" [{100 * interval[0]:.1f}–{100 * interval[1]:.1f}]"
    return f"{100 * made['value']:.1f}{shown}"


def into_readme(readme: str, made: str) -> str:
    """The README with the table between its markers."""
    return BLOCK.sub(lambda found: f"{found[1]}{made}{found[2]}", readme)


def main(given: Sequence[str] | None = None) -> int:
    """Score and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of real passages")
    parser.add_argument("--table", action="store_true", help="only make the table again")
    arguments = parser.parse_args(given)
    path = CORPORA / "scores.json"
    if not arguments.table:
        texts = texts_at_hand(arguments.texts)
        samples: Json = {}
        for name, folder in SAMPLES.items():
            place = CORPORA / folder / "test"
            found = sample_hash(place)
            if found is None or (name == "real" and texts is None):
                print(f"{name}: not scored: {'no sample' if found is None else 'the texts are not at hand'}")
                continue
            try:
                samples[name] = stored(evaluate(place, texts=texts), found)
            except GoldError as error:
                print(f"score_test: {error}", file=sys.stderr)
                return 1
        path.write_text(json.dumps({"version": __version__, "samples": samples}, indent=1) + "\n", "utf-8")
    made = table(json.loads(path.read_text("utf-8")))
    for readme, shown in ((README, made), (README.with_name("README.zh.md"), chinese(made))):
        if readme.exists():
            readme.write_text(into_readme(readme.read_text("utf-8"), shown), "utf-8")
    print(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
