"""The page that shows each miss and false hit in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from policyminer.evaluation.api import Evaluation
from policyminer.evaluation.counting import Event
from policyminer.evaluation.table import render

_STYLE = """
body{font:15px/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:70em;padding:0 1em}
pre{background:#f4f4f4;padding:1em;overflow:auto}
table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:.3em .5em;text-align:left;vertical-align:top}
mark.miss{background:#ffd9b3;color:#000;border-bottom:3px solid #b35900}
mark.false{background:#cfe3ff;color:#000;border-bottom:3px dotted #00408a}
mark.wrong{background:#eee3ff;color:#000;border-bottom:3px double #5a2d91}
"""
_LABELS = {"miss": "missed", "false": "false hit", "wrong": "wrong field"}


def page(evaluation: Evaluation) -> str:
    """One self-contained HTML page; every text in it is escaped."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>policyminer evaluation</title><style>{_STYLE}</style><h1>Evaluation</h1>",
        f"<pre>{escape(render(evaluation))}</pre>",
    ]
    for kind in evaluation.scores:
        faults = [event for event in evaluation.events if event.kind == kind and _result(event) != "right"]
        parts.append(
            f"<h2>{kind}: {len(faults)} to look at</h2><table><thead><tr><th>what</th><th>in its sentence</th>"
        )
        parts.append("<th>annotated ≠ found</th><th>article</th></tr></thead><tbody>")
        parts += _rows(evaluation, faults)
        parts.append("</tbody></table>")
    return "\n".join(parts) + "</html>\n"


def _result(event: Event) -> str:
    if event.result != "hit":
        return event.result
    return "wrong" if event.wrong else "right"


def _rows(evaluation: Evaluation, faults: list[Event]) -> Iterator[str]:
    for event in faults:
        result = _result(event)
        wrong = "<br>".join(
            f"{escape(name)}: {escape(str(gold))} ≠ {escape(str(found))}" for name, (gold, found) in event.wrong.items()
        )
        sentence = _sentence(evaluation.texts[event.article], event, result)
        yield f"<tr><td>{_LABELS[result]}</td><td>{sentence}</td><td>{wrong}</td><td>{escape(event.article)}</td></tr>"


def _sentence(text: str, event: Event, result: str) -> str:
    start, end = event.spans[0][0], event.spans[-1][1]
    left = max((text.rfind(mark, max(0, start - 200), start) for mark in "。；！？\n"), default=-1) + 1
    left = max(left, start - 200)
    stops = [at for at in (text.find(mark, end, end + 200) for mark in "。；！？\n") if at >= 0]
    right = min(stops) + 1 if stops else min(len(text), end + 200)
    inner = escape(text[start:end])
    return f'{escape(text[left:start])}<mark class="{result}">{inner}</mark>{escape(text[end:right])}'
