import unittest

from choose import fragile, missing, rank
from main import CANDIDATES, WEIGHTS

DJANGO, _EXPRESS, FASTAPI = CANDIDATES


class Missing(unittest.TestCase):
    def test_names_what_is_not_there(self):
        self.assertEqual(missing(FASTAPI, ["migrations", "openapi", "admin"]), ["migrations", "admin"])

    def test_nothing_is_missing(self):
        self.assertEqual(missing(DJANGO, ["admin", "async"]), [])


class Rank(unittest.TestCase):
    def test_the_best_comes_first(self):
        self.assertEqual(rank(CANDIDATES, [], WEIGHTS), [("Django", 3.56), ("FastAPI", 3.33), ("Express", 2.56)])

    def test_a_need_rules_out_whatever_the_points_are(self):
        self.assertEqual(rank(CANDIDATES, ["openapi"], WEIGHTS), [("FastAPI", 3.33)])
        only_types = {"types to the browser": 1}
        self.assertEqual(rank(CANDIDATES, ["admin"], only_types), [("Django", 2.0)])

    def test_of_equals_the_alphabet_decides(self):
        flat = {"open connections": 0}
        self.assertEqual([name for name, _ in rank([FASTAPI, DJANGO], [], flat)], ["Django", "FastAPI"])


class Fragile(unittest.TestCase):
    def test_finds_the_weights_that_decide(self):
        self.assertEqual(
            fragile(CANDIDATES, ["async"], WEIGHTS),
            ["admin for the office", "open connections"],
            "with one point less for the office, or one more for open connections, FastAPI is first",
        )

    def test_nothing_decides_where_only_one_is_left(self):
        self.assertEqual(fragile(CANDIDATES, ["admin"], WEIGHTS), [])


if __name__ == "__main__":
    unittest.main()
