from itertools import count
from typing import List, Optional

from fastapi import FastAPI, HTTPException, Query, Response
from pydantic import BaseModel, Field

app = FastAPI(title="Library")


class Strict(BaseModel):
    """A body with fields that nobody knows is refused."""

    class Config:
        extra = "forbid"


class BookIn(Strict):
    title: str = Field(min_length=1, max_length=200)
    author: str = Field(min_length=1, max_length=200)
    year: Optional[int] = None


class Book(BaseModel):
    id: int
    title: str
    author: str
    year: Optional[int]


class STORE:
    books = {
        1: {"id": 1, "title": "Emma", "author": "Austen", "year": 1815},
        2: {"id": 2, "title": "Ulysses", "author": "Joyce", "year": 1922},
        3: {"id": 3, "title": "Persuasion", "author": "Austen", "year": 1817},
    }
    loans = {}
    book_ids = count(4)
    loan_ids = count(1)


def found(table, id):
    if id not in table:
        raise HTTPException(404, f"There is no number {id}.")
    return table[id]


@app.get("/books", response_model=List[Book])
def list_books(author: Optional[str] = None, limit: int = Query(20, ge=1, le=100)):
    books = [book for book in STORE.books.values() if author in (None, book["author"])]
    return books[:limit]


@app.get("/books/{book_id}", response_model=Book)
def get_book(book_id: int):
    return found(STORE.books, book_id)


@app.post("/books", response_model=Book, status_code=201)
def create_book(new: BookIn, response: Response):
    book = {"id": next(STORE.book_ids), **new.dict()}
    STORE.books[book["id"]] = book
    response.headers["Location"] = f"/books/{book['id']}"
    return book
