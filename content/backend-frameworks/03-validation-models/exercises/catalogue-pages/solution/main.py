from typing import Generic, Optional, TypeVar

from fastapi import FastAPI, Query

from pydantic_v2 import BaseModel, Field, model_validator

BOOKS = [{"id": number, "title": f"Book {number}"} for number in range(1, 8)]
AUTHORS = [{"id": 1, "name": "Jane Austen"}, {"id": 2, "name": "James Joyce"}]
DEEPEST = 4

T = TypeVar("T")


class Book(BaseModel):
    id: int
    title: str


class Author(BaseModel):
    id: int
    name: str


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = Field(ge=0)
    next_offset: Optional[int]

    @classmethod
    def of(cls, rows, limit, offset):
        after = offset + limit
        return cls(items=rows[offset:after], total=len(rows), next_offset=after if after < len(rows) else None)


class Shelf(BaseModel):
    name: str = Field(min_length=1)
    children: list["Shelf"] = Field(default_factory=list)

    @property
    def depth(self):
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def count(self):
        return 1 + sum(child.count for child in self.children)

    @model_validator(mode="after")
    def not_too_deep(self):
        if self.depth > DEEPEST:
            raise ValueError(f"shelves may be nested {DEEPEST} deep")
        return self


app = FastAPI()


@app.get("/books", response_model=Page[Book])
async def books(limit: int = Query(3, ge=1, le=100), offset: int = Query(0, ge=0)):
    return Page[Book].of(BOOKS, limit, offset)


@app.get("/authors", response_model=Page[Author])
async def authors(limit: int = Query(3, ge=1, le=100), offset: int = Query(0, ge=0)):
    return Page[Author].of(AUTHORS, limit, offset)


@app.post("/shelves", status_code=201)
async def plan(shelf: Shelf):
    return {"name": shelf.name, "shelves": shelf.count, "depth": shelf.depth}
