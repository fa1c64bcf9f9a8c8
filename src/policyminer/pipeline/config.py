"""What a miner is made of, as a plain value that any process can rebuild it from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from policyminer.segmentation.words import Engine


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a miner.

    一个管道的全部设置,可在任何进程中据此重建:``Config(gazetteers=("ours.csv",))``。

    Parameters
    ----------
    engine
        The segmentation engine, ``rjieba`` or ``jieba``.
    user_words
        Paths of user dictionaries in jieba's format.
    gazetteers
        Paths of the user's own lists of organizations.
    codebook
        Id of a shipped codebook or path of one's own; None for the default.
    model
        Path of a trained model; None for the shipped one.
    threshold
        Score below which an instrument is not named; None for the model's own.
    rules_only
        Whether organizations and initiatives come from the rules alone, without the learned tagger.
    """

    engine: Engine = "rjieba"
    user_words: tuple[str, ...] = ()
    gazetteers: tuple[str, ...] = ()
    codebook: str | None = None
    model: str | None = None
    threshold: float | None = None
    rules_only: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The settings as plain data."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Config:
        """The settings from plain data."""
        named: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        return cls(**named)
