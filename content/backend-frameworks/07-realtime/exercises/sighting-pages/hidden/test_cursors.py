import base64
import json

import pytest
from fastapi.testclient import TestClient

from main import app

client = TestClient(app, raise_server_exceptions=False)


def encoded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        " ",
        "%%%",
        "ä",
        "a",
        encoded(None),
        encoded([]),
        encoded(["2026-05-01"]),
        encoded({"offset": 10}),
        encoded([["2026"], 5]),
        encoded(["2026-05-01T07:40", {"id": 1}]),
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_it_is_400(cursor):
    assert client.get("/sightings", params={"cursor": cursor}).status_code == 400


def test_its_values_are_no_sql():
    answer = client.get("/sightings", params={"cursor": encoded(["' or 1=1 --", 1])})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 400 or answer.json()["items"] == []
