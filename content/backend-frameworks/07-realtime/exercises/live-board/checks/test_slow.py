import unittest

from wire import connect, play, settle


class Slow(unittest.TestCase):
    def test_a_client_that_does_not_read_holds_up_nobody(self):
        async def scene():
            ada = await connect("ada")
            await connect("snail", reads=False)
            bob = await connect("bob")
            ada.say({"species": "wren", "count": 1})
            await settle()
            self.assertEqual([message["species"] for message in bob.sightings()], ["wren"])

        play(scene)

    def test_it_is_sent_away_when_too_much_waits(self):
        async def scene():
            ada = await connect("ada")
            snail = await connect("snail", reads=False)
            bob = await connect("bob")
            for count in range(1, 101):
                ada.say({"species": "wren", "count": count})
                await settle(0)
            await settle()
            self.assertEqual(snail.closed, 1013, "the client that does not read is still there")
            self.assertEqual([message["count"] for message in bob.sightings()], list(range(1, 101)))
            self.assertIn({"type": "left", "name": "snail"}, bob.heard)

        play(scene)


if __name__ == "__main__":
    unittest.main()
