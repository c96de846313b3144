"""Reads everything and answers twice."""

import pickle
import sys
from datetime import date


def main() -> None:
    content = sys.stdin.buffer.read()
    for answer in ((len(content), [1.5, True, "甲"]), date(2020, 9, 1)):
        sys.stdout.buffer.write(pickle.dumps(answer))
