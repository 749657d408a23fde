import unittest

import mutants


class RightApp(unittest.TestCase):
    def test_all_pass_with_the_right_app(self):
        outcome = mutants.run()
        self.assertEqual(outcome.failed, [], "these of your tests fail although the app is right")
        self.assertGreater(outcome.passed, 0, "no test was found")
