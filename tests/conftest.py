"""Settings for every test, and how many processes run them."""

import gc
import os

import pytest
from hypothesis import settings

from tests.places import TESTS

BROWSER = TESTS / "browser"

# On a shared machine the time one example takes says nothing.
settings.register_profile("gongqin", deadline=None)
settings.load_profile("gongqin")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite runs in a process for every core, and one more: those that drive a browser often wait for it.
    What is named runs in this one: to start others takes seconds, and `--pdb`, `-s` and a first failure are of more use
    here."""
    named = config.args_source is config.ArgsSource.ARGS
    return 0 if named else min((os.cpu_count() or 1) + 1, 4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser takes longest and comes first, so that no process is left with it at the end."""
    items.sort(key=lambda item: item.path.parent != BROWSER)


def pytest_collection_finish() -> None:
    """What is there by now stays to the end. To look through it again and again, and after every few hundred things
    that come and go, takes a fifth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
