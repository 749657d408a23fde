import hashlib
import unittest

from main import FOLDER, MAX_RECORDING
from pipe import put


def files():
    return sorted(path.name for path in FOLDER.iterdir())


class Recordings(unittest.TestCase):
    def test_it_is_on_the_disk(self):
        pieces = [b"tweet" * 100, b"", b"chirp" * 250]
        whole = b"".join(pieces)
        sent = put(pieces)
        self.assertEqual(sent.status, 201)
        self.assertEqual(sent.json()["size"], len(whole))
        self.assertEqual(sent.json()["sha256"], hashlib.sha256(whole).hexdigest())
        self.assertEqual((FOLDER / sent.json()["id"]).read_bytes(), whole)

    def test_it_stops_reading_when_it_is_too_much(self):
        before = files()
        piece = b"x" * 10_000
        sent = put(piece for _ in range(5 * MAX_RECORDING // len(piece)))
        self.assertEqual(sent.status, 413)
        self.assertLessEqual(sent.taken, MAX_RECORDING // len(piece) + 1, "it went on reading")
        self.assertEqual(files(), before, "a part of it is still on the disk")

    def test_exactly_the_limit_is_not_too_much(self):
        self.assertEqual(put([b"x" * (MAX_RECORDING // 2)] * 2).status, 201)


if __name__ == "__main__":
    unittest.main()
