import unittest
from pathlib import Path

from fastapi.testclient import TestClient
from main import CHUNK, FOLDER, app
from pipe import put
from starlette.datastructures import UploadFile

client = TestClient(app, raise_server_exceptions=False)


def files():
    return sorted(path.name for path in FOLDER.iterdir())


class Manners(unittest.TestCase):
    def test_half_a_recording_is_not_kept(self):
        before = files()
        try:
            put([b"x" * 10_000] * 20, leave_after=5)
        except Exception:
            pass  # what becomes of the exception is the framework's business
        self.assertEqual(files(), before)

    def test_a_photo_is_read_in_pieces(self):
        sizes, original = [], UploadFile.read

        async def read(self, size=-1):
            sizes.append(size)
            return await original(self, size)

        UploadFile.read = read
        try:
            data = b"\x89PNG\r\n\x1a\n" + b"x" * 150_000
            self.assertEqual(client.post("/photos", files={"photo": ("a.png", data)}).status_code, 201)
        finally:
            UploadFile.read = original
        self.assertTrue(all(0 < size <= 2 * CHUNK for size in sizes), f"read({sizes})")

    def test_no_name_leads_out_of_the_folder(self):
        Path("secret.png").write_bytes(b"\x89PNG\r\n\x1a\n secret")
        for id in ["..%2Fsecret.png", "%2E%2E%2Fsecret.png", "..%5Csecret.png", "..", ".", "%00", "x" * 5000]:
            answer = client.get(f"/photos/{id}")
            self.assertIn(answer.status_code, (404, 405, 422), id)
            self.assertNotIn(b"secret", answer.content)

    def test_a_recording_is_no_photo(self):
        sent = put([b"<script>"])
        self.assertIn(client.get(f"/photos/{sent.json()['id']}").status_code, (404, 415))


if __name__ == "__main__":
    unittest.main()
