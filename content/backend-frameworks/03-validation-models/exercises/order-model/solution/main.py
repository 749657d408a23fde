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

    @field_validator("sku", mode="before")
    @classmethod
    def tidy(cls, value):
        return value.strip().upper() if isinstance(value, str) else value


class Order(Strict):
    customer: str = Field(min_length=2, max_length=80)
    items: list[Item] = Field(min_length=1, max_length=20)
    delivery: Literal["pickup", "post"] = "pickup"
    address: Optional[str] = Field(None, max_length=200)
    earliest: Optional[date] = None
    latest: Optional[date] = None

    @field_validator("items")
    @classmethod
    def each_sku_once(cls, items):
        seen = set()
        for item in items:
            if item.sku in seen:
                raise ValueError(f"{item.sku} is there twice: add up the quantities")
            seen.add(item.sku)
        return items

    @model_validator(mode="after")
    def fits_together(self):
        if self.delivery == "post" and not self.address:
            raise ValueError("delivery by post needs an address")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("latest must not be before earliest")
        return self


app = FastAPI()


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, error: RequestValidationError):
    """RFC 9457: what is wrong and where, without what was sent."""
    errors = [
        {"field": ".".join(str(part) for part in found["loc"][1:]), "message": found["msg"]}
        for found in error.errors()
    ]
    problem = {"type": "about:blank", "title": "The order is not valid", "status": 422, "errors": errors}
    return JSONResponse(problem, status_code=422, media_type="application/problem+json")


@app.post("/orders", status_code=201)
async def create(order: Order):
    """There is nothing to change here: it can rely on the model."""
    total = sum(item.quantity * item.unit_cents for item in order.items)
    return {"customer": order.customer, "total_cents": total, "skus": [item.sku for item in order.items]}
