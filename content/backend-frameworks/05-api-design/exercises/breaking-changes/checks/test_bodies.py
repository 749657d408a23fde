import unittest

from main import breaking

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def json(schema):
    return {"content": {"application/json": {"schema": schema}}}


def thing(required=(), **properties):
    return {"type": "object", "required": list(required), "properties": properties}


def writes(schema):
    return {"paths": {"/books": {"post": {"requestBody": json(schema), "responses": {}}}}}


def answers(schema, **schemas):
    return {
        "paths": {"/books": {"get": {"responses": {"200": json(schema)}}}},
        "components": {"schemas": schemas},
    }


REF = {"$ref": "#/components/schemas/Book"}


class Bodies(unittest.TestCase):
    def test_a_field_is_needed(self):
        old = writes(thing(["title"], title=TEXT, isbn=TEXT))
        new = writes(thing(["title", "isbn"], title=TEXT, isbn=TEXT))
        self.assertEqual(breaking(old, new), ["POST /books: body needs isbn"])

    def test_a_field_is_no_longer_needed(self):
        old = writes(thing(["title"], title=TEXT))
        new = writes(thing([], title=TEXT, isbn=TEXT))
        self.assertEqual(breaking(old, new), [])

    def test_a_field_of_the_answer_is_gone(self):
        old, new = answers(thing(title=TEXT, year=NUMBER)), answers(thing(title=TEXT))
        self.assertEqual(breaking(old, new), ["GET /books: answer 200 lost year"])

    def test_a_field_of_the_answer_has_another_type(self):
        old, new = answers(thing(year=NUMBER)), answers(thing(year=TEXT))
        self.assertEqual(breaking(old, new), ["GET /books: answer 200 changed year"])

    def test_a_new_field_in_the_answer(self):
        self.assertEqual(breaking(answers(thing(title=TEXT)), answers(thing(title=TEXT, year=NUMBER))), [])

    def test_schemas_with_names(self):
        old = answers(REF, Book=thing(title=TEXT, year=NUMBER))
        new = answers(REF, Book=thing(title=TEXT))
        self.assertEqual(breaking(old, new), ["GET /books: answer 200 lost year"])

    def test_lists(self):
        old = answers({"type": "array", "items": REF}, Book=thing(title=TEXT, year=NUMBER))
        new = answers({"type": "array", "items": REF}, Book=thing(title=TEXT, year=TEXT))
        self.assertEqual(breaking(old, new), ["GET /books: answer 200 changed year"])


if __name__ == "__main__":
    unittest.main()
