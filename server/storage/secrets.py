"""Random keys, and the hashes under which they are kept."""

import hashlib
import secrets

CODE_SYMBOLS = "BCDFGHJKMNPQRTVWXY346789"
"""No vowels and no look-alikes, so that a code spells nothing and is read aloud without mistakes."""


def new_key() -> str:
    """128 random bits for a link."""
    return secrets.token_urlsafe(16)


def new_token() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """An id for a row or a person: 96 random bits, safe in addresses."""
    return secrets.token_hex(12)


def new_code() -> str:
    """A join code, XXXX-XXXX: 36 bits, which rate limits on guessing make enough."""
    symbols = "".join(secrets.choice(CODE_SYMBOLS) for _ in range(8))
    return f"{symbols[:4]}-{symbols[4:]}"


def new_recovery_code() -> str:
    """A code to be written on paper, five times four symbols: 91 bits."""
    return "-".join("".join(secrets.choice(CODE_SYMBOLS) for _ in range(4)) for _ in range(5))


def symbols_of(typed: str) -> str:
    """The symbols of a code, however it was typed: case, spaces and dashes don't matter."""
    return "".join(symbol for symbol in typed.upper() if symbol in CODE_SYMBOLS)


def hash_of(token: str) -> str:
    """The form in which a token is stored: whoever reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
