"""The closed vocabularies of the guidelines, for checking annotations."""

from __future__ import annotations

BOUNDS = frozenset("exact about at_least more_than at_most less_than".split())
DIMENSIONS = frozenset(
    "money area length mass volume energy power count percent percentage_point fraction multiple rank duration "
    "temperature speed density other".split()
)
DIRECTIONS = frozenset(("increase", "decrease"))
FIGURE_STATUS = frozenset(("achieved", "target", "rule"))
COMPARISONS = frozenset(("yoy", "mom", "vs"))
ORGANIZATION_TYPES = frozenset(
    "party government legislature judiciary company bank university school hospital research_institute platform "
    "association media military international other".split()
)
INITIATIVE_TYPES = frozenset("document strategy plan programme campaign mechanism platform pilot event honour".split())
ROLES = frozenset("measure target achievement honour event background slogan problem procedural".split())
STATUS = frozenset(("done", "ongoing", "planned"))

FIELDS = {
    "figures": {
        "bound": BOUNDS,
        "dimension": DIMENSIONS,
        "direction": DIRECTIONS,
        "status": FIGURE_STATUS,
    },
    "organizations": {"type": ORGANIZATION_TYPES},
    "initiatives": {"type": INITIATIVE_TYPES, "status": STATUS},
    "statements": {"role": ROLES, "status": STATUS},
}
"""Per record type: the fields with a closed vocabulary (null is always allowed)."""
