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


def own_note(id: int, user: str = Depends(current_user)):
    """The note, if it belongs to whoever asks."""
    row = db.execute("select * from notes where id = ? and owner = ?", [id, user]).fetchone()
    if row is None:
        raise HTTPException(404, "No such note")
    return row


@app.get("/notes")
def search(q: str = "", user: str = Depends(current_user)):
    rows = db.execute("select * from notes where owner = ? and text like '%' || ? || '%' order by id", [user, q])
    return [as_note(row) for row in rows]


@app.get("/notes/{id}")
def read(note=Depends(own_note)):
    return as_note(note)


@app.delete("/notes/{id}", status_code=204)
def delete(note=Depends(own_note)):
    db.execute("delete from notes where id = ?", [note["id"]])


@app.patch("/notes/{id}")
def change(changes: dict, note=Depends(own_note)):
    for column, value in changes.items():
        db.execute(f"update notes set {column} = ? where id = ?", [value, note["id"]])
    return as_note(db.execute("select * from notes where id = ?", [note["id"]]).fetchone())


if __name__ == "__main__":
    from fastapi.testclient import TestClient

    bob = TestClient(app, headers={"X-User": "bob"})
    print("Bob searches:", bob.get("/notes", params={"q": "' or 1=1 --"}).json())
    print("Bob reads note 1:", bob.get("/notes/1").json())
    print("Bob takes note 1:", bob.patch("/notes/1", json={"owner": "bob"}).json())
