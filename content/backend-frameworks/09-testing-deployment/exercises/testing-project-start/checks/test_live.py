import unittest

from fastapi.testclient import TestClient

from main import app


def login(client, name, password):
    token = client.post("/token", data={"username": name, "password": password}).json()["access_token"]
    return {"authorization": f"Bearer {token}"}


class Live(unittest.TestCase):
    def test_who_watches_hears_of_bookings_and_cancellations(self):
        with TestClient(app) as client:
            bob = login(client, "bob", "battery staple")
            before = client.get("/workshops/1").json()["left"]
            with client.websocket_connect("/workshops/1/live") as one:
                self.assertEqual(one.receive_json(), {"left": before})
                with client.websocket_connect("/workshops/1/live") as two:
                    self.assertEqual(two.receive_json(), {"left": before})
                    booking = client.post("/workshops/1/bookings", json={"seats": 2}, headers=bob).json()
                    self.assertEqual(one.receive_json(), {"left": before - 2})
                    self.assertEqual(two.receive_json(), {"left": before - 2})
                client.delete(f"/bookings/{booking['id']}", headers=bob)
                self.assertEqual(one.receive_json(), {"left": before})
