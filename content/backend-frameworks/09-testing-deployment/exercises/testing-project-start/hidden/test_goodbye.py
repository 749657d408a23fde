import unittest

from fastapi.testclient import TestClient

from main import app


class Goodbye(unittest.TestCase):
    def test_who_has_gone_does_not_stop_a_booking(self):
        with TestClient(app) as client:
            form = {"username": "bob", "password": "battery staple"}
            token = client.post("/token", data=form).json()["access_token"]
            with client.websocket_connect("/workshops/1/live") as gone:
                gone.receive_json()
            with client.websocket_connect("/workshops/1/live") as there:
                before = there.receive_json()["left"]
                answer = client.post(
                    "/workshops/1/bookings", json={"seats": 1}, headers={"authorization": f"Bearer {token}"}
                )
                self.assertEqual(answer.status_code, 201)
                self.assertEqual(there.receive_json(), {"left": before - 1})

    def test_other_workshops_hear_nothing_of_it(self):
        with TestClient(app) as client:
            form = {"username": "eve", "password": "tr0ub4dor"}
            eve = {"authorization": "Bearer " + client.post("/token", data=form).json()["access_token"]}
            with client.websocket_connect("/workshops/2/live") as pasta:
                self.assertEqual(pasta.receive_json(), {"left": 2})
                client.post("/workshops/1/bookings", json={"seats": 1}, headers=eve)
                client.post("/workshops/2/bookings", json={"seats": 1}, headers=eve)
                self.assertEqual(pasta.receive_json(), {"left": 1})
