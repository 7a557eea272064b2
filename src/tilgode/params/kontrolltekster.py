"""Sentences about the controls' findings, in bokmål, nynorsk and English.

The texts lie in `data/kontrolltekster.csv`. Border: words only; the findings come from `core.kontroll`, the
name of a cause and the next step from the register of causes.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache
from importlib.resources import files

from tilgode.core.kontroll import Kontrollfunn, Kontrollkode, Retning
from tilgode.params.formatering import Spraak, kr
from tilgode.params.formatering import dato as vis_dato

EKSAKT = "EKSAKT"
DATOER = ("registrert", "sykmeldt_fom", "sykmeldt_tom", "sendt")


@lru_cache(maxsize=1)
def kontrolltekster() -> dict[str, dict[str, str]]:
    """Every text by key and language."""
    tekst = files("tilgode.params").joinpath("data/kontrolltekster.csv").read_text(encoding="utf-8")
    return {rad["noekkel"]: rad for rad in csv.DictReader(tekst.splitlines(), delimiter=";")}


def kontrollnavn(kode: Kontrollkode, spraak: Spraak = "nb") -> str:
    """The name of a control."""
    return kontrolltekster()[f"kontroll_{kode.value}"][spraak]


def retningsnavn(retning: Retning, spraak: Spraak = "nb") -> str:
    """Which way the money goes, in words."""
    return kontrolltekster()[f"retning_{retning.value}"][spraak]


def ikke_kontrollert(grunn: str, spraak: Spraak = "nb") -> str:
    """Why a claim could not be looked at; raises KeyError for an unknown reason."""
    return kontrolltekster()[f"uten_{grunn}"][spraak]


def avgjoerelsesnavn(avgjoerelse: str, spraak: Spraak = "nb") -> str:
    """What was decided about a finding; raises KeyError for an unknown code."""
    return kontrolltekster()[f"avgjoerelse_{avgjoerelse}"][spraak]


def beskriv_funn(funn: Kontrollfunn, spraak: Spraak = "nb") -> str:
    """What was found, in one or two sentences with the figures."""
    verdier = {navn: _vis(navn, verdi, spraak) for navn, verdi in funn.fakta}
    verdier["oere"] = kr(funn.oere, spraak)
    verdier["frist"] = vis_dato(funn.frist, spraak) if funn.frist else ""
    tekster = kontrolltekster()
    setning = tekster[f"funn_{funn.kontroll.value}"][spraak].format(**verdier)
    if verdier.get("sikkerhet", EKSAKT) == EKSAKT:
        return setning
    return f"{setning} {tekster['ikke_eksakt'][spraak]}"


def _vis(navn: str, verdi: str | int, spraak: Spraak) -> str:
    if isinstance(verdi, int):
        return kr(verdi, spraak) if navn.endswith("_oere") else str(verdi)
    if navn in DATOER:
        return vis_dato(date.fromisoformat(verdi), spraak)
    return _YTELSER.get(verdi, {}).get(spraak, verdi)


_YTELSER: dict[str, dict[Spraak, str]] = {
    "FORELDREPENGER": {"nb": "foreldrepenger", "nn": "foreldrepengar", "en": "foreldrepenger"},
    "SVANGERSKAPSPENGER": {
        "nb": "svangerskapspenger",
        "nn": "svangerskapspengar",
        "en": "svangerskapspenger",
    },
    "PLEIEPENGER": {"nb": "pleiepenger", "nn": "pleiepengar", "en": "pleiepenger"},
    "OPPLAERINGSPENGER": {"nb": "opplæringspenger", "nn": "opplæringspengar", "en": "opplæringspenger"},
    "OMSORGSPENGER": {"nb": "omsorgspenger", "nn": "omsorgspengar", "en": "omsorgspenger"},
}
