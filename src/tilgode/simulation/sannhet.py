"""The truth beside the exports, as JSON lines: true days, rightful and claimed amounts, mistakes.

Border: only the form. A check reads it; Tilgode never does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tilgode.simulation.aarsaksplanting import Plantet
from tilgode.simulation.feilkrav import Sak, Simkrav


def jsonlinje(objekt: Mapping[str, Any]) -> str:
    """One line, keys in the order given."""
    return json.dumps(objekt, ensure_ascii=False, separators=(",", ":")) + "\n"


def skriv_json(sti: Path, objekt: Mapping[str, Any]) -> None:
    """A small file for people and programs."""
    sti.write_text(json.dumps(objekt, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def dagsannhet(sak: Sak) -> dict[str, Any]:
    """The status of every day: runs as [fom, tom, weekdays are, weekends are, øre a weekday]."""
    return {
        "arbeidsforhold": sak.historie.ansatt.arbeidsforhold,
        "loep": [
            [
                r.periode.fom.isoformat(),
                r.periode.tom.isoformat(),
                r.klasse_ukedag.klasse.value,
                r.klasse_helg.klasse.value,
                r.refusjon_oere_per_dag,
            ]
            for r in sak.rett.loep
        ],
    }


#: Causes that stand in the kommune's own papers from the day the claim is sent.
_I_PAPIRENE = frozenset(
    ("SOEKNAD_MANGLER", "INNTEKTSMELDING_MANGLER", "FORELDET", "DOBBELTREGISTRERT", "AVSLAG")
)


def aarsakssannhet(k: Simkrav, plantet: Sequence[Plantet], *, besvart: bool, betalt: int) -> dict[str, Any]:
    """A claim that got another amount, in the form `tilgode forklar --alle` answers in, with the kinds.

    One that Nav has not dealt with yet waits, whatever it will come to; what was planted does not show. What
    the papers say already (`_I_PAPIRENE`) needs no answer from Nav.
    """
    if not besvart and (k.nav_oere or not {p.kode for p in plantet} & _I_PAPIRENE):
        plantet = [Plantet("IKKE_BESVART", "UNDER_BEHANDLING", k.krav.rett_oere, {})]
    return {
        "krav": k.krav.referanse,
        "person": k.krav.ansatt.ansattnummer,
        "ytelse": k.krav.ytelse,
        "fom": k.krav.periode.fom.isoformat(),
        "tom": k.krav.periode.tom.isoformat(),
        "ventet_oere": k.krav.rett_oere,
        "mottatt_oere": betalt,
        "aarsaker": [{"kode": p.kode, "slag": p.navn, "oere": p.oere, "fakta": p.fakta} for p in plantet],
    }


#: Planted causes that make Nav pay the employee.
_TIL_ANSATT = frozenset(("TIL_ANSATT", "INNTEKTSMELDING_IKKE_SENDT"))


def utfallssannhet(
    k: Simkrav, plantet: Sequence[Plantet], betalinger: Sequence[tuple[date, int]], *, motregnet: bool
) -> dict[str, Any]:
    """What came of a claim that was sent, which nobody tells the employer, and every payment with its day.

    `endelig_oere` is what Nav pays when all is paid, also after the end of the period.
    """
    return {
        "krav": k.krav.referanse,
        "sendt": k.krav.sendt.isoformat(),
        "krevd_oere": k.krav.oere,
        "utfall": _utfall(k, {p.navn for p in plantet}, motregnet=motregnet),
        "grunn": k.grunn,
        "endelig_oere": 0 if k.tilbakefoeres else k.nav_oere,
        "betalinger": [[dag.isoformat(), oere] for dag, oere in sorted(betalinger)],
    }


def _utfall(k: Simkrav, slag: set[str], *, motregnet: bool) -> str:
    if k.tilbakefoeres:
        return "TILBAKEFOERT"
    if not k.nav_oere:
        return "UTBETALT_ANSATT" if slag & _TIL_ANSATT else "AVSLAATT"
    if motregnet:
        return "MOTREGNET"
    return "DELVIS_BETALT" if k.nav_oere < k.krav.oere else "BETALT"


def kravsannhet(k: Simkrav, *, sendt: bool, dato: date | None, betalt: int) -> dict[str, Any]:
    """A claim: what the law gives, what was claimed, what Nav pays in the end and why, what has come."""
    return {
        "krav": k.krav.referanse,
        "arbeidsforhold": k.krav.ansatt.arbeidsforhold,
        "ytelse": k.nav_ytelse or k.krav.ytelse,
        "fom": k.krav.periode.fom.isoformat(),
        "tom": k.krav.periode.tom.isoformat(),
        "registrert": sendt,
        "rett_oere": k.krav.rett_oere,
        "krevd_oere": k.krav.oere if sendt else 0,
        "nav_oere": k.nav_oere,
        "grunn": k.grunn,
        "betalt_oere": betalt,
        "betalt": dato.isoformat() if dato else None,
        "feil": k.feil.value if k.feil else None,
    }
