import unittest

import mutants

TAKE = '        workshop["left"] -= new.seats\n        await asyncio.sleep(0)'
LATE = '        await asyncio.sleep(0)\n        workshop["left"] -= new.seats'


class Race(unittest.TestCase):
    def test_the_seats_are_taken_too_late(self):
        failed = mutants.run(TAKE, LATE).failed
        self.assertTrue(failed, "All of your tests pass, although two can buy the same seat.")
