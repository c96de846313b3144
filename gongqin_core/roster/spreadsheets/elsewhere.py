"""Reading done elsewhere: in a process that may take so much memory and time, whatever the file makes of its reader.

Whoever serves many people must not go down with one file. What comes back are pickles of nothing but texts, numbers,
truth values and days: nothing else is let in.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from importlib import import_module
from threading import Timer
from typing import Any

LET_IN = {("datetime", kind.__name__): kind for kind in (date, datetime, time, timedelta)}


class NoAnswer(Exception):
    """The process took too much and was ended, or it came to an end by itself."""


def answers(program: str, content: bytes, memory: int, seconds: int) -> Iterator[Any]:
    """What `main` of the module `program` writes, as pickles, once it has read the content from its standard input.
    `memory`: in MB. NoAnswer when it ends while more is wanted."""
    command = [sys.executable, "-m", __name__, str(memory), str(seconds), program]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(folder or os.getcwd() for folder in sys.path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment) as process:
        alarm = Timer(2 * seconds, process.kill)
        alarm.start()
        try:
            yield from _exchange(process, content)
        except (EOFError, pickle.UnpicklingError, OSError):
            raise NoAnswer from None
        finally:
            alarm.cancel()
            process.kill()


def _exchange(process: "subprocess.Popen[bytes]", content: bytes) -> Iterator[Any]:
    assert process.stdin and process.stdout
    with process.stdin:
        process.stdin.write(content)
    while True:
        yield _Answers(process.stdout).load()


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in LET_IN:
            raise pickle.UnpicklingError(name)
        return LET_IN[module, name]


def _run(memory: int, seconds: int, program: str) -> None:
    """What the process does. Where its system knows no such limits, only the time is watched, by who started it."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    import_module(program).main()


if __name__ == "__main__":
    _run(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
