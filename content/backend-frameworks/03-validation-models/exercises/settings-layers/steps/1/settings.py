import tomllib
from typing import Literal

from pydantic_v2 import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

PREFIX = "SHOP_"


class Settings(BaseModel):
    environment: str = "dev"
    port: int = 8000


def layers(toml, env):
    """What the file says, and above it what the environment says."""
    data = tomllib.loads(toml)
    for name, value in env.items():
        if not name.upper().startswith(PREFIX):
            continue
        *sections, key = name.upper().removeprefix(PREFIX).lower().split("__")
        place = data
        for section in sections:
            place = place.setdefault(section, {})
        place[key] = value
    return data


def load(toml, env):
    return Settings.model_validate(layers(toml, env))
