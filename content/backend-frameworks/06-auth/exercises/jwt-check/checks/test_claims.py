import unittest

from issuer import NOW, accepts, with_claims


class Claims(unittest.TestCase):
    def test_what_is_over_is_refused(self):
        self.assertFalse(accepts(with_claims(exp=NOW - 3600)))

    def test_a_token_without_end_is_refused(self):
        self.assertFalse(accepts(with_claims(exp=None)))

    def test_the_leeway_counts_for_both_ends(self):
        self.assertTrue(accepts(with_claims(exp=NOW - 29)))
        self.assertFalse(accepts(with_claims(exp=NOW - 30)))
        self.assertFalse(accepts(with_claims(exp=NOW - 1), leeway=0))
        self.assertTrue(accepts(with_claims(nbf=NOW + 30)))
        self.assertFalse(accepts(with_claims(nbf=NOW + 31)))

    def test_another_issuer_is_refused(self):
        self.assertFalse(accepts(with_claims(iss="https://id.example.attacker.test")))
        self.assertFalse(accepts(with_claims(iss=None)))

    def test_a_token_for_somebody_else_is_refused(self):
        for audience in ["mail", "workshop", ["mail", "chat"], [], None]:
            with self.subTest(aud=audience):
                self.assertFalse(accepts(with_claims(aud=audience)))

    def test_we_may_be_one_of_several(self):
        self.assertTrue(accepts(with_claims(aud=["mail", "shop"])))


if __name__ == "__main__":
    unittest.main()
