"""Ten calls as the desk hears them, for tests of the reply and of the desk."""

from typing import Any

import yaml

from tests.places import ROOT

CALLS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/take_away/calls.yaml").read_text(encoding="utf-8"))
