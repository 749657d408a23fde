import json
import logging
import re
import time
import uuid

from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

log = logging.getLogger("access")
app = FastAPI()


# Here is what you write.

TITLES = {401: "Not logged in", 404: "Not found", 405: "Method not allowed", 409: "Conflict", 422: "Invalid input"}


def problem(status, request_id, headers=None, **more):
    body = {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status, "request_id": request_id}
    return JSONResponse({**body, **more}, status, headers, media_type="application/problem+json")


@app.exception_handler(StarletteHTTPException)
async def refused(request, error):
    return problem(error.status_code, request.state.request_id, error.headers, detail=error.detail)


@app.exception_handler(RequestValidationError)
async def invalid(request, error):
    errors = [{"field": ".".join(str(part) for part in one["loc"]), "message": one["msg"]} for one in error.errors()]
    return problem(422, request.state.request_id, errors=errors)


class Access:
    """Gives every request an id, answers what nobody has caught, and writes one line for each."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        request_id = given if re.fullmatch(r"[A-Za-z0-9-]{8,64}", given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        status, began, crash = None, time.perf_counter(), None

        async def tagged(event):
            nonlocal status
            if event["type"] == "http.response.start":
                status = event["status"]
                event = {**event, "headers": [*event.get("headers", []), (b"x-request-id", request_id.encode())]}
            await send(event)

        try:
            await self.app(scope, receive, tagged)
        except Exception as error:
            crash = error
            if status is not None:
                raise  # half of the answer is out already
            answer = problem(500, request_id)
            await answer(scope, receive, tagged)
        finally:
            line = {
                "method": scope["method"], "path": scope["path"], "status": status or 500,
                "ms": round((time.perf_counter() - began) * 1000, 1), "request_id": request_id,
            }
            log.log(logging.ERROR if crash else logging.INFO, json.dumps(line), exc_info=crash)


app.add_middleware(Access)


# The routes. There is nothing to change here.

class Login(BaseModel):
    email: str
    password: str = Field(..., min_length=12)


@app.get("/bookings/{id}")
async def show(id: int):
    if id != 1:
        raise HTTPException(404, "There is no such booking.")
    return {"id": 1, "seats": 2}


@app.post("/login")
async def login(data: Login):
    raise HTTPException(401, "Email or password is wrong.", headers={"WWW-Authenticate": "Bearer"})


@app.get("/report")
async def report():
    raise RuntimeError("could not connect to postgresql://app:s3cret@db/seats")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from fastapi.testclient import TestClient

    client = TestClient(app, raise_server_exceptions=False)
    for path in ["/bookings/1", "/bookings/2?token=abc", "/bookings/x", "/report", "/nowhere"]:
        answer = client.get(path)
        print(path, answer.status_code, answer.headers.get("x-request-id"), answer.text, "\n")
