"""Texts of a model put together."""

from collections.abc import Iterable


def listed(texts: Iterable[str], between: str) -> str:
    """Each text once, in order."""
    return between.join(dict.fromkeys(text for text in texts if text))


def asked(question: str, answer: str) -> str:
    """The way out of a gateway as a condition: its question and the answer that leads here."""
    if not question or not answer:
        return answer or (question if question.endswith("?") else "")
    return f"{question} {answer}" if question.endswith("?") else f"{question}: {answer}"
