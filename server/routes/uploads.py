"""A form with a file in it: read to its end, and kept only as far as it is allowed to be large."""

from typing import NamedTuple

from fastapi import Request
from starlette.datastructures import UploadFile

from server.live.reading import clean_text

AROUND_THE_FILE = 8192
"""Bytes that a browser sends besides the file."""
LONGEST_NAME = 60


class TooBig(Exception):
    """The file is larger than allowed."""


class Upload(NamedTuple):
    """What was filled in beside a file, what the file is called, and its bytes."""

    fields: dict[str, str]
    name: str
    content: bytes


async def uploaded(request: Request, most_bytes: int) -> Upload:
    """The form, and its file as far as one byte past what is allowed. Raises TooBig where the form says so itself."""
    said = request.headers.get("content-length", "")
    if not said.isdecimal() or int(said) > most_bytes + AROUND_THE_FILE:
        # Read to its end all the same: a browser shows an answer only when it has sent everything.
        async for _ in request.stream():
            pass
        raise TooBig
    async with request.form(max_files=1, max_fields=8) as form:
        file = form.get("file")
        content = await file.read(most_bytes + 1) if isinstance(file, UploadFile) else b""
        name = file.filename if isinstance(file, UploadFile) else ""
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        return Upload(fields, " ".join(clean_text(name or "").split())[-LONGEST_NAME:], content)
