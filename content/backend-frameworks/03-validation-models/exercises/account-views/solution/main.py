from datetime import datetime, timezone
from decimal import Decimal
from typing import Optional

from fastapi import FastAPI, HTTPException

from pydantic_v2 import BaseModel, ConfigDict, Field, computed_field, field_serializer, field_validator, to_camel

# What the database knows about an account.
ACCOUNTS = {
    1: {
        "id": 1,
        "full_name": "Ada Byron",
        "email_address": "ada@example.org",
        "phone_number": "+44 20 7946 0000",
        "password_hash": "pbkdf2_sha256$600000$hush",
        "credit_limit": Decimal("250"),
        "created_at": datetime(2026, 1, 5, 9, 30, tzinfo=timezone.utc),
        "home_address": {"street_name": "1 Main Street", "post_code": "EC1A", "risk_score": 0.7},
    },
}


class Wire(BaseModel):
    """camelCase outside, snake_case inside."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)


class AddressOut(Wire):
    street_name: str
    post_code: str


class AccountOut(Wire):
    id: int
    full_name: str
    email_address: str
    phone_number: Optional[str]
    credit_limit: Decimal
    created_at: datetime
    home_address: AddressOut

    @field_serializer("credit_limit")
    def money(self, value):
        return f"{value:.2f}"

    @field_serializer("created_at")
    def day(self, value):
        return value.date().isoformat()

    @computed_field
    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.full_name.split()).upper()


class AccountPatch(Wire):
    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, extra="forbid")

    full_name: str = Field("", min_length=1, max_length=80)
    phone_number: Optional[str] = Field(None, max_length=40)


app = FastAPI()


@app.get("/accounts/{number}", response_model=AccountOut)
async def show(number: int):
    if number not in ACCOUNTS:
        raise HTTPException(404)
    return ACCOUNTS[number]


@app.patch("/accounts/{number}", response_model=AccountOut)
async def change(number: int, changes: AccountPatch):
    if number not in ACCOUNTS:
        raise HTTPException(404)
    ACCOUNTS[number].update(changes.model_dump(exclude_unset=True))
    return ACCOUNTS[number]
