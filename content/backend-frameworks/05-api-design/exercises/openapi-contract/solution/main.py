from typing import List, Optional

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

app = FastAPI(
    title="Library",
    version="1.4.0",
    description="Books, and who has borrowed them.",
    openapi_tags=[
        {"name": "books", "description": "What the library has."},
        {"name": "loans", "description": "Who has what."},
    ],
    generate_unique_id_function=lambda route: route.name,
)

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


def problems(*statuses):
    """What `responses=` wants, for errors with these statuses."""
    content = {"application/problem+json": {"schema": Problem.schema()}}
    return {status: {"description": NAMES[status], "content": content} for status in statuses}


NAMES = {404: "There is no such book.", 409: "Somebody else has it."}


@app.get("/books", tags=["books"], summary="List the books of the library", response_model=List[Book])
def list_books(limit: int = Query(20, ge=1, le=100, description="No more books than this.")):
    return list(BOOKS.values())[:limit]


@app.get(
    "/books/{book_id}",
    tags=["books"],
    summary="Show one book of the library",
    response_model=Book,
    responses=problems(404),
)
def get_book(book_id: int):
    return found(book_id)


@app.post(
    "/books/{book_id}/loans",
    tags=["loans"],
    summary="Lend a book to a member",
    status_code=201,
    response_model=Loan,
    responses=problems(404, 409),
)
def lend_book(book_id: int, new: LoanIn):
    found(book_id)
    if book_id in LENT:
        raise ProblemError(409, "Lent already", "Try again later.")
    LENT[book_id] = new.member
    return {"book_id": book_id, "member": new.member}


@app.get("/search", tags=["books"], summary="Search books by title", response_model=List[Book], deprecated=True)
def search_books(q: str):
    """The way of version 1.0. Today: GET /books"""
    return [book for book in BOOKS.values() if q.lower() in book["title"].lower()]


@app.get("/internal/health", include_in_schema=False)
def health():
    return {"ok": True}
