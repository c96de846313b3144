"""Keeps what it makes."""


def main() -> None:
    kept = []
    while True:
        kept.append(bytes(1 << 20))
