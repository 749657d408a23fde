from choose import fragile, missing, rank

# What comes in the box, and how many points of 5 one team gave for one project.
CANDIDATES = [
    {
        "name": "Django",
        "has": {"admin", "migrations", "async"},
        "points": {"team knows it": 4, "admin for the office": 5, "open connections": 2, "types to the browser": 2},
    },
    {
        "name": "Express",
        "has": {"async"},
        "points": {"team knows it": 2, "admin for the office": 1, "open connections": 4, "types to the browser": 5},
    },
    {
        "name": "FastAPI",
        "has": {"openapi", "async"},
        "points": {"team knows it": 3, "admin for the office": 2, "open connections": 5, "types to the browser": 4},
    },
]
WEIGHTS = {"team knows it": 4, "admin for the office": 2, "open connections": 2, "types to the browser": 1}

if __name__ == "__main__":
    for needs in [["async"], ["admin"], ["admin", "openapi"]]:
        print("needed:", needs)
        for candidate in CANDIDATES:
            print("  ", candidate["name"], "lacks", missing(candidate, needs))
        print("  ", rank(CANDIDATES, needs, WEIGHTS), "- decided by", fragile(CANDIDATES, needs, WEIGHTS))
