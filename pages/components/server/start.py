"""Before the first visitor: what no page could be drawn with stops the server, with the reason."""

import sys

from gongqin_core.clock import ClockError, today
from gongqin_core.comparing.series import places
from gongqin_core.notice.yaml_lines import ContentError


def refuse_what_cannot_be_used() -> None:
    """SystemExit (2) where the notice or GONGQIN_TODAY cannot be used, after a sentence on what to do about it."""
    try:
        for notice in places():
            today(notice.about.time_zone)
    except (ContentError, ClockError) as error:
        print(f"网页没有启动：{error}", file=sys.stderr, flush=True)
        raise SystemExit(2) from None
