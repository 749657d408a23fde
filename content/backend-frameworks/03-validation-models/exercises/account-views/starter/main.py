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

app = FastAPI()


@app.get("/accounts/{number}")
async def show(number: int):
    if number not in ACCOUNTS:
        raise HTTPException(404)
    return ACCOUNTS[number]


@app.patch("/accounts/{number}")
async def change(number: int, changes: dict):
    if number not in ACCOUNTS:
        raise HTTPException(404)
    ACCOUNTS[number].update(changes)
    return ACCOUNTS[number]
