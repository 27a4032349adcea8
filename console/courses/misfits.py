"""Everything in a pack's file that does not fit the types of `content.py`, not only the first of it."""

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Final, Union, get_args, get_origin

import msgspec

from console.courses.key_lines import KeyPath

_PATH_PART: Final = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]")


def misfits(value: Any, kind: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Where `value` does not fit `kind`, and what is wrong there, in the order of the fields.

    Every part that does not fit is looked into, so that one mistake does not hide the next.
    """
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        deeper = list(_within(value, kind, path))
        yield from deeper or [_place(path, str(error))]


def _within(value: Any, kind: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The misfits of a table's keys or of an array's items."""
    plain = _plain(kind)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct) and isinstance(value, dict):
        fields = msgspec.structs.fields(plain)
        known = {field.encode_name for field in fields}
        for key in value:
            if key not in known:
                yield (*path, key), "is not a key of a course pack"
        for field in fields:
            if field.encode_name in value:
                yield from misfits(value[field.encode_name], field.type, (*path, field.encode_name))
            elif field.required:
                yield path, f"misses the key {field.encode_name}"
    elif get_origin(plain) is tuple and isinstance(value, list):
        for n, item in enumerate(value):
            yield from misfits(item, get_args(plain)[0], (*path, n))


def _plain(kind: Any) -> Any:
    """`kind` without its limits, and of a choice with None the other one."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        return next((_plain(one) for one in get_args(kind) if one is not types.NoneType), kind)
    return kind


def _place(path: KeyPath, message: str) -> tuple[KeyPath, str]:
    """Take msgspec's "what - at `$.path`" apart."""
    what, _, where = message.partition(" - at `$")
    found: KeyPath = tuple(name or int(item) for name, item in _PATH_PART.findall(where))
    words = what.replace("`", "")
    return (*path, *found), words[:1].lower() + words[1:]
