from itertools import count
from typing import List, Optional

from fastapi import FastAPI, HTTPException, Response
from pydantic import BaseModel, Field

# ── The core: knows books, but no HTTP and no versions. There is nothing to change here. ──────────────────────


class NewBook(BaseModel):
    title: str = Field(min_length=1)
    authors: List[str]
    year: Optional[int] = None


class Book(NewBook):
    id: int


class Library:
    def __init__(self):
        self._ids = count(1)
        self._books = {}
        self.add(NewBook(title="Emma", authors=["Austen"], year=1815))
        self.add(NewBook(title="Good Omens", authors=["Gaiman", "Pratchett"], year=1990))

    def all(self):
        return list(self._books.values())

    def find(self, book_id):
        return self._books.get(book_id)

    def add(self, new):
        book = Book(id=next(self._ids), **new.dict())
        self._books[book.id] = book
        return book


library = Library()

# ── Version 2 ────────────────────────────────────────────────────────────────────────────────────────────────

v2 = FastAPI(title="Library", version="2.3.0")


@v2.get("/books", response_model=List[Book])
def list_books():
    return library.all()


@v2.get("/books/{book_id}", response_model=Book)
def get_book(book_id: int):
    book = library.find(book_id)
    if book is None:
        raise HTTPException(404, f"There is no book {book_id}.")
    return book


@v2.post("/books", response_model=Book, status_code=201)
def add_book(new: NewBook, response: Response):
    book = library.add(new)
    response.headers["Location"] = f"/v2/books/{book.id}"
    return book


# ── Version 1 ────────────────────────────────────────────────────────────────────────────────────────────────

v1 = FastAPI()


class NewBookV1(BaseModel):
    title: str = Field(min_length=1)
    author: str = Field(min_length=1)
    year_published: Optional[int] = None


class BookV1(NewBookV1):
    id: int


def to_v1(book):
    return BookV1(id=book.id, title=book.title, author=", ".join(book.authors), year_published=book.year)


def from_v1(body):
    authors = [name.strip() for name in body.author.split(",")]
    return NewBook(title=body.title, authors=authors, year=body.year_published)


@v1.get("/books", response_model=List[BookV1])
def list_books_v1():
    return [to_v1(book) for book in list_books()]


@v1.get("/books/{book_id}", response_model=BookV1)
def get_book_v1(book_id: int):
    return to_v1(get_book(book_id))


@v1.post("/books", response_model=BookV1, status_code=201)
def add_book_v1(new: NewBookV1, response: Response):
    book = library.add(from_v1(new))
    response.headers["Location"] = f"/v1/books/{book.id}"
    return to_v1(book)


@v1.middleware("http")
async def tell_them(request, call_next):
    response = await call_next(request)
    response.headers["Deprecation"] = "@1767225600"
    response.headers["Sunset"] = "Fri, 01 Jan 2027 00:00:00 GMT"
    response.headers["Link"] = '</v2/docs>; rel="successor-version"'
    return response


# ── Both ─────────────────────────────────────────────────────────────────────────────────────────────────────

app = FastAPI(openapi_url=None)
app.mount("/v1", v1)
app.mount("/v2", v2)


@app.api_route("/v0/{path:path}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def gone(path: str):
    raise HTTPException(410, "Version 0 has ended. See /v2/docs.")
