import copy
import unittest

from choose import fragile, missing, rank


def candidate(name, has=(), **points):
    return {"name": name, "has": set(has), "points": points}


class Edges(unittest.TestCase):
    def test_nobody_is_left(self):
        self.assertEqual(rank([candidate("A")], ["magic"], {"x": 1}), [])
        self.assertEqual(fragile([candidate("A")], ["magic"], {"x": 1}), [])
        self.assertEqual(rank([], [], {"x": 1}), [])

    def test_weights_of_nothing(self):
        self.assertEqual(rank([candidate("B", x=5), candidate("A", x=1)], [], {"x": 0}), [("A", 0.0), ("B", 0.0)])
        self.assertEqual(rank([candidate("A")], [], {}), [("A", 0.0)])

    def test_points_that_were_not_given_count_nothing(self):
        self.assertEqual(rank([candidate("A", x=4)], [], {"x": 1, "y": 3}), [("A", 1.0)])

    def test_ranks_by_what_is_not_rounded(self):
        close = [candidate("A", x=3, y=1.001), candidate("B", x=3, y=1.002)]
        self.assertEqual(rank(close, [], {"x": 1, "y": 1}), [("B", 2.0), ("A", 2.0)])

    def test_a_weight_of_nothing_can_decide_by_one_more(self):
        two = [candidate("A", x=3), candidate("B", x=2, y=5)]
        self.assertEqual(fragile(two, [], {"x": 1, "y": 0}), ["y"])

    def test_nothing_is_changed(self):
        two = [candidate("A", ["z"], x=3), candidate("B", ["z"], x=2, y=5)]
        weights = {"x": 2, "y": 1}
        before = copy.deepcopy((two, weights))
        missing(two[0], ["z"])
        rank(two, ["z"], weights)
        fragile(two, ["z"], weights)
        self.assertEqual((two, weights), before)


if __name__ == "__main__":
    unittest.main()
