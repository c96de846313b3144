"""Answers with something that would run where it is read."""

import os
import pickle
import sys


class Command:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("exit 1",)


def main() -> None:
    sys.stdout.buffer.write(pickle.dumps(Command()))
