"""The web folder, under an address that changes with its content, so that browsers may keep it for ever."""

from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, Response

from server.domain.described import described
from server.live.protocol import encode
from server.live.schema import protocol_schema
from server.routes.house import TheHouse

router = APIRouter()

FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".webmanifest": "application/json"}
STYLES = (
    "tokens",
    "base",
    "layout",
    "controls",
    "records",
    "map",
    "marks",
    "states",
    "console",
    "wall",
    "plan",
    "preferences",
    "print",
)
"""The style sheets in the order of their layers; served as one."""


@router.get("/web/{version}/styles.css")
async def styles(house: TheHouse) -> Response:
    return Response(_styles(house.web, house.version), media_type="text/css", headers=FOR_EVER)


@router.get("/web/{version}/catalog.json")
async def catalog() -> Response:
    """Every kind of record with its fields, and the words of the scale: what forms are made from."""
    return Response(_catalog(), media_type="application/json", headers=FOR_EVER)


@router.get("/protocol/schema.json")
async def schema() -> Response:
    """The JSON Schema of the live protocol."""
    return Response(encode(protocol_schema()), media_type="application/schema+json")


@router.get("/web/{version}/{path:path}")
async def asset(path: str, house: TheHouse) -> FileResponse:
    found = (house.web / path).resolve()
    if not found.is_relative_to(house.web.resolve()) or not found.is_file() or found.suffix not in KINDS:
        raise HTTPException(404)
    return FileResponse(found, media_type=KINDS[found.suffix], headers=FOR_EVER)


@lru_cache(maxsize=2)
def _styles(web: Path, version: str) -> bytes:
    return b"\n".join((web / "styles" / f"{name}.css").read_bytes() for name in STYLES)


@lru_cache(maxsize=1)
def _catalog() -> bytes:
    return encode(described())
