import json
from urllib.parse import parse_qs

BOOKS = {1: "Emma", 2: "Ulysses", 3: "Märchen"}


def app(environ, start_response):
    # The same answer for everything: this is what you change.
    body = b"Hello"
    start_response("200 OK", [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
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
