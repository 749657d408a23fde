from settings import layers, load

TOML = """
port = 9000

[database]
url = "postgresql://db/shop"
pool_size = 10
"""

ENV = {"PATH": "/usr/bin", "SHOP_PORT": "9100", "SHOP_DATABASE__POOL_SIZE": "20", "SHOP_SECRET_KEY": "not-a-very-good-one!"}

if __name__ == "__main__":
    print(layers(TOML, ENV))
    print(load(TOML, ENV))
