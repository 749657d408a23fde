import unittest

from main import SECRET, decode


class Message(unittest.TestCase):
    def test_what_is_no_letter_stays(self):
        self.assertEqual(decode("kl!", 3), "hi!")

    def test_the_secret(self):
        self.assertEqual(len(decode(SECRET, 3)), len(SECRET))
        self.assertEqual(decode(SECRET, 3).split()[0], "well", "that is the first word")
