"""The times of the slide “Predict: which one of each pair is faster?”. Needs `pip install pydantic`."""

import json
import timeit
from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field, TypeAdapter, create_model, field_validator


class Item(BaseModel):
    sku: str = Field(pattern=r"^[A-Z]{3}-\d{4}$")
    quantity: int = Field(ge=1)
    price: float


class Order(BaseModel):
    id: int
    customer: str
    items: list[Item]


class LimitInField(BaseModel):
    sku: str
    quantity: int = Field(ge=1)
    price: float


class LimitInPython(BaseModel):
    sku: str
    quantity: int
    price: float

    @field_validator("quantity")
    @classmethod
    def above_zero(cls, value):
        if value < 1:
            raise ValueError("above zero")
        return value


def measure(name, work, times=200, runs=25):
    work()
    micros = [timeit.timeit(work, number=times) / times * 1e6 for _ in range(runs)]
    # The best run: on a machine that others use as well, everything above it is waiting.
    print(f"{name:42} {min(micros):8.1f} µs")


def kind(number):
    fields = {f"f{number}_{part}": (int, ...) for part in range(5)}
    return create_model(f"Kind{number}", kind=(Literal[f"k{number}"], ...), **fields)


if __name__ == "__main__":
    items = [{"sku": "ABC-0001", "quantity": number + 1, "price": 2.5} for number in range(50)]
    body = json.dumps({"id": 1, "customer": "Ada", "items": items})
    measure("json.loads, then model_validate", lambda: Order.model_validate(json.loads(body)))
    measure("model_validate_json", lambda: Order.model_validate_json(body))

    adapter = TypeAdapter(list[Item])
    measure("TypeAdapter made in each call", lambda: TypeAdapter(list[Item]).validate_python(items))
    measure("TypeAdapter made once", lambda: adapter.validate_python(items))

    python, field = TypeAdapter(list[LimitInPython]), TypeAdapter(list[LimitInField])
    measure("limit in a field_validator", lambda: python.validate_python(items))
    measure("limit in Field", lambda: field.validate_python(items))

    kinds = tuple(kind(number) for number in range(20))
    one_by_one = TypeAdapter(Union[kinds])
    chosen = TypeAdapter(Annotated[Union[kinds], Field(discriminator="kind")])
    value = {"kind": "k19", **{f"f19_{part}": part for part in range(5)}}
    measure("union of 20, one by one", lambda: one_by_one.validate_python(value))
    measure("union of 20, discriminator", lambda: chosen.validate_python(value))

    measure("model_construct", lambda: Item.model_construct(sku="ABC-0001", quantity=1, price=2.5))
    measure("Item(...)", lambda: Item(sku="ABC-0001", quantity=1, price=2.5))

    limits = {f"f{number}": (int, Field(ge=0)) for number in range(20)}
    measure("making a class of 20 fields", lambda: create_model("Made", **limits), times=20)
