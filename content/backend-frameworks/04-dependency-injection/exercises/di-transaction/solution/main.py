from fastapi import Body, Depends, FastAPI, HTTPException

from database import Pool

app = FastAPI()
pool = Pool(size=2)  # one for the whole application


def get_pool():
    return pool


def get_connection(pool=Depends(get_pool)):
    connection = pool.take()
    try:
        yield connection
    finally:
        pool.give_back(connection)


class Accounts:
    """The accounts, within the connection of this request."""

    def __init__(self, connection=Depends(get_connection)):
        self.connection = connection

    def cents(self, name):
        row = self.connection.execute("SELECT cents FROM accounts WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise HTTPException(404, f"There is no account {name}.")
        return row[0]

    def add(self, name, cents):
        if self.cents(name) + cents < 0:
            raise HTTPException(409, f"{name} has not got that much.")
        self.connection.execute("UPDATE accounts SET cents = cents + ? WHERE name = ?", (cents, name))


@app.get("/accounts/{name}")
def show(name: str, accounts: Accounts = Depends()):
    return {"name": name, "cents": accounts.cents(name)}


@app.post("/transfers", status_code=201)
def transfer(
    source: str = Body(),
    target: str = Body(),
    cents: int = Body(gt=0),
    accounts: Accounts = Depends(),
    connection=Depends(get_connection),
):
    accounts.add(source, -cents)
    accounts.add(target, cents)
    connection.commit()
    return {"from": source, "to": target, "cents": cents}
