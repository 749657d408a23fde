import unittest

import mutants


class Edges(unittest.TestCase):
    def noticed(self, old, new):
        self.assertTrue(mutants.run(old, new).failed, "All of your tests pass, although the app is wrong.")

    def test_nobody_gets_a_mail(self):
        self.noticed("await mailer.send(", "(lambda *what: None)(")

    def test_a_mail_although_it_was_refused(self):
        self.noticed("        if new.seats > workshop", '        await mailer.send(new.email, "Thanks!")\n        if new.seats > workshop')

    def test_booking_goes_on_for_ever(self):
        self.noticed('now >= workshop["starts"]', "False")

    def test_the_exact_minute_of_the_start_is_too_late(self):
        self.noticed('now >= workshop["starts"]', 'now > workshop["starts"]')
