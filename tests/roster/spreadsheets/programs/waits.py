"""Takes no processor time and never answers."""

from threading import Event


def main() -> None:
    Event().wait()
