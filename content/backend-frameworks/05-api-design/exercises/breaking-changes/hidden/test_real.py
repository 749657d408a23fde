import copy
import unittest

from main import breaking

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Library", "version": "1.0.0"},
    "paths": {
        "/books": {
            "summary": "All books",
            "parameters": [],
            "get": {
                "parameters": [{"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["title", "year"]}}],
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Book"}}
                            }
                        },
                    },
                    "304": {"description": "not modified"},
                },
            },
            "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewBook"}}}},
                "responses": {
                    "201": {
                        "description": "made",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Book"}}},
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "NewBook": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}},
            "Author": {"type": "object", "properties": {"name": {"type": "string"}}},
            "Book": {
                "type": "object",
                "properties": {
                    "id": {"type": "integer"},
                    "title": {"type": "string"},
                    "author": {"$ref": "#/components/schemas/Author"},
                },
            },
        }
    },
}


class Real(unittest.TestCase):
    def setUp(self):
        self.new = copy.deepcopy(DOCUMENT)
        self.books = self.new["paths"]["/books"]
        self.schemas = self.new["components"]["schemas"]

    def test_other_keys_of_a_path_are_no_operations(self):
        del self.books["summary"], self.books["parameters"]
        self.assertEqual(breaking(DOCUMENT, self.new), [])

    def test_words_break_nobody(self):
        self.books["get"]["summary"] = "Lists all books"
        self.books["get"]["responses"]["200"]["description"] = "fine"
        self.new["info"]["version"] = "1.0.1"
        self.assertEqual(breaking(DOCUMENT, self.new), [])

    def test_an_enum_that_is_no_more_takes_everything(self):
        self.books["get"]["parameters"][0]["schema"] = {"type": "string"}
        self.assertEqual(breaking(DOCUMENT, self.new), [])

    def test_a_name_instead_of_an_inline_schema_changes_nothing(self):
        self.schemas["Book"]["properties"]["author"] = self.schemas["Author"]
        self.assertEqual(breaking(DOCUMENT, self.new), [])

    def test_one_schema_breaks_several_operations(self):
        del self.schemas["Book"]["properties"]["title"]
        self.schemas["NewBook"]["required"].append("isbn")
        self.assertEqual(
            breaking(DOCUMENT, self.new),
            ["GET /books: answer 200 lost title", "POST /books: answer 201 lost title", "POST /books: body needs isbn"],
        )

    def test_a_new_status_breaks_nobody(self):
        self.books["get"]["responses"]["429"] = {"description": "later"}
        self.assertEqual(breaking(DOCUMENT, self.new), [])

    def test_the_documents_are_not_changed(self):
        old, new = copy.deepcopy(DOCUMENT), copy.deepcopy(self.new)
        breaking(old, new)
        self.assertEqual((old, new), (DOCUMENT, self.new))


if __name__ == "__main__":
    unittest.main()
