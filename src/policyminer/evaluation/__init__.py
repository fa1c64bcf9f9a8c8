"""Evaluation against annotated samples, and agreement between annotators."""

from policyminer.evaluation.agreement import Agreement, agree
from policyminer.evaluation.api import Evaluation, evaluate
from policyminer.evaluation.gold import GoldError

__all__ = ["Agreement", "Evaluation", "GoldError", "agree", "evaluate"]
