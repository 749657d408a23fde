import sqlite3
from typing import Optional

from fastapi import FastAPI, HTTPException, Query, Request, Response
from pydantic import BaseModel

app = FastAPI()
db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
db.row_factory = sqlite3.Row
db.execute("create table sightings (id integer primary key, species text not null, seen_at text not null)")
db.executemany(
    "insert into sightings (species, seen_at) values (?, ?)",
    [
        ("wren", "2026-05-01T06:10"),
        ("robin", "2026-05-01T07:40"),
        ("heron", "2026-05-01T07:40"),
        ("wren", "2026-05-01T07:40"),
        ("owl", "2026-05-02T05:55"),
        ("heron", "2026-05-02T09:20"),
        ("robin", "2026-05-02T09:20"),
        ("wren", "2026-05-02T09:20"),
        ("owl", "2026-05-02T18:05"),
        ("wren", "2026-05-03T06:30"),
        ("robin", "2026-05-03T06:30"),
        ("heron", "2026-05-03T08:15"),
        ("kingfisher", "2026-05-01T07:40"),  # entered late
    ],
)


class NewSighting(BaseModel):
    species: str
    seen_at: str


@app.post("/sightings", status_code=201)
def add(new: NewSighting):
    """There is nothing to change here."""
    values = (new.species, new.seen_at)
    row = db.execute("insert into sightings (species, seen_at) values (?, ?) returning *", values).fetchone()
    return dict(row)


@app.get("/sightings")
def list_sightings(species: Optional[str] = None, limit: int = Query(10, ge=1, le=50)):
    rows = db.execute(
        "select * from sightings where (:species is null or species = :species)"
        " order by seen_at desc, id desc limit :limit",
        {"species": species, "limit": limit},
    ).fetchall()
    return {"items": [dict(row) for row in rows]}
