import unittest

from settings import load, start

KEY, URL = "sixteen-letters!", "postgresql://shop:hunter2@db/shop"


class Secrets(unittest.TestCase):
    def test_print_shows_no_secret(self):
        settings = load("", {"SHOP_SECRET_KEY": KEY, "SHOP_DATABASE__URL": URL})
        self.assertNotIn(KEY, f"{settings} {settings!r}")
        self.assertNotIn("hunter2", f"{settings} {settings!r}")

    def test_the_value_is_there_for_who_asks(self):
        settings = load("", {"SHOP_SECRET_KEY": KEY, "SHOP_DATABASE__URL": URL})
        self.assertEqual(settings.secret_key.get_secret_value(), KEY)
        self.assertEqual(settings.database.url.get_secret_value(), URL)

    def test_an_error_shows_no_value(self):
        with self.assertRaises(SystemExit) as caught:
            start("", {"SHOP_SECRET_KEY": "tooshort", "SHOP_DATABASE__URL": URL, "SHOP_PORT": "424242"})
        text = str(caught.exception)
        self.assertIn("SHOP_SECRET_KEY", text)
        for value in ["tooshort", "hunter2", "424242"]:
            self.assertNotIn(value, text)

    def test_a_rule_between_settings_is_told_in_words(self):
        with self.assertRaises(SystemExit) as caught:
            start("", {"SHOP_SECRET_KEY": KEY, "SHOP_DATABASE__URL": URL, "SHOP_ENVIRONMENT": "prod", "SHOP_DEBUG": "1"})
        self.assertIn("debug", str(caught.exception).lower())


if __name__ == "__main__":
    unittest.main()
