"""Work on a million rows without Python's collector going through them all again and again.

Border: the collector only; rows without cycles are freed as always when nobody holds them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uten_avfallshenting() -> Iterator[None]:
    """No search for cycles inside; afterwards as it was."""
    var_paa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_paa:
            gc.enable()
