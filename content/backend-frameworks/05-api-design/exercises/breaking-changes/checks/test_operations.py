import unittest

from main import breaking


class Operations(unittest.TestCase):
    def test_nothing_has_changed(self):
        document = {"paths": {"/books": {"get": {}}}}
        self.assertEqual(breaking(document, document), [])

    def test_a_path_is_gone(self):
        old = {"paths": {"/books": {"get": {}, "post": {}}, "/loans": {"get": {}}}}
        new = {"paths": {"/books": {"get": {}, "post": {}}}}
        self.assertEqual(breaking(old, new), ["GET /loans: removed"])

    def test_a_method_is_gone(self):
        old = {"paths": {"/books": {"get": {}, "post": {}, "delete": {}}}}
        new = {"paths": {"/books": {"get": {}}}}
        self.assertEqual(breaking(old, new), ["DELETE /books: removed", "POST /books: removed"])

    def test_something_new_breaks_nobody(self):
        old = {"paths": {"/books": {"get": {}}}}
        new = {"paths": {"/books": {"get": {}, "post": {}}, "/loans": {"get": {}}}}
        self.assertEqual(breaking(old, new), [])


if __name__ == "__main__":
    unittest.main()
