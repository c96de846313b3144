"""The `gongqin` command, which `python -m gongqin_core` is too."""

import gc
import sys


def main() -> int:
    """Run one command; returns the exit status."""
    # What is loaded here stays until the end: to look again and again for what could go is a tenth of the start.
    gc.disable()
    from .cli import main as run

    gc.freeze()
    gc.enable()
    return run()


if __name__ == "__main__":
    sys.exit(main())
