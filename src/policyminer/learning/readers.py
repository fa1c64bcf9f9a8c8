"""How a text is read for learning: exactly as the pipeline reads it, or without the records inside."""

from __future__ import annotations

from policyminer.learning.samples import Text


class PipelineReader:
    """Reads a text with the layout and the extractors of the default pipeline.

    按默认流程读文章:版面、机构、行动、数据,供学习使用。

    Parameters
    ----------
    records
        Whether figures, organizations and initiatives are looked for.
    """

    def __init__(self, *, records: bool = True) -> None:
        from policyminer.pipeline.miner import Miner

        self._records = records
        self._miner = Miner()

    def __call__(self, text: str) -> Text:
        from policyminer.layout import analyse

        reading = analyse(text).reading
        if not self._records:
            return Text(reading)
        from policyminer.pipeline.assembly import name_spans

        miner = self._miner
        organizations = miner.organizations.extract(reading)
        initiatives = miner.initiatives.extract(reading, organizations)
        figures = miner.figures.extract(reading, sorted(name_spans(organizations, initiatives)))
        return Text(reading, figures, organizations, initiatives)
