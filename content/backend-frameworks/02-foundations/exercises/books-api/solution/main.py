from fastapi import FastAPI, HTTPException, Query, Response
from pydantic import BaseModel, Field

app = FastAPI(title="Bookshop")

# Prices in cents: what a book costs the customer, and what it cost the shop.
BOOKS = {
    1: {"id": 1, "title": "Emma", "price": 850, "cost": 400},
    2: {"id": 2, "title": "Ulysses", "price": 1490, "cost": 900},
    3: {"id": 3, "title": "Märchen", "price": 1200, "cost": 650},
}


class NewBook(BaseModel):
    """What comes in."""

    title: str = Field(min_length=1, max_length=200)
    price: int = Field(ge=0)
    cost: int = Field(ge=0)


class Book(BaseModel):
    """What goes out."""

    id: int
    title: str
    price: int


@app.get("/books")
def list_books(limit: int = Query(default=20, ge=1, le=100)) -> list[Book]:
    return list(BOOKS.values())[:limit]


@app.get("/books/{id}", responses={404: {"description": "No such book"}})
def one_book(id: int) -> Book:
    if id not in BOOKS:
        raise HTTPException(404, "No such book")
    return BOOKS[id]


@app.post("/books", status_code=201)
def add_book(new: NewBook, response: Response) -> Book:
    id = max(BOOKS) + 1
    BOOKS[id] = {"id": id, "title": new.title, "price": new.price, "cost": new.cost}
    response.headers["Location"] = f"/books/{id}"
    return BOOKS[id]


if __name__ == "__main__":
    from fastapi.testclient import TestClient

    client = TestClient(app)
    for answer in [client.get("/books/1"), client.post("/books", json={"title": "", "price": "free"})]:
        print(answer.request.method, answer.request.url.path, "->", answer.status_code, answer.text)
