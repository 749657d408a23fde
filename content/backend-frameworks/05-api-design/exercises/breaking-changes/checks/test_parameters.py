import unittest

from main import breaking


def document(*parameters):
    return {"paths": {"/books": {"get": {"parameters": list(parameters)}}}}


def parameter(name, required=False, place="query", **schema):
    return {"name": name, "in": place, "required": required, "schema": {"type": "string", **schema}}


class Parameters(unittest.TestCase):
    def test_a_new_one_is_required(self):
        self.assertEqual(
            breaking(document(), document(parameter("branch", required=True))),
            ["GET /books: parameter branch is required"],
        )

    def test_it_was_optional(self):
        self.assertEqual(
            breaking(document(parameter("q")), document(parameter("q", required=True))),
            ["GET /books: parameter q is required"],
        )

    def test_it_was_required_before(self):
        same = document(parameter("q", required=True))
        self.assertEqual(breaking(same, same), [])

    def test_a_new_one_is_optional(self):
        self.assertEqual(breaking(document(), document(parameter("q"))), [])

    def test_name_and_place(self):
        old = document(parameter("id", required=True, place="path"))
        new = document(parameter("id", required=True, place="path"), parameter("id", required=True))
        self.assertEqual(breaking(old, new), ["GET /books: parameter id is required"])

    def test_values_of_an_enum(self):
        old = document(parameter("sort", enum=["title", "price", "year"]))
        new = document(parameter("sort", enum=["year", "title", "author"]))
        self.assertEqual(breaking(old, new), ["GET /books: parameter sort no longer takes price"])


if __name__ == "__main__":
    unittest.main()
