import unittest

from main import move


class Letter(unittest.TestCase):
    def test_a_becomes_d(self):
        self.assertEqual(move("a", 3), "d")

    def test_after_z_comes_a(self):
        self.assertEqual(move("z", 3), "c")
