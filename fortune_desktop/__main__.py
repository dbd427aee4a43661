"""`python -m fortune_desktop` is the command line."""

import sys

from fortune_desktop.cli import main

sys.exit(main())
