"""Answers with one text, again and again."""

import pickle
import sys


def main() -> None:
    answer = pickle.Pickler(sys.stdout.buffer)
    text = "甲" * 1000
    while True:
        answer.dump(text)
