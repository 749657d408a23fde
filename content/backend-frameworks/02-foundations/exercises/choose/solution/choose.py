"""Candidates are dictionaries: {"name": "…", "has": {"openapi", …}, "points": {"team knows it": 4, …}}."""


def missing(candidate, needs):
    """Needs that the candidate does not have."""
    return [need for need in needs if need not in candidate["has"]]


def score(candidate, weights):
    total = sum(weights.values())
    if total == 0:
        return 0.0
    return sum(weight * candidate["points"].get(criterion, 0) for criterion, weight in weights.items()) / total


def rank(candidates, needs, weights):
    """(name, score) of everybody who has all that is needed, best first."""
    left = [(candidate["name"], score(candidate, weights)) for candidate in candidates if not missing(candidate, needs)]
    left.sort(key=lambda entry: (-entry[1], entry[0]))
    return [(name, round(value, 2)) for name, value in left]


def fragile(candidates, needs, weights):
    """Criteria whose weight decides: one point more or less, and another candidate wins."""
    ranked = rank(candidates, needs, weights)
    if not ranked:
        return []
    first = ranked[0][0]
    deciding = []
    for criterion, weight in weights.items():
        others = [{**weights, criterion: changed} for changed in (weight - 1, weight + 1) if changed >= 0]
        if any(rank(candidates, needs, other)[0][0] != first for other in others):
            deciding.append(criterion)
    return deciding
