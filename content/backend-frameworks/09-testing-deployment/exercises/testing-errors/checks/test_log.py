import json
import logging
import unittest

from fastapi.testclient import TestClient

from main import app


class Lines(unittest.TestCase):
    def lines_of(self, path, **more):
        client = TestClient(app, raise_server_exceptions=False)
        with self.assertLogs("access", logging.INFO) as caught:
            self.answer = client.get(path, **more)
        return caught.records

    def test_one_line_of_json_for_each_request(self):
        records = self.lines_of("/bookings/1")
        self.assertEqual(len(records), 1)
        line = json.loads(records[0].getMessage())
        self.assertEqual(set(line), {"method", "path", "status", "ms", "request_id"})
        self.assertEqual((line["method"], line["path"], line["status"]), ("GET", "/bookings/1", 200))
        self.assertGreaterEqual(line["ms"], 0)

    def test_line_and_answer_have_the_same_id(self):
        line = json.loads(self.lines_of("/bookings/2")[0].getMessage())
        self.assertEqual(line["request_id"], self.answer.headers["x-request-id"])
        self.assertEqual(line["request_id"], self.answer.json()["request_id"])

    def test_a_crash_is_an_error_with_its_trace(self):
        records = self.lines_of("/report")
        self.assertEqual([record.levelno for record in records], [logging.ERROR])
        self.assertTrue(records[0].exc_info and records[0].exc_info[0], "the line has no traceback")
        self.assertIs(records[0].exc_info[0], RuntimeError)
        self.assertEqual(json.loads(records[0].getMessage())["status"], 500)

    def test_a_refusal_is_no_error(self):
        self.assertEqual(self.lines_of("/bookings/2")[0].levelno, logging.INFO)
