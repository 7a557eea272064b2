"""Made-up claims and settlement lines as columns, the same for every run: what a large bureau could have.

About 84 of 100 lines pay a claim exactly. The rest: two lines, another period, too little, wrong and then
right months later, a set-off (kode A), feriepenger, nothing at all. Lines of unknown persons and of an
unknown kode fill up to the number asked for.
Border: data only; the figures are `bench_avstemming`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tilgode.core.avstemming.kolonner import INGEN, Kravkolonner, Linjekolonner, Ordliste

START = 737_791  # 2021-01-01
MAANED = 30
MAANEDER = 60
KRAV_PER_PERSON = 3
YTELSER = ("SYKEPENGER", "SYKEPENGER", "SYKEPENGER", "OMSORGSPENGER", "FORELDREPENGER")
#: How many in a thousand claims.
BLANDING = {
    "eksakt": 820,
    "delt": 30,
    "annen_periode": 20,
    "for_lite": 15,
    "rettet": 10,
    "motregnet": 3,
    "feriepenger": 25,
    "ubetalt": 77,
}


@dataclass
class _Linjer:
    """Lines under way: lists of columns."""

    krav: list[Any]
    fom: list[Any]
    tom: list[Any]
    oere: list[Any]
    valuta: list[Any]
    kode: list[Any]

    def legg_til(self, krav: Any, fom: Any, tom: Any, oere: Any, valuta: Any, kode: int) -> None:
        """Add one line for each of these claims."""
        for kolonne, verdi in zip(vars(self).values(), (krav, fom, tom, oere, valuta), strict=False):
            kolonne.append(np.broadcast_to(verdi, len(krav)))
        self.kode.append(np.full(len(krav), kode))


def lag(antall: int, froe: int = 7) -> tuple[Linjekolonner, Kravkolonner]:
    """So many lines and so many claims."""
    t = np.random.default_rng(froe)
    person = t.integers(1, antall // KRAV_PER_PERSON + 2, antall)
    fom = START + MAANED * t.integers(0, MAANEDER, antall) + t.integers(0, 10, antall)
    tom = fom + t.integers(2, 20, antall)
    oere = 100 * t.integers(500, 60_000, antall)
    slag = t.choice(len(BLANDING), antall, p=np.array(list(BLANDING.values())) / sum(BLANDING.values()))
    ytelse = t.integers(0, len(YTELSER), antall)
    sendt = tom + t.integers(1, 30, antall)
    ord_ = Ordliste()
    ytelse = ord_.nummer(YTELSER)[ytelse]
    ferie = slag == list(BLANDING).index("feriepenger")
    ytelse[ferie] = ord_.nummer(["FERIEPENGER"])[0]
    opphav = np.where(ferie, ord_.nummer(["SYKEPENGER"])[0], 0)
    krav = Kravkolonner(
        ord_,
        np.arange(antall),
        [f"K{n}" for n in range(antall)],
        person,
        person,
        ytelse,
        fom,
        tom,
        opphav,
        START // 365 + (fom - START) // 365,
        np.zeros(antall, dtype=np.int32),
        np.arange(antall + 1),
        sendt,
        oere,
    )
    return _linjer(krav, slag, sendt + t.integers(20, 120, antall), antall, t), krav


def _linjer(krav: Kravkolonner, slag: Any, valuta: Any, antall: int, t: Any) -> Linjekolonner:
    ord_ = krav.ord
    vanlig, trekk, ukjent = ord_.nummer(["4", "A", "Q"]).tolist()
    ut = _Linjer([], [], [], [], [], [])
    valgt = {navn: np.flatnonzero(slag == nr) for nr, navn in enumerate(BLANDING)}

    def legg(
        i: Any, oere: Any, *, fom: Any = None, tom: Any = None, etter: int = 0, kode: int = vanlig
    ) -> None:
        ut.legg_til(
            i,
            krav.fom[i] if fom is None else fom,
            krav.tom[i] if tom is None else tom,
            oere,
            valuta[i] + etter,
            kode,
        )

    for navn in ("eksakt", "motregnet"):
        legg(valgt[navn], krav.endring_oere[valgt[navn]])
    i = valgt["delt"]
    midt, foerste = (krav.fom[i] + krav.tom[i]) // 2, krav.endring_oere[i] // 3
    legg(i, foerste, tom=midt)
    legg(i, krav.endring_oere[i] - foerste, fom=midt + 1)
    i = valgt["annen_periode"]
    legg(i, krav.endring_oere[i], tom=krav.tom[i] - 1)
    i = valgt["for_lite"]
    legg(i, krav.endring_oere[i] * 4 // 5)
    i = valgt["rettet"]
    for oere, etter in (
        (krav.endring_oere[i] - 100, 0),
        (100 - krav.endring_oere[i], 60),
        (krav.endring_oere[i], 60),
    ):
        legg(i, oere, etter=etter)
    i = valgt["motregnet"]
    legg(i, 5000, fom=krav.tom[i])
    legg(i, -5000, fom=0, tom=0, etter=90, kode=trekk)
    i = valgt["feriepenger"]
    legg(i, krav.endring_oere[i])
    return _samle(krav, ut, antall, ukjent, t)


def _samle(krav: Kravkolonner, ut: _Linjer, antall: int, ukjent: int, t: Any) -> Linjekolonner:
    """One table of `antall` lines, shuffled; what is missing is of persons or kode that nobody knows."""
    kol = {navn: np.concatenate(deler)[:antall] for navn, deler in vars(ut).items()}
    mangler = antall - len(kol["krav"])
    ekstra = t.integers(0, antall, mangler)
    fremmed = np.zeros(antall, dtype=bool)
    fremmed[len(kol["krav"]) :] = t.random(mangler) < 0.5
    kol = {
        "krav": np.append(kol["krav"], ekstra),
        "fom": np.append(kol["fom"], krav.fom[ekstra]),
        "tom": np.append(kol["tom"], krav.tom[ekstra]),
        "oere": np.append(kol["oere"], 100 * t.integers(500, 60_000, mangler)),
        "valuta": np.append(kol["valuta"], krav.endring_dato[ekstra] + 30),
        "kode": np.append(kol["kode"], np.full(mangler, ukjent)),
    }
    stokk = t.permutation(antall)
    kol = {navn: verdi[stokk] for navn, verdi in kol.items()}
    fremmed, vanlig = fremmed[stokk], krav.ord.nummer(["4"])[0]
    ytelse = np.where((kol["kode"] == vanlig), krav.ytelse[kol["krav"]], 0)
    ferie = krav.ord.merk(ytelse, "FERIEPENGER")
    # paid in May of the year after
    mai = START + 365 * (krav.kravaar[kol["krav"]] - START // 365 + 1) + 125
    return Linjekolonner(
        krav.ord,
        np.arange(antall),
        np.where(ferie, mai + 31, kol["valuta"]),
        krav.ord.nummer(["R"])[np.zeros(antall, dtype=int)],
        np.arange(antall),
        np.where(fremmed, INGEN, krav.person[kol["krav"]]),
        ytelse,
        np.where(ferie, mai, kol["fom"]),
        np.where(ferie, mai + 20, kol["tom"]),
        kol["oere"],
        np.where(ferie, krav.feriepenger_av[kol["krav"]], 0),
        kol["kode"],
        np.zeros(antall, dtype=np.int32),
    )
