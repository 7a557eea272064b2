"""The kommune's own structure: sektor → ansvar → enhet, and the underenheter Nav reports on.

Two sizes from one table (`data/enhetstyper.csv`): the demo's fixed number of enheter of each kind,
or as many as a number of employees calls for. Border: no people.
"""

from __future__ import annotations

import csv
from importlib.resources import files

from tilgode.simulation.identer import lag_konto, lag_orgnr
from tilgode.simulation.modell import Arbeidsgiver, Enhet

_ANSATTE_PER_ENHET = 22
#: The first digits of made-up numbers, and how far apart two kommuner's numbers lie.
_ORGNR_GRUNN, _ORGNR_STEG = 31204010, 100
_UNDERENHET_GRUNN, _UNDERENHET_STEG = 31555000, 5000
_KONTO_GRUNN, _KONTO_STEG = 9999102340, 290
_ANTALL_KOMMUNER = 3000


def les_tabell(navn: str) -> list[dict[str, str]]:
    """The rows of one of the simulation's tables."""
    tekst = files("tilgode.simulation.data").joinpath(navn).read_text(encoding="utf-8")
    return list(csv.DictReader(tekst.splitlines(), delimiter=";"))


def lag_arbeidsgiver(navn: str, ansatte: int | None = None, kommune: int = 0) -> Arbeidsgiver:
    """The employer; with `ansatte` as many enheter as that many people fill, else the demo's.

    `kommune` tells made-up kommuner apart: each has organisasjonsnummer and accounts of its own, so
    that several can be read into one installation (0 is the demo's).
    """
    nummer = kommune % _ANTALL_KOMMUNER
    typer = les_tabell("enhetstyper.csv")
    underenheter = _underenheter(typer, _UNDERENHET_GRUNN + _UNDERENHET_STEG * nummer)
    samlet_vekt = sum(int(t["vekt"]) for t in typer)
    enheter: list[Enhet] = []
    for nr, t in enumerate(typer):
        antall = int(t["antall_demo"])
        if ansatte is not None:
            antall = max(1, ansatte * int(t["vekt"]) // (samlet_vekt * _ANSATTE_PER_ENHET))
        enheter += _enheter_av(t, antall, nr, underenheter)
    konto = _KONTO_GRUNN + _KONTO_STEG * nummer
    egen = ((underenheter["Vann og avløp"], lag_konto(konto + 500)),)
    orgnr = lag_orgnr(_ORGNR_GRUNN + _ORGNR_STEG * nummer)
    return Arbeidsgiver(orgnr, navn, lag_konto(konto), tuple(enheter), egen)


def _underenheter(typer: list[dict[str, str]], grunn: int) -> dict[str, str]:
    navn = list(dict.fromkeys(t["underenhet"] for t in typer))
    return {n: lag_orgnr(grunn + 137 * i) for i, n in enumerate(navn)}


def _enheter_av(t: dict[str, str], antall: int, nr: int, underenheter: dict[str, str]) -> list[Enhet]:
    steder = [rad["sted"] for rad in les_tabell("steder.csv")]
    fra, til = int(t["ansvar_fra"]), int(t["ansvar_til"])
    antall = min(antall, til - fra + 1) if t["sted"] else 1
    steg = min(10, (til - fra + 1) // antall)
    enheter = []
    for i in range(antall):
        runde, indeks = divmod(i, len(steder))
        sted = steder[(indeks + 5 * nr) % len(steder)] + (f" {runde + 1}" if runde else "")
        navn = t["navn"].format(sted=sted) if antall > 1 or runde else _alene(t["navn"], sted)
        enheter.append(
            Enhet(
                ansvar=str(fra + i * steg),
                navn=navn,
                sektor=t["sektor"],
                rekkefoelge=int(t["rekkefoelge"]),
                underenhet=t["underenhet"],
                underenhet_orgnr=underenheter[t["underenhet"]],
                rolle=t["rolle"],
                turnus_prosent=int(t["turnus"]),
            )
        )
    return enheter


def _alene(navn: str, sted: str) -> str:
    """An enhet that is the only one of its kind needs no place behind its name."""
    return navn.removesuffix(" {sted}").format(sted=sted)
