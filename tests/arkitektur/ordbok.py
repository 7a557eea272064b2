"""Reads ORDBOK.md: the words a module may be named by.

A word in another form than the indefinite singular counts only where its row gives that form too.
"""

import re
from pathlib import Path

ROT = Path(__file__).resolve().parents[2]
ORDBOK = ROT / "ORDBOK.md"


def les_ord(tekst: str) -> list[str]:
    """Return every identifier in the tables, in order and with repetitions."""
    rader = (linje for linje in tekst.splitlines() if linje.startswith("| ") and "`" in linje)
    return [ord_ for rad in rader for ord_ in re.findall(r"`([a-zæøåA-Z_]+)`", rad.rsplit("|", 2)[0])]


def rader(tekst: str) -> list[list[str]]:
    """Return the cells of each row in the tables of terms."""
    return [
        [celle.strip() for celle in linje.strip("|").split("|")]
        for linje in tekst.splitlines()
        if linje.startswith("| ") and linje.count("|") == 5 and not linje.startswith("| Ord")
    ]


def er_kjent(modul: str, ord_: set[str]) -> bool:
    """Tell whether a module name is a term, or made of terms: underscores between, or a compound of two."""
    return modul in ord_ or all(del_ in ord_ or er_sammensatt(del_, ord_) for del_ in modul.split("_"))


def er_sammensatt(del_: str, ord_: set[str]) -> bool:
    """Tell whether a word is two terms written together, with the binding s or without."""
    delinger = ((del_[:i].removesuffix("s"), del_[:i], del_[i:]) for i in range(2, len(del_) - 1))
    return any((uten_s in ord_ or foran in ord_) and bak in ord_ for uten_s, foran, bak in delinger)
