"""Whether the server is well."""

from fastapi import APIRouter

from server.live.rooms import now

router = APIRouter()


@router.get("/health")
async def health() -> dict[str, object]:
    """Answers when the event loop runs; `now` is the server's clock in milliseconds."""
    return {"status": "ok", "now": now()}
