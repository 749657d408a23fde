import unittest

from issuer import CLAIMS, KEYS, NOW, accepts, part, sign, token, with_claims


class Garbage(unittest.TestCase):
    def refused(self, text):
        with self.subTest(token=text[:60]):
            self.assertFalse(accepts(text))

    def test_texts_that_are_no_tokens(self):
        for text in ["", ".", "..", "...", "a.b", "a.b.c", "ä.ö.ü", token() + ".x", token()[:-9], " " + token(), "é" * 99]:
            self.refused(text)

    def test_well_signed_nonsense(self):
        head = part({"alg": "HS256", "kid": "new"})
        for body in [part([1]), part("text"), part(b"\xff\xfe"), part(b"{"), "%%%", part(b"null")]:
            self.refused(f"{head}.{body}.{sign(f'{head}.{body}', KEYS['new'])}")

    def test_headers_of_any_shape(self):
        for header in [[], "HS256", {}, {"alg": "HS256"}, {"alg": "HS256", "kid": ["new"]}, {"alg": "HS256", "kid": {}},
                       {"alg": ["HS256"], "kid": "new"}, {"kid": "new"}]:
            self.refused(token(header=header, key=KEYS["new"]))

    def test_times_that_are_no_numbers(self):
        for value in [str(NOW + 900), True, [], {}, [NOW + 900]]:
            self.refused(with_claims(exp=value))
        self.refused(with_claims(nbf="tomorrow"))

    def test_receivers_of_any_shape(self):
        for value in [{"shop": 1}, 7, [["shop"]], True]:
            self.refused(with_claims(aud=value))

    def test_the_signature_is_looked_at_before_the_claims(self):
        head, _, _ = token().split(".")
        self.refused(f"{head}.{part({**CLAIMS, 'exp': 'x'})}.{'A' * 43}")
        self.refused(f"{head}.{part(CLAIMS)}.{'A' * 43}")


if __name__ == "__main__":
    unittest.main()
