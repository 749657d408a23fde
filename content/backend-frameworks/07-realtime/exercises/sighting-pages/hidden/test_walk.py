import pytest
from fastapi.testclient import TestClient

from main import app, db

client = TestClient(app)


def walk(limit, between=lambda page: None, **filters):
    """All ids, page by page. `between` is called with the number of each page before the next one is asked for."""
    ids, params = [], {"limit": limit, **filters}
    for page in range(1, 40):
        answer = client.get("/sightings", params=params).json()
        assert len(answer["items"]) <= limit
        ids += [item["id"] for item in answer["items"]]
        if answer["next_cursor"] is None:
            return ids
        params["cursor"] = answer["next_cursor"]
        between(page)
    raise AssertionError("the pages never end")


@pytest.fixture(autouse=True)
def as_before():
    db.execute("begin")
    yield
    db.execute("rollback")


def in_order(condition="1"):
    rows = db.execute(f"select id from sightings where {condition} order by seen_at desc, id desc")
    return [row["id"] for row in rows]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 12, 13, 14])
def test_every_row_once(limit):
    assert walk(limit) == in_order()
    assert walk(limit, species="wren") == in_order("species = 'wren'")


def test_an_exact_last_page_has_no_next_one():
    answer = client.get("/sightings", params={"limit": 13}).json()
    assert answer["next_cursor"] is None


def test_rows_that_go_take_no_others_with_them():
    before = in_order()

    def delete(page):
        if page == 1:
            db.execute("delete from sightings where id in (12, 11)")  # both have been given out

    assert walk(3, delete) == before


def test_the_row_of_the_cursor_may_be_gone():
    before = in_order()

    def delete(page):
        if page == 1:
            db.execute("delete from sightings where id = 10")  # the last one of the first page

    assert walk(3, delete) == before


def test_new_rows_are_not_mixed_in():
    before = in_order()
    assert walk(2, lambda page: db.execute("insert into sightings (species, seen_at) values ('owl', '2027')")) == before
