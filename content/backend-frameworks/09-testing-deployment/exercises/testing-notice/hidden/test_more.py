import unittest

import mutants


class More(unittest.TestCase):
    def noticed(self, old, new):
        self.assertTrue(mutants.run(old, new).failed, "All of your tests pass, although the app is wrong.")

    def test_no_seat_at_all(self):
        self.noticed("ge=1", "ge=0")

    def test_six_seats(self):
        self.noticed("le=5", "le=6")

    def test_the_discount_begins_too_early(self):
        self.noticed("new.seats >= 4", "new.seats >= 3")

    def test_another_discount(self):
        self.noticed("* 90 // 100", "* 80 // 100")

    def test_two_mails(self):
        self.noticed("        return {\"seats\"", "        await mailer.send(new.email, \"Again\")\n        return {\"seats\"")
