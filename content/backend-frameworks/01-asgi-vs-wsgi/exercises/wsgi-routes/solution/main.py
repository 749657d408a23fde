import json
from urllib.parse import parse_qs

BOOKS = {1: "Emma", 2: "Ulysses", 3: "Märchen"}


def app(environ, start_response):
    found = find(environ["PATH_INFO"])
    if found is None:
        return answer_json(start_response, "404 Not Found", {"error": "There is nothing here."})
    if environ["REQUEST_METHOD"] != "GET":
        return answer_json(
            start_response, "405 Method Not Allowed", {"error": "Only GET is allowed."}, [("Allow", "GET")]
        )
    return found(environ, start_response)


def find(path):
    """The function that answers a path; None where there is no such path."""
    if path == "/":
        return home
    if path == "/books":
        return list_books
    first, _, number = path.removeprefix("/").partition("/")
    if first == "books" and number.isascii() and number.isdigit() and int(number) in BOOKS:
        return lambda environ, start_response: show_book(start_response, int(number))
    return None


def home(environ, start_response):
    return answer(start_response, "200 OK", "Bookshop\n", "text/plain; charset=utf-8")


def list_books(environ, start_response):
    wanted = parse_qs(environ["QUERY_STRING"]).get("q", [""])[0].casefold()
    books = [book(number) for number, title in BOOKS.items() if wanted in title.casefold()]
    return answer_json(start_response, "200 OK", books)


def show_book(start_response, number):
    return answer_json(start_response, "200 OK", book(number))


def book(number):
    return {"id": number, "title": BOOKS[number]}


def answer_json(start_response, status, value, headers=()):
    text = json.dumps(value, ensure_ascii=False)
    return answer(start_response, status, text, "application/json", headers)


def answer(start_response, status, text, content_type, headers=()):
    body = text.encode()
    start_response(status, [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        *headers,
    ])
    return [body]


def show(method, target):
    """Calls the app as a server would, and prints the answer."""
    path, _, query = target.partition("?")
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}

    def start_response(status, headers):
        print(f"{method} {target} -> {status}")
        for name, value in headers:
            print(f"  {name}: {value}")

    print(" ", b"".join(app(environ, start_response)).decode(), "\n")


if __name__ == "__main__":
    show("GET", "/")
    show("GET", "/books?q=em")
    show("GET", "/books/2")
    show("POST", "/books")
