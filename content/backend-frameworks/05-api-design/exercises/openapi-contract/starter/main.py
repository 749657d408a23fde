from typing import Optional

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

app = FastAPI()

BOOKS = {
    1: {"id": 1, "title": "Emma", "author": "Austen"},
    2: {"id": 2, "title": "Ulysses", "author": "Joyce"},
    3: {"id": 3, "title": "Persuasion", "author": "Austen"},
}
LENT = {2: "bob"}


class Book(BaseModel):
    id: int
    title: str
    author: str


class LoanIn(BaseModel):
    member: str


class Loan(BaseModel):
    book_id: int
    member: str


class Problem(BaseModel):
    """What went wrong, after RFC 9457."""

    title: str
    status: int
    detail: Optional[str] = None


class ProblemError(Exception):
    def __init__(self, status, title, detail=None):
        self.problem = {"title": title, "status": status, "detail": detail}


@app.exception_handler(ProblemError)
async def problem_answer(request: Request, error: ProblemError):
    return JSONResponse(error.problem, error.problem["status"], media_type="application/problem+json")


def found(book_id):
    if book_id not in BOOKS:
        raise ProblemError(404, "Not found", f"There is no book {book_id}.")
    return BOOKS[book_id]


@app.get("/books")
def get_all(limit: int = 20):
    return list(BOOKS.values())[:limit]


@app.get("/books/{book_id}")
def get_one(book_id: int):
    return found(book_id)


@app.post("/books/{book_id}/loans")
def post(book_id: int, new: LoanIn):
    found(book_id)
    if book_id in LENT:
        raise ProblemError(409, "Lent already", "Try again later.")
    LENT[book_id] = new.member
    return {"book_id": book_id, "member": new.member}


@app.get("/search")
def find(q: str):
    """The way of version 1.0. Today: GET /books"""
    return [book for book in BOOKS.values() if q.lower() in book["title"].lower()]


@app.get("/internal/health")
def health():
    return {"ok": True}
