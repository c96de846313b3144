"""Works on and on."""


def main() -> None:
    while True:
        pass
