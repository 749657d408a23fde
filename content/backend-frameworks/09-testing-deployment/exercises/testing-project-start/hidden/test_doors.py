import time
import unittest

import jwt
from fastapi.testclient import TestClient

from main import app, db
from security import SECRET

client = TestClient(app)


def bearer(**changes):
    now = int(time.time())
    claims = {"sub": "bob", "role": "member", "iat": now, "exp": now + 60, "aud": "seats", **changes}
    token = jwt.encode({k: v for k, v in claims.items() if v is not None}, changes.pop("key", SECRET), algorithm="HS256")
    return {"authorization": f"Bearer {token}"}


class Doors(unittest.TestCase):
    def test_tokens_that_are_not_good(self):
        now = int(time.time())
        forged = jwt.encode({"sub": "ada", "role": "organiser", "aud": "seats", "exp": now + 60}, "x" * 32, "HS256")
        for headers in [
            {}, {"authorization": "Bearer nonsense"}, {"authorization": f"Bearer {forged}"},
            bearer(exp=now - 1), bearer(aud="elsewhere"), bearer(exp=None),
        ]:
            with self.subTest(headers=headers):
                answer = client.post("/workshops", json={"title": "x", "seats": 1}, headers=headers)
                self.assertEqual(answer.status_code, 401)
                self.assertIn("bearer", answer.headers["www-authenticate"].lower())

    def test_every_door_that_writes_is_guarded(self):
        for method, path in [("POST", "/workshops"), ("POST", "/workshops/1/bookings"), ("DELETE", "/bookings/1"),
                             ("GET", "/bookings/1")]:
            with self.subTest(door=f"{method} {path}"):
                self.assertEqual(client.request(method, path, json={}).status_code, 401)


class Seats(unittest.TestCase):
    def test_seats_come_back_and_only_once(self):
        bob = bearer()
        before = client.get("/workshops/1").json()["left"]
        booking = client.post("/workshops/1/bookings", json={"seats": 3}, headers=bob).json()["id"]
        self.assertEqual(client.delete(f"/bookings/{booking}", headers=bob).status_code, 204)
        self.assertEqual(client.delete(f"/bookings/{booking}", headers=bob).status_code, 404)
        self.assertEqual(client.get("/workshops/1").json()["left"], before)

    def test_a_refusal_leaves_nothing_behind(self):
        before = db.execute("SELECT count(*) FROM booking").fetchone()[0]
        self.assertEqual(client.post("/workshops/2/bookings", json={"seats": 5}, headers=bearer()).status_code, 409)
        self.assertEqual(db.execute("SELECT count(*) FROM booking").fetchone()[0], before)
        self.assertFalse(db.in_transaction, "a transaction is still open")

    def test_bookings_for_what_is_not_there(self):
        self.assertEqual(client.post("/workshops/99/bookings", json={"seats": 1}, headers=bearer()).status_code, 404)
