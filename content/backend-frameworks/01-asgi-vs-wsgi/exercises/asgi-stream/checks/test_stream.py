import asyncio
import unittest

from client import bodies, visit


class Stream(unittest.TestCase):
    def test_each_line_is_an_event_of_its_own(self):
        events = asyncio.run(visit(b"from=4"))
        lines = [event["body"] for event in bodies(events) if event.get("body")]
        self.assertEqual(lines, [b"4\n", b"3\n", b"2\n", b"1\n", b"lift-off\n"])

    def test_only_the_last_event_ends_the_answer(self):
        parts = bodies(asyncio.run(visit(b"from=2")))
        self.assertEqual([part.get("more_body", False) for part in parts], [True] * (len(parts) - 1) + [False])

    def test_nothing_is_sent_after_the_client_has_gone(self):
        parts = bodies(asyncio.run(visit(b"from=50", leave_after=3)))
        self.assertGreaterEqual(len(parts), 3, "the client has not even got its three lines")
        self.assertLessEqual(len(parts), 4, "the app goes on although nobody listens")


if __name__ == "__main__":
    unittest.main()
