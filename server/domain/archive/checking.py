"""Plain values out of a file, checked one by one: each refusal says where and why."""

from collections.abc import Iterable

from server.domain.record import Value
from server.domain.template_reading import UNPRINTABLE, Malformed


def text(path: str, raw: object) -> str:
    if not isinstance(raw, str):
        raise Malformed(path, "takes a text")
    if UNPRINTABLE.search(raw):
        raise Malformed(path, "holds a character that cannot be shown")
    return raw


def flag(path: str, raw: object) -> bool:
    if not isinstance(raw, bool):
        raise Malformed(path, "is neither true nor false")
    return raw


def plain(path: str, raw: object) -> Value:
    """What a field can hold at all: a value, or a list of texts."""
    if isinstance(raw, list):
        return [text(f"{path}[{place}]", one) for place, one in enumerate(raw)]
    if isinstance(raw, str):
        return text(path, raw)
    if raw is None or isinstance(raw, int | float):
        return raw
    raise Malformed(path, "takes a value or a list of texts")


def mapping(path: str, raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Malformed(path, "is no object with named values")
    return {str(name): value for name, value in raw.items()}


def items(path: str, raw: object) -> list[object]:
    if not isinstance(raw, list):
        raise Malformed(path, "is no list")
    return raw


def refuse_others(known: Iterable[str], entry: Iterable[str], path: str) -> None:
    """What nobody knows is no part of the file: refused rather than dropped."""
    unknown = next((name for name in entry if name not in set(known)), None)
    if unknown is not None:
        raise Malformed(f"{path}.{unknown}" if path else unknown, f"is not known here; known are {', '.join(known)}")
