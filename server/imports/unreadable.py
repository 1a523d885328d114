"""A file that cannot be read at all."""


class Unreadable(Exception):
    """The text says to the person who picked the file what is wrong with it, and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
