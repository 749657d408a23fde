from fastapi import FastAPI, Request

app = FastAPI(title="Bookshop")

# Prices in cents: what a book costs the customer, and what it cost the shop.
BOOKS = {
    1: {"id": 1, "title": "Emma", "price": 850, "cost": 400},
    2: {"id": 2, "title": "Ulysses", "price": 1490, "cost": 900},
    3: {"id": 3, "title": "Märchen", "price": 1200, "cost": 650},
}


@app.get("/books")
def list_books():
    return list(BOOKS.values())


@app.get("/books/{id}")
def one_book(id):
    return BOOKS.get(id)


@app.post("/books")
async def add_book(request: Request):
    book = await request.json()
    book["id"] = max(BOOKS) + 1
    BOOKS[book["id"]] = book
    return book


if __name__ == "__main__":
    from fastapi.testclient import TestClient

    client = TestClient(app)
    for answer in [client.get("/books/1"), client.post("/books", json={"title": "", "price": "free"})]:
        print(answer.request.method, answer.request.url.path, "->", answer.status_code, answer.text)
