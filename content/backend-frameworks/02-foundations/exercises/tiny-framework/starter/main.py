"""The bookshop that your framework has to carry. There is nothing to change here."""

from tiny import HTTPError, Tiny

app = Tiny()
BOOKS = {1: "Emma", 2: "Ulysses", 3: "Märchen"}


@app.route("GET", "/")
def home():
    return {"shop": "Bookshop"}


@app.route("GET", "/books")
def list_books():
    return [{"id": number, "title": title} for number, title in BOOKS.items()]


@app.route("POST", "/books")
def add_book():
    raise HTTPError(403, "This shop is full")


@app.route("GET", "/books/{id:int}")
async def one_book(id):
    if id not in BOOKS:
        raise HTTPError(404, "No such book")
    return {"id": id, "title": BOOKS[id]}


@app.route("GET", "/shelves/{name}")
def shelf(name):
    return {"shelf": name}


@app.route("GET", "/stock")
def stock():
    return {"copies": 1 // 0}  # somebody's mistake


if __name__ == "__main__":
    import asyncio

    for method, path in [("GET", "/"), ("GET", "/books/2"), ("GET", "/books/two"), ("DELETE", "/books"), ("GET", "/stock")]:
        print(method, path, "->", asyncio.run(app.answer(method, path)))
