from itertools import count
from typing import List, Literal, Optional

from fastapi import FastAPI, HTTPException, Query, Response
from pydantic import BaseModel, Field, ValidationError

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


class BookPatch(Strict):
    title: Optional[str] = None
    author: Optional[str] = None
    year: Optional[int] = None


class LoanIn(Strict):
    member: str = Field(min_length=1, max_length=50)


class LoanPatch(Strict):
    returned: Literal[True]


class Loan(BaseModel):
    id: int
    book_id: int
    member: str
    returned: bool


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


@app.put("/books/{book_id}", response_model=Book)
def replace_book(book_id: int, new: BookIn):
    found(STORE.books, book_id)
    STORE.books[book_id] = {"id": book_id, **new.dict()}
    return STORE.books[book_id]


@app.patch("/books/{book_id}", response_model=Book)
def change_book(book_id: int, patch: BookPatch):
    book = dict(found(STORE.books, book_id))
    del book["id"]
    try:
        # Check what comes out, not only what was sent: `title` may be missing, but not be null.
        changed = BookIn(**{**book, **patch.dict(exclude_unset=True)})
    except ValidationError as error:
        raise HTTPException(422, [{"loc": ["body", *one["loc"]], "msg": one["msg"]} for one in error.errors()])
    STORE.books[book_id] = {"id": book_id, **changed.dict()}
    return STORE.books[book_id]


@app.delete("/books/{book_id}", status_code=204)
def delete_book(book_id: int):
    found(STORE.books, book_id)
    if is_lent(book_id):
        raise HTTPException(409, "This book is lent.")
    del STORE.books[book_id]
    return Response(status_code=204)


def is_lent(book_id):
    return any(loan["book_id"] == book_id and not loan["returned"] for loan in STORE.loans.values())


@app.post("/books/{book_id}/loans", response_model=Loan, status_code=201)
def lend_book(book_id: int, new: LoanIn, response: Response):
    found(STORE.books, book_id)
    if is_lent(book_id):
        raise HTTPException(409, "This book is lent.")
    loan = {"id": next(STORE.loan_ids), "book_id": book_id, "member": new.member, "returned": False}
    STORE.loans[loan["id"]] = loan
    response.headers["Location"] = f"/loans/{loan['id']}"
    return loan


@app.get("/loans", response_model=List[Loan])
def list_loans(member: Optional[str] = None, limit: int = Query(20, ge=1, le=100)):
    loans = [loan for loan in STORE.loans.values() if member in (None, loan["member"])]
    return loans[:limit]


@app.get("/loans/{loan_id}", response_model=Loan)
def get_loan(loan_id: int):
    return found(STORE.loans, loan_id)


@app.patch("/loans/{loan_id}", response_model=Loan)
def return_book(loan_id: int, patch: LoanPatch):
    loan = found(STORE.loans, loan_id)
    loan["returned"] = True
    return loan
