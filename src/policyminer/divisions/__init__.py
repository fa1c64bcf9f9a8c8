"""行政区划:名称、代码、简称、上下级;``load_divisions().lookup("孟州")``。

Administrative divisions of China as a value: names, GB/T 2260 codes, short forms, former names, parents.
"""

from __future__ import annotations

from policyminer.divisions.names import short_name
from policyminer.divisions.table import Division, Divisions, Level, load_divisions

__all__ = ["Division", "Divisions", "Level", "load_divisions", "short_name"]
