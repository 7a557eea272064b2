"""Deviation per claim year and system (R-110): as it stands, and at the same age.

`tegn` gives the rows of `apps.krav.kravaarsavvik` any form in any of the languages.
Border: every figure comes from the rows; only the words and the order are here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from tilgode.apps.krav.kravaarsavvik import ALDRE, Kravaarsrad
from tilgode.params.formatering import Spraak
from tilgode.params.formatering import dato as vis_dato
from tilgode.reports import render
from tilgode.reports.dokument import Avsnitt, Dokument, Kolonne, Kolonnetype, Tabellblokk, Tabellrad
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

__all__ = ["lag_dokument", "tegn"]

PAKKE = "tilgode.reports.kravaar"
BELOEP, ANDEL, ANTALL = Kolonnetype.BELOEP, Kolonnetype.ANDEL, Kolonnetype.ANTALL
BELOEPSFELT = ("krevd", "mottatt", "avvik", "justert", "avskrevet", "utestaaende")


def tegn(rader: Sequence[Kravaarsrad], hvem: str, dato: date, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        innhold = {"per": dato.isoformat(), "rader": [_som_json(r) for r in rader]}
        return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()
    return render.tegn(lag_dokument(rader, hvem, dato, spraak), form)


def _som_json(rad: Kravaarsrad) -> dict[str, Any]:
    return {
        "kravaar": rad.kravaar,
        "opprinnelse": rad.opprinnelse,
        "antall": rad.antall,
        **{f"{felt}_oere": getattr(rad, f"{felt}_oere") for felt in BELOEPSFELT},
        "ved_alder": {
            str(alder): {"antall": v.antall, "krevd_oere": v.krevd_oere, "mottatt_oere": v.mottatt_oere}
            for alder, v in rad.ved_alder.items()
        },
    }


def lag_dokument(rader: Sequence[Kravaarsrad], hvem: str, dato: date, spraak: Spraak) -> Dokument:
    """The report in one language."""
    t = katalog(PAKKE, spraak)
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", hvem=hvem, dato=vis_dato(dato, spraak)),
        spraak=spraak,
        opplysninger=(),
        blokker=(Avsnitt(t("slik_leses")), _beloepstabell(t, rader), _alderstabell(t, rader)),
        liggende=True,
    )


def _beloepstabell(t: Tekstkatalog, rader: Sequence[Kravaarsrad]) -> Tabellblokk:
    kolonner = (
        Kolonne(t("kolonne_kravaar")),
        Kolonne(t("kolonne_opprinnelse")),
        Kolonne(t("kolonne_antall"), ANTALL),
        *(Kolonne(t(f"kolonne_{felt}"), BELOEP) for felt in BELOEPSFELT),
    )
    beloep = [[getattr(r, f"{felt}_oere") for felt in BELOEPSFELT] for r in rader]
    linjer = [
        Tabellrad((str(r.kravaar), r.opprinnelse, r.antall, *b)) for r, b in zip(rader, beloep, strict=True)
    ]
    summer = [sum(b[i] for b in beloep) for i in range(len(BELOEPSFELT))]
    linjer.append(Tabellrad((t("sum"), "", sum(r.antall for r in rader), *summer), er_sum=True))
    return Tabellblokk("kravaar", t("tabell_kravaar"), kolonner, tuple(linjer), "", t("ark_kravaar"))


def _alderstabell(t: Tekstkatalog, rader: Sequence[Kravaarsrad]) -> Tabellblokk:
    kolonner = [Kolonne(t("kolonne_kravaar")), Kolonne(t("kolonne_opprinnelse"))]
    for alder in ALDRE:
        kolonner += [
            Kolonne(t("kolonne_alder_antall", maaneder=str(alder)), ANTALL),
            Kolonne(t("kolonne_alder", maaneder=str(alder)), ANDEL),
        ]
    linjer = tuple(
        Tabellrad(
            (
                str(r.kravaar),
                r.opprinnelse,
                *(v for alder in ALDRE for v in (r.ved_alder[alder].antall, r.ved_alder[alder].avvik_andel)),
            )
        )
        for r in rader
    )
    return Tabellblokk(
        "alder", t("tabell_alder"), tuple(kolonner), linjer, t("merknad_alder"), t("ark_alder")
    )
