import time
import unittest

import jwt
from fastapi.testclient import TestClient
from main import AUDIENCE, ISSUER, SECRET, app

client = TestClient(app)
NOW = int(time.time())
CLAIMS = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ada", "iat": NOW, "exp": NOW + 600}


def status(token):
    return client.get("/me", headers={"Authorization": f"Bearer {token}"}).status_code


def signed(**changes):
    claims = {name: value for name, value in {**CLAIMS, **changes}.items() if value is not None}
    return jwt.encode(claims, SECRET, algorithm="HS256")


class Access(unittest.TestCase):
    def test_a_token_of_ours_is_accepted(self):
        self.assertEqual(status(signed()), 200)

    def test_what_is_not_ours_is_refused(self):
        for changes in [{"iss": "https://other.example"}, {"iss": None}, {"aud": "mail"}, {"aud": None},
                        {"exp": NOW - 3600}, {"exp": None}, {"sub": None}]:
            with self.subTest(**changes):
                self.assertEqual(status(signed(**changes)), 401)

    def test_other_algorithms_and_keys_are_refused(self):
        for token in [jwt.encode(CLAIMS, None, algorithm="none"), jwt.encode(CLAIMS, SECRET, algorithm="HS512"),
                      jwt.encode(CLAIMS, "another secret, long enough for HS256", algorithm="HS256"), "ada", "a.b.c"]:
            with self.subTest(token=token[:20]):
                self.assertEqual(status(token), 401)


if __name__ == "__main__":
    unittest.main()
