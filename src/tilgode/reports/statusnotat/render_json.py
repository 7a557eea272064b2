"""The memo's tables as JSON in the fixed form for programs; amounts are whole øre.

Border: nothing here is computed; the names of rows are as in the memo.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tilgode.reports.statusnotat.innhold import Notat, Planlinje, Tabell


def tegn(notat: Notat) -> bytes:
    """The JSON document, UTF-8, indented."""
    innhold = {
        "arbeidsgiver": {"orgnr": notat.orgnr.replace(" ", ""), "navn": notat.arbeidsgiver},
        "datoer": [dag.isoformat() for dag in notat.datoer],
        "kjent": notat.kjent.isoformat() if notat.kjent else None,
        "tabeller": {
            "utestaaende_per_sektor": _tabell(notat.per_sektor),
            "utestaaende_per_kravaar": _tabell(notat.per_kravaar),
            "justert_per_kravaar": _tabell(notat.justert_per_kravaar),
            "justert_per_aarsak": [
                {"aarsak": a.aarsak, "klasse": a.klasse, "antall": a.antall, "oere": a.oere}
                for a in notat.aarsaker
            ],
            "rulling": _rulling(notat),
            "purring": {
                "antall": notat.purring.antall,
                "purret_oere": notat.purring.purret_oere,
                "innkommet_oere": notat.purring.innkommet_oere,
                "avslag_oere": notat.purring.avslag_oere,
                "forklart_oere": notat.purring.forklart_oere,
                "rest_oere": notat.purring.rest_oere,
            },
            "fremdriftsplan": [_planrad(notat.plan.versjoner, x) for x in notat.plan.linjer],
        },
        "kontroller": [
            {
                "kontroll": k.noekkel,
                "dato": k.dato.isoformat() if k.dato else None,
                "differanse_oere": k.differanse_oere,
                "forklart": k.forklart,
            }
            for k in notat.kontroller
        ],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=2) + "\n").encode()


def _tabell(tabell: Tabell) -> dict[str, Any]:
    return {
        "rader": [_rad(rad.navn, rad.oere, rad.merket) for rad in tabell.rader],
        "sum_oere": list(tabell.sum_oere),
    }


def _rad(navn: str, oere: tuple[int, ...], merket: bool) -> dict[str, Any]:
    rad: dict[str, Any] = {"navn": navn, "oere": list(oere)}
    return rad | {"merket": True} if merket else rad


def _rulling(notat: Notat) -> dict[str, Any]:
    r = notat.rulling
    return {
        "fra": r.fra.isoformat(),
        "til": r.til.isoformat(),
        "inngaaende_oere": r.inngaaende,
        "nye_krav_oere": r.nye_krav,
        "oppjustert_oere": r.oppjustert,
        "mottatt_oere": r.mottatt,
        "nedjustert_oere": r.nedjustert,
        "avskrevet_oere": r.avskrevet,
        "ufordelt_oere": r.ufordelt,
        "utgaaende_oere": r.utgaaende,
    }


def _planrad(versjoner: tuple[str, ...], linje: Planlinje) -> dict[str, Any]:
    """One row; each version is a key made from its name: «Plan mai 2025» → `plan_mai_2025`."""
    tider = {
        re.sub(r"\W+", "_", versjon.lower()): naar
        for versjon, naar in zip(versjoner, linje.naar, strict=True)
    }
    return {"rad": linje.rad, **tider, "refusjonsperiode": linje.refusjonsperiode}
