"""Whether this machine is as `deploy/` asks: `python doctor.py` from any folder, or `gongqin doctor`, one
line for each thing in Chinese.

Exit status 0 all is well, 1 something should be put right and the pages start nevertheless, 2 they do not start.
"""

import sys

from pages.components.server import doctor

if __name__ == "__main__":
    sys.exit(doctor.main())
