"""Modules are named by the words of ORDBOK.md, and each word stands there once."""

from pathlib import Path

import pytest

from tests.arkitektur import ordbok

TEKST = ordbok.ORDBOK.read_text(encoding="utf-8")
ORD = set(ordbok.les_ord(TEKST))
LAG = ("values", "rules", "core", "apps")


def modulnavn() -> dict[str, Path]:
    """Return {name: file} of every module and package under the layers that speak the statute's language."""
    filer = [
        fil
        for lag in LAG
        for fil in (ordbok.ROT / "src" / "tilgode" / lag).rglob("*.py")
        if "migrations" not in fil.parts
    ]
    pakker = {fil.parent.name: fil for fil in filer if fil.parent.name not in LAG}
    return pakker | {fil.stem: fil for fil in filer if not fil.stem.startswith("__")}


def test_every_module_uses_a_word_of_the_ordbok() -> None:
    ukjente = [navn for navn in sorted(modulnavn()) if not ordbok.er_kjent(navn, ORD)]
    assert ukjente == [], "add the word to ORDBOK.md, or use the one that is there"


def test_each_term_stands_once() -> None:
    termer = [rad[1] for rad in ordbok.rader(TEKST)]
    assert sorted(termer) == sorted(set(termer))
    assert len(termer) >= 60


def test_each_term_has_word_identifier_gloss_and_provision() -> None:
    assert [rad for rad in ordbok.rader(TEKST) if not all(rad)] == []


def test_identifiers_are_ascii() -> None:
    assert [rad[1] for rad in ordbok.rader(TEKST) if not rad[1].isascii()] == []


@pytest.mark.parametrize(
    "navn",
    ["skjaeringstidspunkt", "bestemmende_fravaersdag", "regler_sikre", "krav_services", "fritaksbeloep"],
)
def test_known_name_is_accepted(navn: str) -> None:
    assert ordbok.er_kjent(navn, ORD)


@pytest.mark.parametrize("navn", ["agp", "im_parser", "refund", "ting", "krav_greier", "kravgreier"])
def test_unknown_name_is_refused(navn: str) -> None:
    assert not ordbok.er_kjent(navn, ORD)
