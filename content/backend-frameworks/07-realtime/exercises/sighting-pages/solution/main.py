import base64
import json
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


def encode(row) -> str:
    """The place of a row in the order, as a text that survives in an address."""
    return base64.urlsafe_b64encode(json.dumps([row["seen_at"], row["id"]]).encode()).decode()


def decode(cursor: str) -> tuple:
    try:
        seen_at, id = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        if not isinstance(seen_at, str) or type(id) is not int or abs(id) >= 2**63:
            raise ValueError("other types than we put in")
    except (ValueError, TypeError, RecursionError):  # bad base64, bad UTF-8 and bad JSON are ValueErrors, too
        raise HTTPException(400, "This cursor was not made here") from None
    return seen_at, id


@app.get("/sightings")
def list_sightings(
    request: Request,
    response: Response,
    species: Optional[str] = None,
    limit: int = Query(10, ge=1, le=50),
    cursor: Optional[str] = None,
):
    where, values = [], []
    if species is not None:
        where.append("species = ?")
        values.append(species)
    if cursor is not None:
        where.append("(seen_at, id) < (?, ?)")
        values.extend(decode(cursor))
    condition = "where " + " and ".join(where) if where else ""
    rows = db.execute(
        f"select * from sightings {condition} order by seen_at desc, id desc limit ?",
        [*values, limit + 1],  # one more, to see whether there is a next page
    ).fetchall()
    items = rows[:limit]
    next_cursor = encode(items[-1]) if len(rows) > limit else None
    if next_cursor:
        response.headers["Link"] = f'<{request.url.include_query_params(cursor=next_cursor)}>; rel="next"'
    return {"items": [dict(row) for row in items], "next_cursor": next_cursor}
