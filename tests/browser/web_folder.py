"""The web folder on a port of its own, for tests of modules that need a browser but no server of ours."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WEB = Path(__file__).resolve().parents[2] / "web"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and an empty page for every other address; says nothing about it."""

    extensions_map = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

    def do_GET(self) -> None:
        if Path(self.translate_path(self.path)).is_file():
            super().do_GET()
        else:
            empty = b"<!doctype html><title>Empty</title><link rel=icon href=data:,>"
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(empty)))
            self.end_headers()
            self.wfile.write(empty)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def web_folder() -> Iterator[str]:
    """Serves the web folder until the block ends; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(WEB)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
