import unittest
from unittest import mock

import main
from fastapi.testclient import TestClient


def post(user, password, **headers):
    return TestClient(main.app).post("/login", json={"user": user, "password": password}, headers=headers)


class Guard(unittest.TestCase):
    def setUp(self):
        main.failures.clear()
        main.sessions.clear()

    def test_passwords_are_salted_hashes(self):
        first, second = main.hash_password("same"), main.hash_password("same")
        self.assertNotEqual(first, second)
        self.assertRegex(first, r"^pbkdf2_sha256\$\d+\$[0-9a-f]{32,}\$[0-9a-f]{64}$")
        self.assertTrue(main.verify_password(first, "same"))
        self.assertFalse(main.verify_password(first, "other"))
        self.assertTrue(all(text.startswith("pbkdf2_sha256$") for text in main.users.values()))

    def test_the_rounds_of_the_stored_text_count(self):
        old = "pbkdf2_sha256$1$00$" + "fd1b1d7eb1c5ad9ba7a4ecb1f2a6a0d7" * 2
        self.assertFalse(main.verify_password(old, "x"))
        with mock.patch.object(main, "ROUNDS", 10):
            few = main.hash_password("same")
        self.assertTrue(main.verify_password(few, "same"))

    def test_unknown_users_cost_as_much(self):
        for user in ["ada", "nobody"]:
            with mock.patch.object(main, "verify_password", wraps=main.verify_password) as verify:
                self.assertEqual(post(user, "wrong").status_code, 401)
                self.assertEqual(verify.call_count, 1, user)

    def test_a_session_id_of_the_browser_is_never_taken_over(self):
        post("ada", "analytical engine", cookie="__Host-session=chosen-by-an-attacker")
        self.assertEqual(len(main.sessions), 1)
        self.assertNotIn("chosen-by-an-attacker", main.sessions)

    def test_every_login_is_a_session_of_its_own(self):
        post("ada", "analytical engine")
        post("ada", "analytical engine")
        self.assertEqual(len(main.sessions), 2)

    def test_waiting_helps_and_nothing_is_verified_meanwhile(self):
        now = [1000.0]
        with mock.patch.object(main, "clock", lambda: now[0]):
            for _ in range(main.LIMIT):
                post("ada", "wrong")
            now[0] += main.WINDOW - 10
            with mock.patch.object(main, "verify_password") as verify:
                refused = post("ada", "analytical engine")
                self.assertEqual(refused.status_code, 429)
                self.assertEqual(verify.call_count, 0)
            self.assertIn(int(refused.headers["retry-after"]), (10, 11))
            now[0] += 11
            self.assertEqual(post("ada", "analytical engine").status_code, 204)

    def test_a_login_that_works_forgets_the_failures(self):
        for _ in range(3):
            for _ in range(main.LIMIT - 1):
                self.assertEqual(post("ada", "wrong").status_code, 401)
            self.assertEqual(post("ada", "analytical engine").status_code, 204)

    def test_accounts_that_do_not_exist_are_counted_in_the_same_way(self):
        answers = [post("nobody", "wrong").status_code for _ in range(main.LIMIT + 1)]
        self.assertEqual(answers, [401] * main.LIMIT + [429])


if __name__ == "__main__":
    unittest.main()
