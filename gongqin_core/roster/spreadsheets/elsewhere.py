"""Reading done elsewhere: in a process that may take so much memory and time, whatever the file makes of its reader.

Whoever serves many people must not go down with one file. What comes back are pickles of nothing but texts, numbers,
truth values and days: nothing else is let in. They are one stream in which each text stands once, so that nothing
takes more memory here than it took there. Of the files of 10 MB that were tried the worst (six million cells, no two
alike) took 230 MB here, and was read or given up within 500 MB and 25 seconds of a processor there; a roster of 100,000
rows and 24 columns takes about as much time to read elsewhere as here, and a tenth more.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from importlib import import_module
from shutil import copyfileobj
from threading import BoundedSemaphore, Timer
from typing import Any, BinaryIO

LET_IN = {("datetime", kind.__name__): kind for kind in (date, datetime, time, timedelta)}
AT_ONCE = 2
"""Processes; whoever comes third waits."""
_places = BoundedSemaphore(AT_ONCE)


class NoAnswer(Exception):
    """The process took too much and was ended, or it came to an end by itself."""


class NoPlace(Exception):
    """Others are reading, and took longer than anybody waits."""


def answers(
    program: str, file: BinaryIO, memory: int, seconds: int, arguments: Sequence[str] = ()
) -> Generator[Any, None, None]:
    """What `main` of the module `program`, called with the arguments, writes as pickles to its standard output; the
    file is its standard input. `memory`: in MB. NoAnswer when it ends while more is wanted, NoPlace when it cannot
    begin. The process lives as long as the iterator."""
    if not _places.acquire(timeout=2 * seconds):
        raise NoPlace
    try:
        with _started([str(memory), str(seconds), program, *arguments], file) as process:
            alarm = Timer(2 * seconds, process.kill)
            alarm.start()
            try:
                yield from _exchange(process, file)
            except (EOFError, pickle.UnpicklingError, OSError):
                raise NoAnswer from None
            finally:
                alarm.cancel()
                process.kill()
    finally:
        _places.release()


def _started(arguments: list[str], file: BinaryIO) -> "subprocess.Popen[bytes]":
    descriptor = _descriptor(file)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(folder or os.getcwd() for folder in sys.path)}
    return subprocess.Popen(
        [sys.executable, "-m", __name__, *arguments],
        stdin=subprocess.PIPE if descriptor is None else descriptor,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _descriptor(file: BinaryIO) -> int | None:
    """What the system calls the file, set to its beginning, where it is one on disk."""
    try:
        descriptor = file.fileno()
    except OSError:
        return None
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _exchange(process: "subprocess.Popen[bytes]", file: BinaryIO) -> Iterator[Any]:
    if process.stdin:
        file.seek(0)
        with process.stdin:
            copyfileobj(file, process.stdin)
    assert process.stdout
    coming = _Answers(process.stdout)
    while True:
        yield coming.load()


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in LET_IN:
            raise pickle.UnpicklingError(name)
        return LET_IN[module, name]


def _run(memory: int, seconds: int, program: str, *arguments: str) -> None:
    """What the process does. Where its system knows no such limits, only the time is watched, by who started it; where
    less is allowed already, it stays with that."""
    with suppress(ImportError):
        import resource

        for kind, wanted in ((resource.RLIMIT_AS, memory << 20), (resource.RLIMIT_CPU, seconds)):
            allowed = resource.getrlimit(kind)[1]
            most = wanted if allowed == resource.RLIM_INFINITY else min(wanted, allowed)
            resource.setrlimit(kind, (most, most))
    import_module(program).main(*arguments)


if __name__ == "__main__":
    _run(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
