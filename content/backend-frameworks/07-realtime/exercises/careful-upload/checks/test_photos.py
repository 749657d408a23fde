from fastapi.testclient import TestClient

from main import FOLDER, MAX_PHOTO, app

client = TestClient(app)
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0"


def upload(data, name="wren.png", type="image/png"):
    return client.post("/photos", files={"photo": (name, data, type)})


def files():
    return sorted(path.name for path in FOLDER.iterdir())


def test_what_is_sent_can_be_fetched():
    data = PNG + bytes(range(256)) * 300
    answer = upload(data)
    assert answer.status_code == 201
    assert answer.json()["size"] == len(data)
    assert answer.json()["type"] == "image/png"
    photo = client.get(answer.headers["location"])
    assert photo.content == data
    assert photo.headers["content-type"] == "image/png"
    assert photo.headers["x-content-type-options"] == "nosniff"


def test_the_name_is_ours():
    for name in ["wren.png", "../main.py", "a/b.png", "wren.php"]:
        answer = upload(PNG, name)
        assert answer.status_code == 201
        id = answer.json()["id"]
        assert id in files()
        assert name.split("/")[-1] != id and id.endswith(".png")
    assert upload(PNG).json()["id"] != upload(PNG).json()["id"]


def test_the_type_is_what_is_in_it():
    before = files()
    assert upload(JPEG + b"...", "wren.png", "image/png").json()["type"] == "image/jpeg"
    assert upload(b"<script>alert(1)</script>", "wren.png", "image/png").status_code == 415
    assert upload(b"", "wren.png", "image/png").status_code == 415
    assert len(files()) == len(before) + 1


def test_too_much_is_413_and_leaves_nothing():
    before = files()
    assert upload(PNG + b"x" * (MAX_PHOTO - len(PNG))).status_code == 201
    assert upload(PNG + b"x" * MAX_PHOTO).status_code == 413
    assert len(files()) == len(before) + 1
