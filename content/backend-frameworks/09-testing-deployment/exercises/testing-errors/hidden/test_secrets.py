import logging
import unittest

from fastapi.testclient import TestClient

from main import app


class Secrets(unittest.TestCase):
    def setUp(self):
        self.client = TestClient(app, raise_server_exceptions=False)

    def test_the_query_is_not_logged(self):
        with self.assertLogs("access", logging.INFO) as caught:
            self.client.get("/bookings/1?token=abc123", headers={"authorization": "Bearer xyz789"})
        text = " ".join(record.getMessage() for record in caught.records)
        self.assertNotIn("abc123", text)
        self.assertNotIn("xyz789", text)

    def test_the_password_is_not_sent_back(self):
        answer = self.client.post("/login", json={"email": "ada@example.org", "password": "hunter2"})
        self.assertEqual(answer.status_code, 422)
        self.assertNotIn("hunter2", answer.text)
        self.assertIn("password", answer.text)

    def test_a_strange_id_is_replaced(self):
        for strange in ["short", "x" * 65, "with spaces in it", 'a"}{"status": 200, "x": "']:
            answer = self.client.get("/bookings/1", headers={"x-request-id": strange})
            self.assertNotEqual(answer.headers["x-request-id"], strange)

    def test_every_request_has_another_id(self):
        ids = {self.client.get("/bookings/1").headers["x-request-id"] for _ in range(5)}
        self.assertEqual(len(ids), 5)
