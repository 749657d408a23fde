import unittest

from fastapi.testclient import TestClient
from main import app

client = TestClient(app)


def add(title):
    return client.post("/books", json={"title": title, "price": 100, "cost": 50})


class Books(unittest.TestCase):
    def test_numbers_differ_and_the_list_ends_at_twenty(self):
        places = [add(f"Book {number}").headers["location"] for number in range(25)]
        self.assertEqual(len(set(places)), 25)
        self.assertEqual(len(client.get("/books").json()), 20)
        self.assertGreaterEqual(len(client.get("/books?limit=100").json()), 25)

    def test_the_location_is_where_the_book_is(self):
        answer = add("Faust")
        found = client.get(answer.headers["location"])
        self.assertEqual((found.status_code, found.json()), (200, answer.json()))

    def test_titles_have_at_most_200_signs(self):
        self.assertEqual(add("ä" * 200).status_code, 201)
        self.assertEqual(add("ä" * 201).status_code, 422)

    def test_a_book_that_was_refused_is_not_there(self):
        before = len(client.get("/books?limit=100").json())
        self.assertEqual(add("").status_code, 422)
        self.assertEqual(len(client.get("/books?limit=100").json()), before)


if __name__ == "__main__":
    unittest.main()
