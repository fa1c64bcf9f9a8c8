"""Figures: every quantity of a text, with what it measures, when, and compared with what.

“共引进本科生480余人”→ 480 人,at_least,指标“本科生”。
"""

from policyminer.extractors.figures.extractor import FigureExtractor
from policyminer.extractors.figures.numbers import Number, find_numbers
from policyminer.extractors.figures.periods import Period, find_periods
from policyminer.extractors.figures.quantities import Quantity, find_quantities
from policyminer.extractors.figures.units import Unit, Units

__all__ = [
    "FigureExtractor",
    "Number",
    "Period",
    "Quantity",
    "Unit",
    "Units",
    "find_numbers",
    "find_periods",
    "find_quantities",
]
