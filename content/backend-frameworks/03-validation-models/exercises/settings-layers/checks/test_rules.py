import unittest

from pydantic_v2 import ValidationError
from settings import load

GOOD = {"SHOP_SECRET_KEY": "sixteen-letters!", "SHOP_DATABASE__URL": "postgresql://db/shop"}


class Rules(unittest.TestCase):
    def refused(self, *loc, **env):
        with self.assertRaises(ValidationError) as caught:
            load("", {**GOOD, **env})
        if loc:
            self.assertEqual([found["loc"] for found in caught.exception.errors()], [loc])

    def test_defaults(self):
        settings = load("", GOOD)
        self.assertEqual((settings.environment, settings.debug, settings.port), ("dev", False, 8000))
        self.assertEqual(settings.database.pool_size, 5)

    def test_texts_become_what_they_mean(self):
        settings = load("", {**GOOD, "SHOP_PORT": "9100", "SHOP_DEBUG": "yes", "SHOP_DATABASE__POOL_SIZE": "20"})
        self.assertEqual((settings.port, settings.debug, settings.database.pool_size), (9100, True, 20))

    def test_limits(self):
        self.refused("port", SHOP_PORT="70000")
        self.refused("environment", SHOP_ENVIRONMENT="production")
        self.refused("debug", SHOP_DEBUG="maybe")
        self.refused("secret_key", SHOP_SECRET_KEY="short")
        self.refused("database", "pool_size", SHOP_DATABASE__POOL_SIZE="0")
        self.refused("database", "pool_size", SHOP_DATABASE__POOL_SIZE="51")

    def test_required(self):
        with self.assertRaises(ValidationError):
            load("", {"SHOP_SECRET_KEY": GOOD["SHOP_SECRET_KEY"]})
        with self.assertRaises(ValidationError):
            load("", {"SHOP_DATABASE__URL": GOOD["SHOP_DATABASE__URL"]})

    def test_no_debug_in_production(self):
        self.assertFalse(load("", {**GOOD, "SHOP_ENVIRONMENT": "prod"}).debug)
        self.refused(SHOP_ENVIRONMENT="prod", SHOP_DEBUG="1")

    def test_a_typing_mistake_is_an_error(self):
        self.refused("debgu", SHOP_DEBGU="1")
        self.refused("database", "poolsize", SHOP_DATABASE__POOLSIZE="9")

    def test_nobody_changes_a_setting(self):
        with self.assertRaises((ValidationError, TypeError)):
            load("", GOOD).port = 1


if __name__ == "__main__":
    unittest.main()
