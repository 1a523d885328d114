"""The web folder, under an address that changes with its content, so that browsers may keep it for ever."""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from server.domain.described import described_first, described_later
from server.live.protocol import encode
from server.live.schema import protocol_schema
from server.routes.house import House, TheHouse
from server.routes.trimming import trimmed_script, trimmed_style

router = APIRouter()

FOR_EVER = "public, max-age=31536000, immutable"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".webmanifest": "application/json"}
VENDOR = "vendor"
"""The folder of what others wrote: sent to the byte, as its checksums want it."""
STYLES = (
    "tokens",
    "base",
    "layout",
    "controls",
    "records",
    "marks",
    "states",
    "preferences",
    "print",
)
"""The style sheets in the order of their layers; served as one. Map, console, wall and plan bring their own besides."""


class Packed(NamedTuple):
    """Something to be served, as it is and compressed."""

    plain: bytes
    small: bytes
    kind: str


@router.get("/web/{version}/styles.css")
async def styles(request: Request, version: str, house: TheHouse) -> Response:
    return answer(request, version, _styles(house.web, house.version))


@router.get("/web/{version}/catalog.json")
async def catalog(request: Request, version: str) -> Response:
    """Every kind of record with its fields, and the words of the scale: what forms are made from."""
    return answer(request, version, _catalog())


@router.get("/web/{version}/catalog_later.json")
async def catalog_later(request: Request, version: str) -> Response:
    """The fields that the first part leaves out, for the pages from the talk on."""
    return answer(request, version, _catalog_later())


@router.get("/protocol/schema.json")
async def schema() -> Response:
    """The JSON Schema of the live protocol."""
    return Response(encode(protocol_schema()), media_type="application/schema+json")


@router.get("/web/{version}/{path:path}")
async def asset(request: Request, version: str, path: str, house: TheHouse) -> Response:
    found = (house.web / path).resolve()
    if not found.is_relative_to(house.web.resolve()) or not found.is_file() or found.suffix not in KINDS:
        raise HTTPException(404)
    return answer(request, version, _asset(found, house.version))


def answer(request: Request, version: str, packed: Packed) -> Response:
    """Compressed for a browser that takes it. Only under its own version may it be kept."""
    house: House = request.app.state.house
    headers = {"cache-control": FOR_EVER if version == house.version else "no-store", "vary": "Accept-Encoding"}
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return Response(packed.plain, media_type=packed.kind, headers=headers)
    return Response(packed.small, media_type=packed.kind, headers=headers | {"content-encoding": "gzip"})


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding names gzip, other than to rule it out."""
    for one in accepted.lower().split(","):
        name, _, quality = one.partition(";")
        if name.strip() == "gzip":
            return quality.strip().removeprefix("q=").strip("0.") != "" or not quality
    return False


def pack(plain: bytes, kind: str) -> Packed:
    # A time of its own in the header would make each process serve other bytes under one address.
    return Packed(plain, gzip.compress(plain, 9, mtime=0), kind)


@lru_cache(maxsize=2)
def _styles(web: Path, version: str) -> Packed:
    sheets = ((web / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES)
    return pack("\n".join(map(trimmed_style, sheets)).encode(), "text/css")


@lru_cache(maxsize=1)
def _catalog() -> Packed:
    return pack(encode(described_first()), "application/json")


@lru_cache(maxsize=1)
def _catalog_later() -> Packed:
    return pack(encode(described_later()), "application/json")


@lru_cache(maxsize=256)
def _asset(path: Path, version: str) -> Packed:
    if path.suffix == ".js" and path.parent.name != VENDOR:
        return pack(trimmed_script(path.read_text("utf-8")).encode(), KINDS[path.suffix])
    if path.suffix == ".css":
        return pack(trimmed_style(path.read_text("utf-8")).encode(), KINDS[path.suffix])
    return pack(path.read_bytes(), KINDS[path.suffix])
