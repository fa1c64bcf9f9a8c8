"""What the tests of runs share: a folder of articles, and the command in a process with a stand-in for the miner.

The stand-in is put in place by ``sitecustomize``, which spawned workers load as well, so that the shipped code needs
no hook: it notes every article it mines, and does what the article's words say.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

STAND_IN = """
import os, time
import policyminer.pipeline.miner as module
def mine(self, text, **named):
    words = text if isinstance(text, str) else text.text
    path = "" if isinstance(text, str) else text.path
    with open(os.environ["MINED"], "a", encoding="utf-8") as log:
        log.write(f"{path}\\n")
    time.sleep(float(os.environ.get("MINE_SECONDS", "0")))
    if "DIE" in words:
        os._exit(9)
    if "HANG" in words:
        while True:
            pass
    if "FAIL" in words:
        raise ValueError("it says FAIL")
    return original(self, "" if path else words, **named) if "REAL" in words else Made(text, words)
class Made:
    def __init__(self, source, words):
        self.source, self.words = source, words
    def to_json(self):
        import json
        if isinstance(self.source, str):
            return json.dumps({"words": self.words})
        place = {"path": self.source.path, "row": self.source.row}
        return json.dumps({"id": self.source.id, "source": place, "words": self.words}, ensure_ascii=False)

    def encoded(self):
        return self.to_json().encode()
original = module.Miner.mine
module.Miner.mine = mine
"""


class Runs:
    """Runs the command beside a folder of articles.

    Parameters
    ----------
    folder
        Where everything lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = folder / "articles"
        self.log = folder / "mined.txt"
        self.articles.mkdir()
        hook = folder / "hook"
        hook.mkdir()
        (hook / "sitecustomize.py").write_text(STAND_IN, "utf-8")
        source = Path(__file__).parent.parent.parent / "src"
        self.environment = os.environ | {"PYTHONPATH": f"{hook}{os.pathsep}{source}", "MINED": str(self.log)}

    def fill(self, count: int, special: dict[int, str] | None = None) -> None:
        """Write so many articles; some with words of their own."""
        for number in range(count):
            words = (special or {}).get(number, f"article {number}")
            (self.articles / f"{number:04d}.txt").write_text(words, "utf-8")

    def start(self, *arguments: str, seconds: float = 0, **more: object) -> subprocess.Popen[str]:
        """Start the command."""
        command = [sys.executable, "-m", "policyminer.cli.main", "extract", *arguments]
        environment = self.environment | {"MINE_SECONDS": str(seconds)}
        return subprocess.Popen(command, env=environment, text=True, stderr=subprocess.PIPE, cwd=self.folder, **more)  # type: ignore[call-overload,no-any-return]

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run the command; status and what it said."""
        process = self.start(*arguments)
        said = process.communicate(timeout=100)[1]
        return process.returncode, said

    @property
    def mined(self) -> list[str]:
        """What was mined so far, in the order it was begun."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []
