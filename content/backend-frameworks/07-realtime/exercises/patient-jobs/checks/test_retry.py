import unittest

from main import Jobs, Temporary


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


class Retry(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.calls = []

    def at(self, seconds, queue):
        """The worker's turn so many seconds after the start."""
        self.clock.now = 100 + seconds
        return queue.work()

    def flaky(self, failures, **options):
        queue = Jobs(clock=self.clock, **options)

        @queue.task
        def mail(address):
            self.calls.append(self.clock.now - 100)
            if len(self.calls) <= failures:
                raise Temporary("the mail server is busy")
            return "sent"

        return queue, queue.send("mail", "ada@example.org")

    def test_it_is_tried_again_and_the_pauses_double(self):
        queue, job = self.flaky(failures=3, attempts=4, backoff=10)
        for second in range(0, 120, 5):
            self.at(second, queue)
        self.assertEqual(self.calls, [0, 10, 30, 70])
        self.assertEqual((job["status"], job["result"], job["attempts"]), ("succeeded", "sent", 4))

    def test_between_two_tries_it_is_queued_and_says_why(self):
        queue, job = self.flaky(failures=1)
        self.at(0, queue)
        self.assertEqual((job["status"], job["error"], job["attempts"]), ("queued", "the mail server is busy", 1))
        self.at(1, queue)
        self.assertEqual((job["status"], job["error"]), ("succeeded", None))

    def test_after_the_last_try_it_has_failed(self):
        queue, job = self.flaky(failures=99, attempts=3, backoff=1)
        for second in range(60):
            self.at(second, queue)
        self.assertEqual(len(self.calls), 3)
        self.assertEqual((job["status"], job["error"]), ("failed", "the mail server is busy"))

    def test_other_mistakes_are_not_tried_again(self):
        queue = Jobs(clock=self.clock)

        @queue.task
        def divide(number):
            self.calls.append(number)
            return 1 / number

        job = queue.send("divide", 0)
        for second in range(60):
            self.at(second, queue)
        self.assertEqual((len(self.calls), job["status"]), (1, "failed"))


if __name__ == "__main__":
    unittest.main()
