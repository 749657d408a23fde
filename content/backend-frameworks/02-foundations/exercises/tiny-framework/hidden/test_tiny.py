import asyncio
import contextlib
import io
import unittest

from tiny import HTTPError, Tiny


def ask(app, method, path):
    with contextlib.redirect_stderr(io.StringIO()) as log:
        status, headers, value = asyncio.run(app.answer(method, path))
    return status, {name.lower(): text for name, text in headers.items()}, value, log.getvalue()


class Routes(unittest.TestCase):
    def setUp(self):
        self.app = Tiny()

    def test_the_decorator_gives_the_handler_back(self):
        def handler():
            return "ok"

        self.assertIs(self.app.route("GET", "/x")(handler), handler)

    def test_two_apps_have_routes_of_their_own(self):
        self.app.route("GET", "/x")(lambda: "x")
        self.assertEqual(ask(Tiny(), "GET", "/x")[0], 404)

    def test_the_first_route_wins(self):
        self.app.route("GET", "/books/new")(lambda: "form")
        self.app.route("GET", "/books/{name}")(lambda name: name)
        self.assertEqual(ask(self.app, "GET", "/books/new")[2], "form")
        self.assertEqual(ask(self.app, "GET", "/books/old")[2], "old")

    def test_several_parts_and_none_that_is_empty(self):
        self.app.route("GET", "/authors/{author}/books/{number:int}")(lambda author, number: [author, number])
        self.assertEqual(ask(self.app, "GET", "/authors/austen/books/12")[2], ["austen", 12])
        self.assertEqual(ask(self.app, "GET", "/authors//books/12")[0], 404)

    def test_a_dot_is_a_dot(self):
        self.app.route("GET", "/books.json")(lambda: "all")
        self.assertEqual(ask(self.app, "GET", "/booksxjson")[0], 404)

    def test_strange_numbers_do_not_fit(self):
        self.app.route("GET", "/n/{n:int}")(lambda n: n)
        for text in ["²", "-1", "1.5", "1e3", "", "٣"]:
            with self.subTest(text=text):
                self.assertEqual(ask(self.app, "GET", f"/n/{text}")[0], 404)

    def test_headers_of_an_error_arrive(self):
        def closed():
            raise HTTPError(503, "Closed", {"retry-after": "60"})

        self.app.route("GET", "/x")(closed)
        status, headers, value, _ = ask(self.app, "GET", "/x")
        self.assertEqual((status, headers.get("retry-after"), value), (503, "60", {"error": "Closed"}))

    def test_an_error_of_an_async_handler_is_caught_and_logged(self):
        async def broken():
            raise KeyError("the secret")

        self.app.route("GET", "/x")(broken)
        status, _, value, log = ask(self.app, "GET", "/x")
        self.assertEqual((status, value), (500, {"error": "Internal Server Error"}))
        self.assertIn("the secret", log, "nobody will ever find this mistake: print the traceback")


if __name__ == "__main__":
    unittest.main()
