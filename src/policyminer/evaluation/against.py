"""What a change gained and lost, record by record, against a stored evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policyminer.evaluation.api import Evaluation
from policyminer.evaluation.gold import GoldError

Key = tuple[str, str, str, str]


def changes(evaluation: Evaluation, earlier: Path) -> dict[str, list[str]]:
    """Lines of what was gained and lost since an earlier ``evaluate --json``.

    Returns
    -------
    dict
        ``gained`` and ``lost``: found marks, avoided false hits, and fields that became right or wrong.

    Raises
    ------
    GoldError
        When the file is no stored evaluation.
    """
    try:
        stored = json.loads(earlier.read_text("utf-8"))["events"]
        before = _faults(stored)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{earlier}: not an evaluation written with --json ({type(error).__name__})") from None
    now = _faults([event.to_dict() for event in evaluation.events])
    return {
        "gained": [_line(key, before[key]) for key in sorted(before) if key not in now],
        "lost": [_line(key, now[key]) for key in sorted(now) if key not in before],
    }


def _faults(events: list[dict[str, Any]]) -> dict[Key, str]:
    """Every fault with a key that survives a change of the others."""
    faults: dict[Key, str] = {}
    for event in events:
        place = f"{event['spans'][0][0]:07d}"
        base = (event["article"], event["kind"], place)
        if event["result"] == "hit":
            for field, values in event["wrong"].items():
                faults[(*base, field)] = f"{event['text']} {field}: {values['gold']} ≠ {values['predicted']}"
        else:
            faults[(*base, event["result"])] = f"{event['text']} {event['result']}"
    return faults


def _line(key: Key, words: str) -> str:
    return f"{key[0]} {key[1]} at {int(key[2])}: {words}"
