"""The cases of the law, one JSON object per line: `README.md` says what the fields mean.

Border: only where the files are and what they hold; `tests/rules/vektorlesing.py` makes test
parameters of them, and each rule's own test turns a case into facts and compares.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

MAPPE = Path(__file__).parent
FILER = tuple(sorted(fil.stem for fil in MAPPE.glob("*.jsonl")))


@cache
def les(fil: str) -> tuple[dict[str, Any], ...]:
    """Every case of one file, in order."""
    return tuple(json.loads(linje) for linje in (MAPPE / f"{fil}.jsonl").read_text("utf-8").splitlines())
