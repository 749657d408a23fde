from fastapi import Body, Depends, FastAPI, HTTPException

from database import Pool

app = FastAPI()
pool = Pool(size=2)  # one for the whole application


def get_pool():
    return pool


@app.get("/accounts/{name}")
def show(name: str):
    connection = pool.take()
    row = connection.execute("SELECT cents FROM accounts WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise HTTPException(404, f"There is no account {name}.")
    pool.give_back(connection)
    return {"name": name, "cents": row[0]}


@app.post("/transfers", status_code=201)
def transfer(source: str = Body(), target: str = Body(), cents: int = Body(gt=0)):
    connection = pool.take()
    connection.execute("UPDATE accounts SET cents = cents - ? WHERE name = ?", (cents, source))
    connection.execute("UPDATE accounts SET cents = cents + ? WHERE name = ?", (cents, target))
    connection.commit()
    pool.give_back(connection)
    return {"from": source, "to": target, "cents": cents}
