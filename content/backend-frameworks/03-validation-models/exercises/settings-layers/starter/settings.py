import tomllib
from typing import Literal

from pydantic_v2 import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator


class Settings(BaseModel):
    environment: str = "dev"
    port: int = 8000


def layers(toml, env):
    """What the file says, and above it what the environment says."""
    return {}


def load(toml, env):
    return Settings.model_validate(layers(toml, env))
