"""Texts from outside: made clean before anything looks at them, and cut where a field holds less."""

from collections.abc import Callable

Clean = Callable[[str], str]
"""How a text from outside is made clean."""


def cleaned(tree: object, clean: Clean) -> object:
    """A tree of plain values with every text clean. Raises RecursionError where it is nested too deep."""
    if isinstance(tree, str):
        return clean(tree)
    if isinstance(tree, list):
        return [cleaned(one, clean) for one in tree]
    if isinstance(tree, dict):
        return {clean(str(name)): cleaned(one, clean) for name, one in tree.items()}
    return tree


def cut(text: str, longest: int) -> str:
    """The text, or its beginning with a sign that there is more."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
