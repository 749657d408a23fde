import unittest

from main import Book, from_v1, library, to_v1, v2


class Body:
    title = "Good Omens"
    author = "Gaiman ,Pratchett"
    year_published = 1990


class Translation(unittest.TestCase):
    def test_there_and_back(self):
        new = from_v1(Body)
        self.assertEqual((new.title, new.authors, new.year), ("Good Omens", ["Gaiman", "Pratchett"], 1990))

    def test_the_old_form_is_made_of_the_new_one(self):
        old = to_v1(Book(id=7, title="Walden", authors=["Thoreau"], year=None))
        old = old if isinstance(old, dict) else dict(old)
        self.assertEqual(old, {"id": 7, "title": "Walden", "author": "Thoreau", "year_published": None})

    def test_what_is_stored_is_in_the_new_form_only(self):
        self.assertEqual(set(dict(library.find(1))), {"id", "title", "authors", "year"})

    def test_nothing_of_version_2_is_deprecated(self):
        operations = [one for path in v2.openapi()["paths"].values() for one in path.values()]
        self.assertFalse(any(one.get("deprecated") for one in operations))


if __name__ == "__main__":
    unittest.main()
