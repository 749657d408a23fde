from datetime import date
from typing import Literal, Optional

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from pydantic_v2 import BaseModel, ConfigDict, Field, field_validator, model_validator


class Item(BaseModel):
    sku: str
    quantity: int
    unit_cents: int


class Order(BaseModel):
    customer: str
    items: list[Item]
    delivery: str


app = FastAPI()


@app.post("/orders", status_code=201)
async def create(order: Order):
    """There is nothing to change here: it can rely on the model."""
    total = sum(item.quantity * item.unit_cents for item in order.items)
    return {"customer": order.customer, "total_cents": total, "skus": [item.sku for item in order.items]}
