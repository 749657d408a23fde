from dataclasses import dataclass

from data import connect
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="token")
db = connect()


@dataclass
class Caller:
    user_id: int
    permissions: set[str]


def permissions_of(db, user_id):
    """The permissions of all roles of the user, with what those roles include."""
    rows = db.execute(
        """
        WITH RECURSIVE mine(role) AS (
            SELECT role FROM user_roles WHERE user_id = ?
            UNION
            SELECT includes FROM role_includes JOIN mine USING (role)
        )
        SELECT DISTINCT permission FROM role_permissions JOIN mine USING (role)
        """,
        [user_id],
    )
    return {row["permission"] for row in rows}


def current_caller(token: str = Depends(bearer)) -> Caller:
    found = db.execute("SELECT user_id, scope FROM tokens WHERE token = ?", [token]).fetchone()
    if found is None:
        raise HTTPException(401, "The token is not known.", headers={"WWW-Authenticate": "Bearer"})
    permissions = permissions_of(db, found["user_id"])
    scopes = set(found["scope"].split())
    return Caller(found["user_id"], permissions if "*" in scopes else permissions & scopes)


def requires(permission):
    """A dependency that lets only callers with the permission pass."""
    def check(caller: Caller = Depends(current_caller)) -> Caller:
        if permission not in caller.permissions:
            raise HTTPException(403, f"This needs the permission {permission}.")
        return caller

    return check


def reach(caller, everything):
    """The part of WHERE that says which invoices the caller reaches, and its parameters."""
    if everything in caller.permissions:
        return "1", []
    return "owner_id = ?", [caller.user_id]


@app.get("/invoices")
def list_invoices(caller: Caller = Depends(requires("invoice:read"))):
    where, parameters = reach(caller, "invoice:read:all")
    rows = db.execute(f"SELECT * FROM invoices WHERE {where} ORDER BY id", parameters)
    return [dict(row) for row in rows]


@app.get("/invoices/{invoice_id}")
def show_invoice(invoice_id: int, caller: Caller = Depends(requires("invoice:read"))):
    where, parameters = reach(caller, "invoice:read:all")
    row = db.execute(f"SELECT * FROM invoices WHERE id = ? AND {where}", [invoice_id, *parameters]).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such invoice.")
    return dict(row)


@app.post("/invoices/{invoice_id}/refund")
def refund_invoice(invoice_id: int, caller: Caller = Depends(requires("invoice:refund"))):
    where, parameters = reach(caller, "invoice:refund:all")
    row = db.execute(
        f"UPDATE invoices SET state = 'refunded' WHERE id = ? AND {where} RETURNING *",
        [invoice_id, *parameters],
    ).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such invoice.")
    return dict(row)
