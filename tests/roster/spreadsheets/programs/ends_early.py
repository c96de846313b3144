"""Answers half."""

import pickle
import sys


def main() -> None:
    sys.stdout.buffer.write(pickle.dumps("一半" * 1000)[:1000])
