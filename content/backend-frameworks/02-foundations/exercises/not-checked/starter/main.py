import sqlite3

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI(title="Notes")

db = sqlite3.connect(":memory:", check_same_thread=False)
db.row_factory = sqlite3.Row
db.executescript("""
    create table notes (id integer primary key, owner text not null, text text not null, done integer not null default 0);
    insert into notes (owner, text) values ('ada', 'Buy milk'), ('ada', 'Don''t forget the keys'),
        ('bob', 'The password is swordfish'), ('bob', 'Call Ada');
""")


def current_user(x_user: str = Header()) -> str:
    """Who asks. It stands in for a login."""
    return x_user


def as_note(row) -> dict:
    return {"id": row["id"], "text": row["text"], "done": bool(row["done"])}


@app.get("/notes")
def search(q: str = "", user: str = Depends(current_user)):
    rows = db.execute(f"select * from notes where owner = '{user}' and text like '%{q}%' order by id")
    return [as_note(row) for row in rows]


@app.get("/notes/{id}")
def read(id: int, user: str = Depends(current_user)):
    row = db.execute("select * from notes where id = ?", [id]).fetchone()
    if row is None:
        raise HTTPException(404, "No such note")
    return as_note(row)


@app.delete("/notes/{id}", status_code=204)
def delete(id: int, user: str = Depends(current_user)):
    db.execute("delete from notes where id = ?", [id])


@app.patch("/notes/{id}")
def change(id: int, changes: dict, user: str = Depends(current_user)):
    for column, value in changes.items():
        db.execute(f"update notes set {column} = ? where id = ?", [value, id])
    return read(id, user)


if __name__ == "__main__":
    from fastapi.testclient import TestClient

    bob = TestClient(app, headers={"X-User": "bob"})
    print("Bob searches:", bob.get("/notes", params={"q": "' or 1=1 --"}).json())
    print("Bob reads note 1:", bob.get("/notes/1").json())
    print("Bob takes note 1:", bob.patch("/notes/1", json={"owner": "bob"}).json())
