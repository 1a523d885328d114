"""The edge of the application: what every answer carries, and who may ask for what changes something."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALPINE = "https://cdn.jsdelivr.net/npm/@alpinejs/csp@3.17.4/"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def content_security_policy(alpine_source: str) -> str:
    """Scripts from here and exactly the one package; nothing inline, nothing evaluated."""
    scripts = "'self'" + (f" {ALPINE}" if alpine_source == "cdn" else "")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types crossflow",
        )
    )


class Edge:
    """Adds the headers to every answer, and refuses changes that another site's page asks for."""

    def __init__(self, app: ASGIApp, alpine_source: str, public_url: str) -> None:
        self.app = app
        self._host = urlsplit(public_url).netloc
        headers = {
            "content-security-policy": content_security_policy(alpine_source),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            # Not no-referrer: with it, and without https, browsers send our own forms from the origin "null".
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "x-robots-tag": "noindex, nofollow",
        }
        if public_url.startswith("https:"):
            headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] not in SAFE_METHODS and not self._asked_from_here(scope):
            await self._refuse(send)
        else:
            await self.app(scope, receive, self._with_headers(send))

    def _asked_from_here(self, scope: Scope) -> bool:
        """Whether one of our own pages asks. Without Origin and Sec-Fetch-Site it is no browser, and has no cookie."""
        asked = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if b"sec-fetch-site" in asked:
            return asked[b"sec-fetch-site"] in ("same-origin", "none")
        origin = asked.get(b"origin")
        return origin is None or urlsplit(origin).netloc == (self._host or asked.get(b"host", ""))

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                added = [(name, value) for name, value in self._headers if name not in own]
                if b"cache-control" not in own:
                    added += [(b"cache-control", b"no-store"), (b"vary", b"Cookie")]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        return sending

    async def _refuse(self, send: Send) -> None:
        text = b"This was asked for by another site's page, so nothing was done. Open Crossflow and try there."
        send = self._with_headers(send)
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 403, "headers": headers})
        await send({"type": "http.response.body", "body": text})
