"""Where machine code made from the rules is kept between runs, so that it is made once.

The folder is named by a hash of the source of the rules. numba does not see that a module which a
compiled function imports has changed, and would go on computing by old law without a word; a
changed source gets a folder of its own instead, and the old one is removed.
Border: the rules know nothing of files; this is called before `rules.masse` is used.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import tilgode
from tilgode.apps.felles.noekler import klargjoer_mappe

VARIABEL = "NUMBA_CACHE_DIR"
MAPPE = "maskinkode"
KILDER = ("rules", "values")


def kildesum(pakke: Path) -> str:
    """A hash over every module that the law is made of: names and contents."""
    sum_ = hashlib.sha256(sys.version.encode())
    for del_ in KILDER:
        for fil in sorted((pakke / del_).rglob("*.py")):
            sum_.update(fil.relative_to(pakke).as_posix().encode() + b"\0" + fil.read_bytes())
    return sum_.hexdigest()[:16]


def bruk_mellomlager() -> Path:
    """Name the folder for this process, and remove those of other versions of the source."""
    rot = klargjoer_mappe() / MAPPE
    mappe = rot / kildesum(Path(tilgode.__file__).parent)
    mappe.mkdir(parents=True, exist_ok=True)
    for gammel in rot.iterdir():
        if gammel != mappe:
            shutil.rmtree(gammel, ignore_errors=True)
    os.environ[VARIABEL] = str(mappe)
    if "numba" in sys.modules:
        sys.modules["numba"].config.reload_config()
    return mappe
