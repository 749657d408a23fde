import unittest

from settings import layers

TOML = """
port = 9000

[database]
url = "postgresql://db/shop"
pool_size = 10
"""


class Layers(unittest.TestCase):
    def test_the_file_alone(self):
        self.assertEqual(layers(TOML, {}), {"port": 9000, "database": {"url": "postgresql://db/shop", "pool_size": 10}})

    def test_the_environment_wins(self):
        self.assertEqual(str(layers(TOML, {"SHOP_PORT": "9100"})["port"]), "9100")

    def test_other_variables_do_not_count(self):
        self.assertEqual(layers("", {"PATH": "/bin", "PORT": "1", "WORKSHOP_PORT": "2"}), {})

    def test_two_underscores_go_one_level_down(self):
        database = layers(TOML, {"SHOP_DATABASE__POOL_SIZE": "20"})["database"]
        self.assertEqual(str(database["pool_size"]), "20")
        self.assertEqual(database["url"], "postgresql://db/shop", "the rest of the section was lost")

    def test_a_section_that_the_file_does_not_have(self):
        self.assertEqual(layers("", {"SHOP_MAIL__HOST": "mx"}), {"mail": {"host": "mx"}})

    def test_large_or_small_letters(self):
        self.assertEqual(layers("", {"shop_Secret_Key": "x"}), {"secret_key": "x"})


if __name__ == "__main__":
    unittest.main()
