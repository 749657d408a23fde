"""What PEP 3333 asks of an application, looked at with the validator of the standard library."""

import unittest
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from main import app


def call(path, query="", method="GET"):
    environ = {"SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method}
    setup_testing_defaults(environ)
    head = {}

    def start_response(status, headers, exc_info=None):
        head["status"] = status
        head["headers"] = {name.lower(): value for name, value in headers}

    result = validator(app)(environ, start_response)
    try:
        body = b"".join(result)
    finally:
        result.close()
    return head["status"], head["headers"], body


class Contract(unittest.TestCase):
    def test_every_answer_keeps_to_the_contract(self):
        for path, method in [("/", "GET"), ("/books", "GET"), ("/books/3", "GET"), ("/x", "GET"), ("/books", "POST")]:
            with self.subTest(path=path, method=method):
                call(path, method=method)

    def test_content_length_counts_bytes(self):
        for path in ["/", "/books", "/books/3", "/nothing"]:
            with self.subTest(path=path):
                _, headers, body = call(path)
                self.assertIn("content-length", headers)
                self.assertEqual(int(headers["content-length"]), len(body))

    def test_status_has_a_number_and_a_reason(self):
        self.assertEqual(call("/books/99")[0][:4], "404 ")
        self.assertEqual(call("/", method="PUT")[0][:4], "405 ")


if __name__ == "__main__":
    unittest.main()
