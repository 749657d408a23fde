from datetime import date
from typing import Literal, Optional

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from pydantic_v2 import BaseModel, ConfigDict, Field, field_validator, model_validator


class Strict(BaseModel):
    """What all models of this API have in common."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Item(Strict):
    sku: str = Field(pattern=r"^[A-Z]{3}-[0-9]{4}$")
    quantity: int = Field(1, ge=1, le=100)
    unit_cents: int = Field(gt=0)


class Order(Strict):
    customer: str = Field(min_length=2, max_length=80)
    items: list[Item] = Field(min_length=1, max_length=20)
    delivery: Literal["pickup", "post"] = "pickup"
    address: Optional[str] = Field(None, max_length=200)
    earliest: Optional[date] = None
    latest: Optional[date] = None


app = FastAPI()


@app.post("/orders", status_code=201)
async def create(order: Order):
    """There is nothing to change here: it can rely on the model."""
    total = sum(item.quantity * item.unit_cents for item in order.items)
    return {"customer": order.customer, "total_cents": total, "skus": [item.sku for item in order.items]}
