"""Candidates are dictionaries: {"name": "…", "has": {"openapi", …}, "points": {"team knows it": 4, …}}."""


def missing(candidate, needs):
    """Needs that the candidate does not have."""
    return []


def rank(candidates, needs, weights):
    """(name, score) of everybody who has all that is needed, best first."""
    return [(candidate["name"], 0.0) for candidate in candidates]


def fragile(candidates, needs, weights):
    """Criteria whose weight decides: one point more or less, and another candidate wins."""
    return []
