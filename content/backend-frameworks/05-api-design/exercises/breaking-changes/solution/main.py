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
        for change in request_changes(old, before[name], new, after[name]):
            texts.append(f"{name}: {change}")
        for change in answer_changes(old, before[name], new, after[name]):
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


def request_changes(old, before, new, after):
    was = schema_of(old, before.get("requestBody", {}))
    now = schema_of(new, after.get("requestBody", {}))
    for field in now.get("required", []):
        if field not in was.get("required", []):
            yield f"body needs {field}"


def answer_changes(old, before, new, after):
    for status, answer in before.get("responses", {}).items():
        if status not in after.get("responses", {}):
            continue
        was = fields(old, schema_of(old, answer))
        now = fields(new, schema_of(new, after["responses"][status]))
        for field, schema in was.items():
            if field not in now:
                yield f"answer {status} lost {field}"
            elif schema.get("type") != now[field].get("type"):
                yield f"answer {status} changed {field}"


def schema_of(document, body):
    """The schema of a request's body or of an answer; {} where there is none."""
    content = body.get("content", {}).get("application/json", {})
    return resolve(document, content.get("schema", {}))


def resolve(document, schema):
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def fields(document, schema):
    if schema.get("type") == "array":
        schema = resolve(document, schema.get("items", {}))
    return {name: resolve(document, one) for name, one in schema.get("properties", {}).items()}


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
