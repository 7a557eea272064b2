"""Nav's settlement files and the bank's credits, from lines with a value date.

One report per account and value date: the legal unit's own, and one for each underenhet with its
own account. Which claim each line is of stands in the truth. Border: the byte form is the adapter's writer; here lines are gathered and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tilgode.apps.innlesing.porter import oppgjoersformat
from tilgode.core.innlesing.rader import OppgjoerRad
from tilgode.simulation.eksport import kroner, skriv_fil
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.modell import Arbeidsgiver, Linje
from tilgode.simulation.sannhet import jsonlinje

_NAVENHET = "8020"


@dataclass(frozen=True, slots=True)
class Rapport:
    """One report: to whom, on which account, when, with which lines."""

    id: int
    orgnr: str
    kontonummer: str
    valutadato: date
    linjer: tuple[Linje, ...]

    @property
    def filnavn(self) -> str:
        """The name Nav gives the file."""
        return f"{self.orgnr}_ref-arbg_{self.valutadato.isoformat()}_{self.id}.csv"

    @property
    def sum_oere(self) -> int:
        """Sum of the lines."""
        return sum(linje.oere for linje in self.linjer)


def lag_rapporter(
    arbeidsgiver: Arbeidsgiver, linjer: Mapping[date, Iterable[Linje]], foerste_id: int
) -> list[Rapport]:
    """Reports in order of value date; ids rise as Nav's do."""
    egen = dict(arbeidsgiver.egen_konto)
    rapporter: list[Rapport] = []
    for valutadato in sorted(linjer):
        per_mottaker: dict[str, list[Linje]] = defaultdict(list)
        for linje in linjer[valutadato]:
            underenhet = linje.ansatt.enhet.underenhet_orgnr
            per_mottaker[underenhet if underenhet in egen else arbeidsgiver.orgnr].append(linje)
        for orgnr in sorted(per_mottaker, key=lambda o: (o != arbeidsgiver.orgnr, o)):
            konto = egen.get(orgnr, arbeidsgiver.kontonummer)
            nr = foerste_id + 7 * len(rapporter)
            rapporter.append(Rapport(nr, orgnr, konto, valutadato, tuple(per_mottaker[orgnr])))
    return rapporter


def skriv_rapporter(mappe: Path, rapporter: Iterable[Rapport]) -> None:
    """Write the settlement files and the bank file."""
    ut = mappe / "oppgjoer"
    ut.mkdir(parents=True, exist_ok=True)
    for gammel in ut.glob("*_ref-arbg_*.csv"):
        gammel.unlink()
    bank: list[list[Verdi]] = []
    for rapport in rapporter:
        rader = [_rad(nr, rapport, linje) for nr, linje in enumerate(rapport.linjer, 1)]
        (ut / rapport.filnavn).write_bytes(oppgjoersformat().skriv(rader))
        if rapport.sum_oere > 0:
            bank.append(
                [
                    rapport.kontonummer,
                    rapport.valutadato,
                    kroner(rapport.sum_oere),
                    f"NAV{rapport.id}",
                    "NAV refusjon arbeidsgiver",
                ]
            )
    skriv_fil(mappe, "bank", bank)


def skriv_linjesannhet(fil: Path, rapporter: Iterable[Rapport]) -> None:
    """Which claim each line is of ("" when it is of none)."""
    with fil.open("w", encoding="utf-8", newline="\n") as ut:
        for rapport in rapporter:
            for nr, linje in enumerate(rapport.linjer, 1):
                ut.write(jsonlinje({"rapport": str(rapport.id), "linje": nr, "krav": linje.krav}))


def _rad(nr: int, rapport: Rapport, linje: Linje) -> OppgjoerRad:
    return OppgjoerRad(
        linje=nr,
        navenhet=_NAVENHET,
        orgnr=rapport.orgnr,
        bedriftsnummer=linje.ansatt.enhet.underenhet_orgnr,
        kode=linje.kode,
        fnr=linje.ansatt.fnr,
        fom=linje.fom,
        kontonummer=rapport.kontonummer,
        navn=linje.ansatt.navn.upper(),
        tom=linje.tom,
        oere=linje.oere,
        maksdato=linje.maksdato,
        ytelse="",
        feriepenger_av="",
    )
