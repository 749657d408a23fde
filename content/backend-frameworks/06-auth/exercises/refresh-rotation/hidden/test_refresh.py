import time
import unittest
from unittest import mock

import main
from fastapi.testclient import TestClient

client = TestClient(main.app)


def login(user="ada", password="analytical engine"):
    return client.post("/login", json={"user": user, "password": password}).json()


def refresh(token):
    return client.post("/refresh", json={"refresh_token": token})


class Refreshing(unittest.TestCase):
    def test_the_tokens_themselves_are_not_kept(self):
        token = login()["refresh_token"]
        second = refresh(token).json()["refresh_token"]
        kept = repr(main.refresh_tokens)
        self.assertNotIn(token, kept)
        self.assertNotIn(second, kept)

    def test_every_token_is_new(self):
        tokens = [login()["refresh_token"] for _ in range(20)]
        self.assertEqual(len(set(tokens)), 20)

    def test_other_logins_go_on(self):
        phone, laptop, other = login(), login(), login("grace", "nanosecond wire")
        second = refresh(phone["refresh_token"]).json()["refresh_token"]
        self.assertEqual(refresh(phone["refresh_token"]).status_code, 401)
        self.assertEqual(refresh(second).status_code, 401)
        self.assertEqual(refresh(laptop["refresh_token"]).status_code, 200)
        self.assertEqual(refresh(other["refresh_token"]).status_code, 200)

    def test_the_family_is_found_over_several_generations(self):
        first = login()["refresh_token"]
        token = first
        for _ in range(3):
            token = refresh(token).json()["refresh_token"]
        self.assertEqual(refresh(first).status_code, 401)
        self.assertEqual(refresh(token).status_code, 401)

    def test_a_refresh_token_ends(self):
        token = login()["refresh_token"]
        later = time.time() + main.REFRESH_SECONDS + 1
        with mock.patch("time.time", return_value=later):
            self.assertEqual(refresh(token).status_code, 401)

    def test_strange_texts_are_refused(self):
        for text in ["", "x", "ä" * 50]:
            with self.subTest(text=text):
                self.assertEqual(refresh(text).status_code, 401)


if __name__ == "__main__":
    unittest.main()
