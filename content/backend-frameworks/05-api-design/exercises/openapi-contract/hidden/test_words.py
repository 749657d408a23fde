import unittest

from main import app


class Words(unittest.TestCase):
    def setUp(self):
        self.document = app.openapi()
        self.operations = [one for path in self.document["paths"].values() for one in path.values()]

    def test_summaries_are_written_by_somebody(self):
        for operation in self.operations:
            generated = operation["operationId"].replace("_", " ")
            self.assertNotEqual(operation["summary"].lower(), generated)
            self.assertGreater(len(operation["summary"]), len(generated))

    def test_each_operation_is_in_a_group_that_is_described(self):
        described = {tag["name"] for tag in self.document.get("tags", []) if tag.get("description")}
        self.assertEqual(described, {"books", "loans"})
        for operation in self.operations:
            self.assertTrue(described.issuperset(operation.get("tags", ["none"])))

    def test_the_document_and_the_limit_are_described(self):
        self.assertTrue(self.document["info"].get("description"))
        parameters = self.document["paths"]["/books"]["get"]["parameters"]
        self.assertTrue(next(one for one in parameters if one["name"] == "limit").get("description"))

    def test_names_are_unique(self):
        names = [operation["operationId"] for operation in self.operations]
        self.assertEqual(len(names), len(set(names)))

    def test_only_the_old_operation_is_deprecated(self):
        self.assertEqual([one["operationId"] for one in self.operations if one.get("deprecated")], ["search_books"])


if __name__ == "__main__":
    unittest.main()
