METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def breaking(old, new):
    """Changes that break clients of the old document, sorted."""
    before, after = operations(old), operations(new)
    texts = []
    for name in before:
        if name not in after:
            texts.append(f"{name}: removed")
            continue
        for change in parameter_changes(before[name], after[name]):
            texts.append(f"{name}: {change}")
    return sorted(texts)


def operations(document):
    """All operations by names such as "GET /books". A path may have other keys than methods."""
    return {
        f"{method.upper()} {path}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


def parameter_changes(old, new):
    before, after = parameters(old), parameters(new)
    for key, parameter in after.items():
        was = before.get(key, {})
        if parameter.get("required", False) and not was.get("required", False):
            yield f"parameter {parameter['name']} is required"
        for value in lost_values(was.get("schema", {}), parameter.get("schema", {})):
            yield f"parameter {parameter['name']} no longer takes {value}"


def parameters(operation):
    return {(one["in"], one["name"]): one for one in operation.get("parameters", [])}


def lost_values(old, new):
    """What is taken no more. No `enum` means that everything is taken."""
    if "enum" not in new:
        return []
    return [value for value in old.get("enum", []) if value not in new["enum"]]


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
