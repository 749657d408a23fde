METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def breaking(old, new):
    """Changes that break clients of the old document, sorted."""
    return []


if __name__ == "__main__":
    before = {
        "paths": {
            "/books": {
                "get": {"parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}]},
                "post": {},
            }
        }
    }
    after = {
        "paths": {
            "/books": {
                "get": {
                    "parameters": [
                        {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer"}}
                    ]
                }
            }
        }
    }
    for text in breaking(before, after):
        print(text)
