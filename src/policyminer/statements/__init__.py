"""Statements: is a unit a measure, with which instruments, on what theme."""

from policyminer.statements.classifier import StatementClassifier
from policyminer.statements.model import LinearModel, ModelError

__all__ = ["LinearModel", "ModelError", "StatementClassifier"]
