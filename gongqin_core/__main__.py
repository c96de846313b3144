"""`python -m gongqin_core` is the `gongqin` command."""

import sys

from .cli import main

sys.exit(main())
