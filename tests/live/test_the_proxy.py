"""The proxy that other tests stand behind leaves nothing behind itself."""

import gc
import socket
from contextlib import ExitStack, closing

from tests.proxy import Proxy, beside

NOBODY = "http://127.0.0.1:9"


def knock(callers: ExitStack, port: int) -> None:
    """Somebody comes to the door and does not wait for an answer."""
    caller = callers.enter_context(closing(socket.socket()))
    caller.setblocking(False)
    caller.connect_ex(("127.0.0.1", port))


def test_whoever_comes_while_a_proxy_ends_is_not_left_unclosed() -> None:
    with ExitStack() as callers:
        for _ in range(30):
            with beside(Proxy(NOBODY)) as proxy:
                for _ in range(6):
                    knock(callers, int(proxy.address.rpartition(":")[2]))
        gc.collect()  # An unclosed connection warns when it is collected, and a warning fails the test.
