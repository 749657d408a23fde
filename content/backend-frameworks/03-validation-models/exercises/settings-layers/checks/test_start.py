import unittest

from settings import start

GOOD = {"SHOP_SECRET_KEY": "sixteen-letters!", "SHOP_DATABASE__URL": "postgresql://db/shop"}


class Start(unittest.TestCase):
    def test_good_settings_start(self):
        self.assertEqual(start("port = 81", GOOD).port, 81)

    def test_every_mistake_is_named(self):
        with self.assertRaises(SystemExit) as caught:
            start("", {"SHOP_PORT": "many", "SHOP_DATABASE__POOL_SIZE": "0", "SHOP_SECRET_KEY": "sixteen-letters!"})
        text = str(caught.exception)
        for name in ["SHOP_PORT:", "SHOP_DATABASE__URL:", "SHOP_DATABASE__POOL_SIZE:"]:
            self.assertIn(name, text)
        self.assertNotIn("SHOP_SECRET_KEY", text, "nothing is wrong with it")


if __name__ == "__main__":
    unittest.main()
