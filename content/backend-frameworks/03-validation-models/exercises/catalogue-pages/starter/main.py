from typing import Generic, Optional, TypeVar

from fastapi import FastAPI, Query

from pydantic_v2 import BaseModel, Field, model_validator

BOOKS = [{"id": number, "title": f"Book {number}"} for number in range(1, 8)]
AUTHORS = [{"id": 1, "name": "Jane Austen"}, {"id": 2, "name": "James Joyce"}]


class Book(BaseModel):
    id: int
    title: str


class Author(BaseModel):
    id: int
    name: str


class Shelf(BaseModel):
    name: str


app = FastAPI()


@app.get("/books")
async def books(limit: int = 3, offset: int = 0):
    return BOOKS[offset : offset + limit]


@app.get("/authors")
async def authors(limit: int = 3, offset: int = 0):
    return AUTHORS[offset : offset + limit]


@app.post("/shelves", status_code=201)
async def plan(shelf: Shelf):
    return {"name": shelf.name, "shelves": 1, "depth": 1}
