import unittest

from main import app


def problem(document, path, method, status):
    """The schema of an error, wherever it stands."""
    answer = document["paths"][path][method]["responses"].get(str(status))
    assert answer, f"{method.upper()} {path} says nothing about {status}"
    content = answer.get("content", {}).get("application/problem+json")
    assert content, f"{status} of {method.upper()} {path} has no application/problem+json"
    schema = content.get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"].get(name, {}) if name else schema


class Errors(unittest.TestCase):
    def setUp(self):
        self.document = app.openapi()

    def test_a_book_that_is_not_there(self):
        self.assertIn("title", problem(self.document, "/books/{book_id}", "get", 404).get("properties", {}))

    def test_a_loan_of_a_book_that_is_not_there(self):
        self.assertIn("title", problem(self.document, "/books/{book_id}/loans", "post", 404).get("properties", {}))

    def test_a_book_that_is_lent(self):
        self.assertIn("status", problem(self.document, "/books/{book_id}/loans", "post", 409).get("properties", {}))


if __name__ == "__main__":
    unittest.main()
