import unittest

from main import board
from wire import connect, play, settle


class Lifecycle(unittest.TestCase):
    def test_a_broken_client_harms_nobody(self):
        async def scene():
            ada = await connect("ada")
            broken = await connect("broken")
            bob = await connect("bob")
            broken.broken = True
            ada.say({"species": "owl", "count": 1})
            await settle()
            ada.say({"species": "owl", "count": 2})
            await settle()
            self.assertEqual([message["count"] for message in bob.sightings()], [1, 2])
            self.assertEqual([message["count"] for message in ada.sightings()], [1, 2])
            broken.go(1006)
            await settle()
            self.assertIn({"type": "left", "name": "broken"}, bob.heard)

        play(scene)

    def test_two_may_have_the_same_name(self):
        async def scene():
            first = await connect("ada")
            second = await connect("ada")
            second.go()
            await settle()
            first.say({"species": "wren", "count": 3})
            await settle()
            self.assertEqual([message["count"] for message in first.sightings()], [3])

        play(scene)

    def test_nobody_is_kept_who_has_gone(self):
        async def scene():
            everybody = [await connect(f"n{number}", place="marsh") for number in range(5)]
            for client in everybody:
                client.go()
            await settle()
            self.assertTrue(all(client.task.done() for client in everybody), "a connection has no end")
            self.assertFalse(board.places.get("marsh"), "somebody is still on the board")

        play(scene)

    def test_nonsense_does_not_end_the_connection(self):
        async def scene():
            ada = await connect("ada")
            bob = await connect("bob")
            for nonsense in ["", "[]", "7", "null", '{"species": "wren"}', '{"species": "wren", "count": "many"}',
                             '{"species": 7, "count": 1}', '{"species": "wren", "count": 0}']:
                ada.say(nonsense)
            ada.say({"species": "wren", "count": 1})
            await settle()
            self.assertEqual([message["type"] for message in ada.heard if message["type"] == "error"], ["error"] * 8)
            self.assertEqual([message["type"] for message in bob.heard], ["sighting"])

        play(scene)


if __name__ == "__main__":
    unittest.main()
