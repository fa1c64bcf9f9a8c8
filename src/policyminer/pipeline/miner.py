"""The miner: one article in, its records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from policyminer.pipeline.config import Config
from policyminer.records.article import Article
from policyminer.source.source import Source

if TYPE_CHECKING:
    from spacy.language import Language

    from policyminer.extractors.figures import FigureExtractor
    from policyminer.extractors.initiatives import InitiativeExtractor
    from policyminer.extractors.organizations import OrganizationExtractor
    from policyminer.segmentation.words import Segmenter
    from policyminer.statements import StatementClassifier

Timer = Callable[[str, float], None]


class Miner:
    """Reads articles and returns records.

    把一篇文章变成记录:``Miner().mine("近三年来引进本科生480余人。").figures[0].value`` → ``Decimal('480')``。

    Parameters
    ----------
    config
        The settings; the defaults when left out.

    Notes
    -----
    A miner holds no state between articles. It pickles as its config; two in one process do not touch each other.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.timer: Timer | None = None

    def __reduce__(self) -> tuple[type[Miner], tuple[Config]]:
        return Miner, (self.config,)

    @cached_property
    def segmenter(self) -> Segmenter:
        """Cuts text into words."""
        from policyminer.segmentation.words import Segmenter, read_user_words

        words = [word for path in self.config.user_words for word in read_user_words(Path(path))]
        return Segmenter(self.config.engine, words)

    @cached_property
    def figures(self) -> FigureExtractor:
        """Finds quantities."""
        from policyminer.extractors.figures import FigureExtractor

        return FigureExtractor()

    @cached_property
    def organizations(self) -> OrganizationExtractor:
        """Finds bodies."""
        from policyminer.extractors.organizations import OrganizationExtractor

        gazetteers = [Path(path) for path in self.config.gazetteers]
        return OrganizationExtractor(gazetteers=gazetteers, learned=not self.config.rules_only)

    @cached_property
    def initiatives(self) -> InitiativeExtractor:
        """Finds undertakings and papers."""
        from policyminer.extractors.initiatives import InitiativeExtractor

        return InitiativeExtractor(learned=not self.config.rules_only)

    @cached_property
    def statements(self) -> StatementClassifier:
        """Codes statement units."""
        from policyminer.statements import StatementClassifier

        return StatementClassifier(
            codebook=self.config.codebook,
            model=self.config.model,
            threshold=self.config.threshold,
        )

    @cached_property
    def nlp(self) -> Language:
        """The same as a spaCy pipeline: ``miner.nlp(text).spans["figures"]``."""
        from policyminer.pipeline.spacy import build

        return build(self)

    def load(self) -> Miner:
        """Build all parts now rather than at the first article."""
        self.mine("某县2020年引进人才3人。")
        return self

    def mine(
        self, text: str | Source, *, published: str | None = None, place: str | None = None, keep_text: bool = True
    ) -> Article:
        """Mine one article.

        Parameters
        ----------
        text
            The text, or a source that :func:`policyminer.read` gave.
        published
            The publication date (``2020``, ``2020-10`` or ``2020-10-08``) where the user knows it.
        place
            The division the article is about, where the user knows it.
        keep_text
            Whether the record carries the source text.

        Returns
        -------
        Article
            Its spans are half-open code points into ``text``.
        """
        from policyminer.pipeline.assembly import article

        source = text if isinstance(text, Source) else Source.of_text(text)
        return article(self, source, published or source.published, place, keep_text)

    def pipe(
        self,
        texts: Iterable[str | Source],
        *,
        workers: int = 1,
        published: str | None = None,
        place: str | None = None,
        keep_text: bool = True,
    ) -> Iterator[Article]:
        """Mine many articles, in their order.

        Parameters
        ----------
        workers
            Processes; each builds its own miner from the config.

        Raises
        ------
        Exception
            The first article that fails ends the stream; ``policyminer extract`` goes on instead.
        """
        from policyminer.pipeline.run import Options, run

        sources = (text if isinstance(text, Source) else Source.of_text(text) for text in texts)
        options = Options(published=published, place=place, keep_text=keep_text)
        for outcome in run(self, sources, options, workers=workers):
            if outcome.article is None:
                raise RuntimeError(outcome.error or "the article could not be mined")
            yield outcome.article

    def timed(self, stage: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a stage and tell the timer how long it took, where there is one."""
        if self.timer is None:
            return function(*arguments, **named)
        begun = perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            self.timer(stage, perf_counter() - begun)


def load(model: str | Path | None = None, **settings: Any) -> Miner:
    """The default pipeline, or one with a model of your own.

    载入管道:``load()``;自己训练的模型:``load("my-model")``。

    Parameters
    ----------
    model
        What ``policyminer train`` wrote; None for the shipped model.
    **settings
        The fields of :class:`policyminer.pipeline.config.Config`.
    """
    if model is not None and not Path(model).exists():
        raise FileNotFoundError(f"there is no model at {model}")
    named: dict[str, Any] = {
        key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in settings.items()
    }
    return Miner(Config(model=None if model is None else str(model), **named))
