import unittest

from issuer import CLAIMS, check, token, with_claims


class Good(unittest.TestCase):
    def test_the_claims_come_back(self):
        self.assertEqual(check(token()), CLAIMS)

    def test_the_key_of_last_month_still_counts(self):
        self.assertEqual(check(token(kid="old"))["sub"], "ada")

    def test_own_claims_are_left_alone(self):
        self.assertEqual(check(with_claims(tenant="acme"))["tenant"], "acme")


if __name__ == "__main__":
    unittest.main()
