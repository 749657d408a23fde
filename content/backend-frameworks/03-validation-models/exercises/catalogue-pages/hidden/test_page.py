import unittest

from main import Author, Book, Page
from pydantic_v2 import BaseModel, ValidationError


class Generic(unittest.TestCase):
    def test_items_are_checked(self):
        page = Page[Book](items=[{"id": "1", "title": "Emma"}], total=1, next_offset=None)
        self.assertEqual(page.items[0].id, 1)
        with self.assertRaises(ValidationError):
            Page[Book](items=[{"id": 1, "name": "Jane Austen"}], total=1, next_offset=None)

    def test_works_with_a_model_that_it_has_never_seen(self):
        class Shop(BaseModel):
            town: str

        page = Page[Shop](items=[{"town": "Bath"}], total=1, next_offset=None)
        self.assertEqual(page.items[0].town, "Bath")

    def test_parametrisations_are_pages(self):
        self.assertTrue(issubclass(Page[Book], Page) and issubclass(Page[Author], Page))


if __name__ == "__main__":
    unittest.main()
