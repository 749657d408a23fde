import unittest

from main import decode

TEXT = "pack my box with five dozen liquor jugs; Zürich, 1953?"


class AnyDistance(unittest.TestCase):
    def test_there_and_back(self):
        for by in (0, 1, 13, 25, 26, 27, 100, -3):
            with self.subTest(by=by):
                self.assertEqual(decode(decode(TEXT, -by), by), TEXT)

    def test_whole_rounds_change_nothing(self):
        self.assertEqual(decode(TEXT, 52), TEXT)

    def test_it_does_move(self):
        self.assertEqual(decode("n", 13), "a")
        self.assertEqual(decode("a", 1), "z")
