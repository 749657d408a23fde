import unittest

from fastapi.testclient import TestClient
from main import app

client = TestClient(app)


def ask(user, method, path, **more):
    return client.request(method, path, headers={"X-User": user}, **more)


class Attacks(unittest.TestCase):
    def test_the_name_of_the_user_is_a_value_too(self):
        for name in ["' or 1=1 --", "bob' --", "x' union select * from notes --"]:
            with self.subTest(name=name):
                answer = ask(name, "GET", "/notes")
                self.assertEqual((answer.status_code, answer.json()), (200, []))

    def test_a_union_finds_nothing(self):
        answer = ask("ada", "GET", "/notes", params={"q": "x' union select id, owner, text, done from notes --"})
        self.assertEqual((answer.status_code, answer.json()), (200, []))

    def test_other_peoples_notes_cannot_be_changed(self):
        self.assertEqual(ask("bob", "PATCH", "/notes/2", json={"text": "hacked"}).status_code, 404)
        self.assertEqual(ask("ada", "GET", "/notes/2").json()["text"], "Don't forget the keys")

    def test_names_of_columns_are_not_sql(self):
        answer = ask("bob", "PATCH", "/notes/3", json={"done = 1, owner": "ada"})
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(ask("ada", "GET", "/notes/3").status_code, 404)
        self.assertFalse(ask("bob", "GET", "/notes/3").json()["done"])

    def test_nothing_sent_changes_nothing(self):
        before = ask("ada", "GET", "/notes/2").json()
        self.assertEqual(ask("ada", "PATCH", "/notes/2", json={}).json(), before)
        self.assertEqual(ask("ada", "GET", "/notes/2").json(), before)

    def test_foreign_and_missing_notes_look_the_same(self):
        foreign, missing = ask("bob", "GET", "/notes/2"), ask("bob", "GET", "/notes/999")
        self.assertEqual((foreign.status_code, foreign.text), (missing.status_code, missing.text))

    def test_a_note_can_be_set_back_to_not_done(self):
        ask("bob", "PATCH", "/notes/4", json={"done": True})
        self.assertFalse(ask("bob", "PATCH", "/notes/4", json={"done": False}).json()["done"])


if __name__ == "__main__":
    unittest.main()
