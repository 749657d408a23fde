from itertools import count
from typing import Optional

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


# Still missing: models for PATCH and for loans.


class STORE:
    books = {
        1: {"id": 1, "title": "Emma", "author": "Austen", "year": 1815},
        2: {"id": 2, "title": "Ulysses", "author": "Joyce", "year": 1922},
        3: {"id": 3, "title": "Persuasion", "author": "Austen", "year": 1817},
    }
    loans = {}
    book_ids = count(4)
    loan_ids = count(1)


# This is how it was. Nothing of it is needed any more.
@app.get("/getBooks")
def get_books():
    return list(STORE.books.values())


@app.get("/deleteBook")
def delete_book(id: int):
    STORE.books.pop(id, None)
    return {"ok": True}
