import unittest

import mutants


class Rules(unittest.TestCase):
    def noticed(self, old, new):
        self.assertTrue(mutants.run(old, new).failed, "All of your tests pass, although the app is wrong.")

    def test_the_last_seat_cannot_be_booked(self):
        self.noticed('new.seats > workshop["left"]', 'new.seats >= workshop["left"]')

    def test_more_seats_than_there_are(self):
        self.noticed('new.seats > workshop["left"]', "False")

    def test_seats_are_not_taken(self):
        self.noticed('workshop["left"] -= new.seats', "pass")

    def test_the_discount_begins_too_late(self):
        self.noticed("new.seats >= 4", "new.seats > 4")

    def test_an_unknown_workshop_is_found(self):
        self.noticed("if id not in app.state.workshops", "if False")
