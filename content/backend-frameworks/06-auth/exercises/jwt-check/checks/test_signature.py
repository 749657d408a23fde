import unittest

from issuer import CLAIMS, KEYS, accepts, part, sign, token


class Signature(unittest.TestCase):
    def test_changed_claims_are_refused(self):
        head, _, signature = token().split(".")
        self.assertFalse(accepts(f"{head}.{part({**CLAIMS, 'sub': 'admin'})}.{signature}"))

    def test_another_key_is_refused(self):
        self.assertFalse(accepts(token(key=b"a key that the attacker chose...")))

    def test_the_key_is_the_one_that_is_named(self):
        self.assertFalse(accepts(token(kid="new", key=KEYS["old"])))

    def test_an_unknown_key_is_refused(self):
        self.assertFalse(accepts(token(kid="mine")))

    def test_no_signature_is_refused(self):
        for alg in ["none", "None", "HS256"]:
            with self.subTest(alg=alg):
                self.assertFalse(accepts(f"{part({'alg': alg, 'kid': 'new'})}.{part(CLAIMS)}."))

    def test_the_token_does_not_choose_the_algorithm(self):
        for alg in ["none", "HS512", "RS256", "hs256", None]:
            with self.subTest(alg=alg):
                text = f"{part({'alg': alg, 'kid': 'new'})}.{part(CLAIMS)}"
                self.assertFalse(accepts(f"{text}.{sign(text, KEYS['new'])}"))


if __name__ == "__main__":
    unittest.main()
