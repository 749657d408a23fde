METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def breaking(old, new):
    """Changes that break clients of the old document, sorted."""
    before, after = operations(old), operations(new)
    return sorted(f"{name}: removed" for name in before if name not in after)


def operations(document):
    """All operations by names such as "GET /books". A path may have other keys than methods."""
    return {
        f"{method.upper()} {path}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


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
