import unittest

from main import Jobs, Temporary


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Queue(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.queue = Jobs(clock=self.clock)
        self.done = []

        @self.queue.task
        def note(value):
            self.done.append(value)
            return value

    def test_sending_runs_nothing(self):
        self.queue.send("note", 1)
        self.assertEqual(self.done, [])

    def test_in_the_order_in_which_they_came(self):
        for value in "abc":
            self.queue.send("note", value)
        self.assertEqual(self.queue.work(), 3)
        self.assertEqual(self.done, ["a", "b", "c"])

    def test_what_is_done_is_not_done_again(self):
        self.queue.send("note", 1)
        self.queue.work()
        self.assertEqual(self.queue.work(), 0)
        self.assertEqual(self.done, [1])

    def test_a_failing_job_does_not_hold_up_the_next_one(self):
        @self.queue.task
        def bad(value):
            raise Temporary("later")

        self.queue.send("bad", 0)
        self.queue.send("note", 1)
        self.assertEqual(self.queue.work(), 2)
        self.assertEqual(self.done, [1])

    def test_a_job_that_a_job_sends_waits_for_the_next_turn(self):
        @self.queue.task
        def album(values):
            for value in values:
                self.queue.send("note", value)

        self.queue.send("album", [1, 2])
        self.assertEqual(self.queue.work(), 1)
        self.assertEqual(self.queue.work(), 2)
        self.assertEqual(self.done, [1, 2])

    def test_the_same_key_is_the_same_job_even_when_it_is_done(self):
        first = self.queue.send("note", 1, key="k")
        self.queue.work()
        self.assertEqual(self.queue.send("note", 1, key="k")["id"], first["id"])
        self.queue.work()
        self.assertEqual(self.done, [1])
        self.assertNotEqual(self.queue.send("note", 1)["id"], self.queue.send("note", 1)["id"])

    def test_the_queues_have_jobs_of_their_own(self):
        other = Jobs(clock=self.clock)
        self.queue.send("note", 1, key="k")
        self.assertEqual(other.work(), 0)


if __name__ == "__main__":
    unittest.main()
