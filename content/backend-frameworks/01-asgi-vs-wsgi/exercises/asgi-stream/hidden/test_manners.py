import asyncio
import unittest

from client import visit
from main import app


class Manners(unittest.TestCase):
    def test_no_task_is_left_behind(self):
        self.assertEqual(asyncio.run(visit(b"from=2")), [])
        self.assertEqual(asyncio.run(visit(b"from=50", leave_after=2)), [])

    def test_other_types_of_scope_are_refused(self):
        async def never():
            raise AssertionError("receive was called")

        async def send(event):
            raise AssertionError(f"{event} was sent")

        with self.assertRaises(Exception) as caught:
            asyncio.run(app({"type": "websocket", "path": "/countdown"}, never, send))
        self.assertNotIsInstance(caught.exception, AssertionError)


if __name__ == "__main__":
    unittest.main()
