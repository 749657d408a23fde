"""Pydantic 2, or as much of it as this exercise needs. Nothing to change here.

The Pydantic of the browser is version 1.10, which has other names for the same things.
This file gives it the names and rules of version 2. On your own machine replace
`from pydantic_v2 import` by `from pydantic import`: the rest of your code stays as it is.
"""

import pydantic
from pydantic import EmailStr, SecretStr, ValidationError

__all__ = [
    "BaseModel", "ConfigDict", "EmailStr", "Field", "SecretStr", "ValidationError", "ValidationInfo",
    "computed_field", "field_serializer", "field_validator", "model_validator", "to_camel",
]

if pydantic.VERSION.startswith("1."):
    import enum
    import json
    from copy import copy
    from types import SimpleNamespace
    from typing import get_origin, get_type_hints

    from pydantic import errors, schema, types, validators
    from pydantic.generics import replace_types
    from pydantic.json import pydantic_encoder

    ConfigDict = dict
    ValidationInfo = SimpleNamespace
    CONFIG = {
        "str_strip_whitespace": "anystr_strip_whitespace",
        "str_to_lower": "anystr_lower",
        "from_attributes": "orm_mode",
        "populate_by_name": "allow_population_by_field_name",
        "validate_by_name": "allow_population_by_field_name",
        "validate_default": "validate_all",
    }

    def strict_text(value):
        if isinstance(value, enum.Enum):
            value = value.value
        if not isinstance(value, str):
            raise errors.StrError()
        return value

    lenient_number = validators.int_validator

    def whole_number(value):
        if isinstance(value, float) and not value.is_integer():
            raise errors.IntegerError()
        return lenient_number(value)

    for module in (types, validators):
        module.str_validator, module.int_validator = strict_text, whole_number
    for kind, chain in validators._VALIDATORS:
        if kind is str:
            chain[0] = strict_text
        if kind is int:
            chain[0] = whole_number

    lengths_of_texts = schema.get_annotation_from_field_info

    def lengths(annotation, info, *rest):
        if get_origin(annotation) in (list, set, frozenset):
            info.min_items, info.max_items = info.min_length, info.max_length
            info.min_length = info.max_length = None
        return lengths_of_texts(annotation, info, *rest)

    schema.get_annotation_from_field_info = lengths

    def Field(default=..., *, pattern=None, examples=None, **rest):
        if pattern is not None:
            rest["regex"] = pattern
        if examples is not None:
            rest["examples"] = examples
        if "default_factory" in rest:
            return pydantic.Field(**rest)
        return pydantic.Field(default, **rest)

    def to_camel(name):
        first, *others = name.split("_")
        return first + "".join(word.capitalize() for word in others)

    def plain(function):
        return function.__func__ if isinstance(function, classmethod) else function

    def field_validator(*fields, mode="after"):
        def decorate(function):
            function = plain(function)
            if function.__code__.co_argcount < 3:
                def check(cls, value):
                    return function(cls, value)
            else:
                def check(cls, value, values, field):
                    return function(cls, value, SimpleNamespace(data=values, field_name=field.name))
            return pydantic.validator(*fields, pre=mode == "before", allow_reuse=True)(check)
        return decorate

    def model_validator(*, mode):
        def decorate(function):
            function = plain(function)
            if mode == "before":
                return pydantic.root_validator(pre=True, allow_reuse=True)(lambda cls, data: function(cls, data))

            def check(cls, values):
                checked = function(cls.construct(**values))
                return {name: getattr(checked, name) for name in values}
            return pydantic.root_validator(skip_on_failure=True, allow_reuse=True)(check)
        return decorate

    def field_serializer(*fields):
        def decorate(function):
            function.serializes = fields
            return function
        return decorate

    class computed_field(property):
        def __init__(self, getter):
            super().__init__(getter.fget if isinstance(getter, property) else getter)

    class Meta(type(pydantic.BaseModel)):
        def __new__(mcs, name, bases, body, **rest):
            config = body.pop("model_config", None)
            if config:
                body["Config"] = type("Config", (), {CONFIG.get(key, key): value for key, value in config.items()})
            cls = super().__new__(mcs, name, bases, body, **rest)
            inherited = {field for base in bases for field in getattr(base, "__fields__", {})}
            for field in cls.__fields__.values():  # what has no default is required, None allowed or not
                given = field.name in body or field.name in inherited
                if not given and field.default is None and field.default_factory is None:
                    field.required = True
            return cls

    variants = {}

    class BaseModel(pydantic.BaseModel, metaclass=Meta):
        def __class_getitem__(cls, kinds):  # Page[Book]
            kinds = kinds if isinstance(kinds, tuple) else (kinds,)
            if (cls, kinds) not in variants:
                given = dict(zip(cls.__parameters__, kinds))
                hints = get_type_hints(cls, include_extras=True)
                types_now = {name: replace_types(hints[name], given) for name in cls.__fields__}
                changed = {name: kind for name, kind in types_now.items() if kind is not hints[name]}
                name = f"{cls.__name__}[{', '.join(getattr(kind, '__name__', str(kind)) for kind in kinds)}]"
                body = {name: copy(cls.__fields__[name].field_info) for name in changed}
                body.update(__module__=cls.__module__, __qualname__=name, __annotations__=changed)
                variants[cls, kinds] = Meta(name, (cls,), body)
            return variants[cls, kinds]

        @classmethod
        def model_validate(cls, value):
            return cls.from_orm(value) if cls.__config__.orm_mode and not isinstance(value, dict) else cls.parse_obj(value)

        @classmethod
        def model_validate_json(cls, text):
            return cls.parse_raw(text)

        @classmethod
        def model_json_schema(cls):
            return cls.schema()

        @classmethod
        def model_rebuild(cls):
            cls.update_forward_refs()

        def dict(self, **rest):
            data = super().dict(**rest)
            names = {field.alias if rest.get("by_alias") else field.name: field.name for field in self.__fields__.values()}
            for function in vars_of(type(self)):
                for key, name in names.items():
                    if name in getattr(function, "serializes", ()) and key in data:
                        data[key] = function(self, getattr(self, name))
            for name, value in everything(type(self)).items():
                if isinstance(value, computed_field) and name not in (rest.get("exclude") or ()):
                    if rest.get("include") is None or name in rest["include"]:
                        alias = self.__config__.alias_generator if rest.get("by_alias") else None
                        data[alias(name) if alias else name] = getattr(self, name)
            return data

        def model_dump(self, *, mode="python", **rest):
            data = self.dict(**rest)
            return json.loads(json.dumps(data, default=as_json)) if mode == "json" else data

        def model_dump_json(self, **rest):
            return json.dumps(self.model_dump(mode="json", **rest), separators=(",", ":"), ensure_ascii=False)

        def model_copy(self, *, update=None, deep=False):
            return self.copy(update=update, deep=deep)

        @property
        def model_fields_set(self):
            return self.__fields_set__

    def everything(cls):
        return {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}

    def vars_of(cls):
        return list(everything(cls).values())

    def as_json(value):
        import datetime
        import decimal

        if isinstance(value, decimal.Decimal):
            return str(value)
        if isinstance(value, datetime.datetime) and value.utcoffset() == datetime.timedelta(0):
            return value.isoformat().replace("+00:00", "Z")
        return pydantic_encoder(value)
else:
    from pydantic import (
        BaseModel, ConfigDict, Field, ValidationInfo, computed_field, field_serializer, field_validator, model_validator,
    )
    from pydantic.alias_generators import to_camel
