"""Learning: train a statement model from annotated samples and say honestly how far it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyminer.learning.training import Arguments, Training, command, train

__all__ = ["Arguments", "Training", "command", "train"]


def __getattr__(name: str) -> object:
    """Load scikit-learn only when something is learned."""
    if name in __all__:
        from policyminer.learning import training as module

        return getattr(module, name)
    raise AttributeError(name)
