"""typing_extensions for a version of Python whose own modules have all that the bundled packages take from it."""

import inspect
import typing
from typing import *
from typing import (
    IO,
    BinaryIO,
    TextIO,
    _AnnotatedAlias,
    get_type_hints,
)
from collections.abc import Buffer
from inspect import get_annotations
from types import get_original_bases
from warnings import deprecated

IntVar = typing.TypeVar
runtime = typing.runtime_checkable
