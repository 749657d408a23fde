import tomllib
from typing import Literal

from pydantic_v2 import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

PREFIX = "SHOP_"


class Database(BaseModel):
    model_config = ConfigDict(extra="forbid")

    url: SecretStr
    pool_size: int = Field(5, ge=1, le=50)


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    environment: Literal["dev", "test", "prod"] = "dev"
    debug: bool = False
    port: int = Field(8000, ge=1, le=65535)
    secret_key: SecretStr = Field(min_length=16)
    database: Database

    @model_validator(mode="after")
    def no_debug_in_production(self):
        if self.environment == "prod" and self.debug:
            raise ValueError("debug must be off in prod")
        return self


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
