"""How other source systems write the same columns: their headings, codes, dates and amounts.

The simulator writes some files this way and says so in `kildesystem.json`, so that the saved column
maps are used on real-looking exports. Border: only form; our own columns are in `eksport`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

Verdi = str | int | date | None


@dataclass(frozen=True, slots=True)
class Kildeform:
    """One system's form of one file; columns that are not named are left out."""

    kildesystem: str
    overskrifter: Mapping[str, str]
    koder: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tegnsett: str = "utf-8"
    dato: str = "%Y-%m-%d"
    beloep: tuple[str, ...] = ()

    def tekst(self, kolonne: str, verdi: Verdi) -> str:
        """A field as the system writes it."""
        if isinstance(verdi, str):
            if kolonne in self.beloep:
                return _med_tusenskille(verdi)
            koder = self.koder.get(kolonne)
            return koder.get(verdi, verdi) if koder else verdi
        if isinstance(verdi, date):
            return _skriv_dato(verdi, self.dato)
        return "" if verdi is None else str(verdi)


@lru_cache(maxsize=8192)
def _skriv_dato(dag: date, form: str) -> str:
    return dag.strftime(form)


def _med_tusenskille(tekst: str) -> str:
    """`41250,00` as `41 250,00`, and a minus behind as payroll systems write it."""
    hele, _, rest = tekst.lstrip("-").partition(",")
    grupper = f"{int(hele):,}".replace(",", " ")
    return f"{grupper},{rest}{'-' if tekst.startswith('-') else ''}"


#: The files that the simulated kommune takes out of other systems.
FORMER: dict[str, Kildeform] = {
    "fravaer": Kildeform(
        kildesystem="Gat",
        overskrifter={
            "arbeidsforhold": "Ansattforhold",
            "type": "Fraværskode",
            "fom": "Fra",
            "tom": "Til",
            "grad": "Prosent",
            "kilde_referanse": "Radnr",
            "registrert": "Opprettet",
        },
        koder={
            "type": {
                "EGENMELDING": "100",
                "SYKMELDING": "110",
                "SYKT_BARN": "120",
                "PLEIE": "130",
                "OPPLAERING": "135",
                "FORELDREPERMISJON": "140",
                "SVANGERSKAP": "145",
                "FERIE": "200",
                "PERMISJON": "300",
            }
        },
        tegnsett="cp1252",
        dato="%d.%m.%Y",
    ),
    "loenn": Kildeform(
        kildesystem="Visma",
        overskrifter={
            "arbeidsforhold": "Stillingsnr",
            "maaned": "Periode",
            "loennsart": "Lønnsart",
            "type": "Lønnsartgruppe",
            "beloep": "Beløp",
            "registrert": "Kjøredato",
        },
        koder={"type": {"FAST": "Fastlønn", "FAST_TILLEGG": "Faste tillegg", "VARIABEL": "Variable tillegg"}},
        tegnsett="utf-8-sig",
        dato="%d.%m.%Y",
        beloep=("beloep",),
    ),
}
