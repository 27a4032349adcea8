"""Links of this process that are cut behind its back: a switch fails, a lid is closed."""

import socket
from collections.abc import Container
from pathlib import Path


def cut_links(ports: Container[int]) -> int:
    """Shut every TCP connection of this process to one of these ports; returns how many."""
    cut = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            link = socket.socket(fileno=int(entry.name))
        except OSError:
            continue  # not a socket, or gone already
        try:
            if link.family == socket.AF_INET and link.getpeername()[1] in ports:
                link.shutdown(socket.SHUT_RDWR)
                cut += 1
        except OSError:
            pass  # not connected
        finally:
            link.detach()
    return cut
