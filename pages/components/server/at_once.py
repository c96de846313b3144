"""What the server says goes out at once. Streamlit opens its own socket, in a way in which asyncio does not take it for
TCP: a second small piece of an answer would wait for the first to be acknowledged, 40 ms on most systems."""

import gc
import socket


def send() -> None:
    """At the start of the server: nothing waits on the sockets that this process listens at. What is accepted there is
    as they are."""
    for thing in gc.get_objects():
        if type(thing) is socket.socket and _listens(thing):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(thing: socket.socket) -> bool:
    tcp = thing.family in {socket.AF_INET, socket.AF_INET6} and thing.type == socket.SOCK_STREAM
    return tcp and thing.fileno() >= 0 and bool(thing.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
