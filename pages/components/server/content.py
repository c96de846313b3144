"""Which notices are in force while the server runs: each was read whole and stays as it was, whatever becomes of its
files. Another line in the file `current` is taken over at once, unless what it names cannot be used."""

import logging
import os

from gongqin_core.comparing.series import places
from gongqin_core.notice.load import content_folder, load_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.yaml_lines import ContentError

Stamp = tuple[str, int, int]
"""The file `current`, when it was last written, and its size; zeros where it is not there."""


class InForce:
    """The notices in force, and the file that named them."""

    def __init__(self) -> None:
        self.stamp: Stamp | None = None
        self.ids: tuple[str, ...] = ()

    def notices(self) -> tuple[Notice, ...]:
        """One of each place. ContentError where there has never been any that can be used."""
        if (stamp := _stamp()) != self.stamp:
            self._take_over(stamp)
        return tuple(map(load_notice, self.ids))

    def _take_over(self, stamp: Stamp) -> None:
        try:
            self.ids = tuple(notice.about.id for notice in places())
        except ContentError as error:
            if not self.ids or self.stamp is None or stamp[0] != self.stamp[0]:
                raise
            logging.getLogger("gongqin").warning(
                "文件 current 改过了，可是不能用，大家看到的还是原来的通知。请改好；不改好，重新启动就打不开了。%s",
                error,
            )
        self.stamp = stamp


def _stamp() -> Stamp:
    path = os.path.join(content_folder(), "current")  # a page asks a dozen times: pathlib would take four times as long
    try:
        found = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, found.st_mtime_ns, found.st_size


in_force = InForce()
"""Of this process."""
