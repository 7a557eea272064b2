"""Remembering what a function gave: columns repeat their dates, so each different one is changed once.

Border: for pure functions of one hashable value; nothing is forgotten while the answer is in use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class _Husket(dict[Any, Any]):
    def __init__(self, omform: Callable[[Any], Any]) -> None:
        super().__init__()
        self._omform = omform

    def __missing__(self, verdi: Any) -> Any:
        return self.setdefault(verdi, self._omform(verdi))


def husk(omform: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same function, called once for each different value."""
    return _Husket(omform).__getitem__
