"""The form of `samsvar`: JSON cases to facts, outcomes back to JSON.

Degrees and yearly amounts that are not whole become JSON numbers (the nearest double) on the way
out only; nothing is computed with them.
Border: no rule lives here. A field the form has and the engine does not is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.feriepenger import (
    Feriepengeresultat,
    Kilde,
    Mottaker,
    Utbetaling,
    beregn_feriepenger,
)
from tilgode.rules.ytelser.sykepenger.fordeling import fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel, total_sykdomsgrad, under_minste_grad
from tilgode.values.periode import Periode

Sak = dict[str, Any]
Json = dict[str, Any]


def periode(fra: Mapping[str, str]) -> Periode:
    """From `{"fom", "tom"}`."""
    return Periode(date.fromisoformat(fra["fom"]), date.fromisoformat(fra["tom"]))


def tall(verdi: Fraction | int) -> int | float:
    """A JSON number: whole where it is whole, else the nearest double."""
    return int(verdi) if verdi == int(verdi) else float(verdi)


def par(perioder: Iterable[Periode]) -> list[list[str]]:
    """Periods as `[fom, tom]`."""
    return [[p.fom.isoformat(), p.tom.isoformat()] for p in perioder]


# --- okonomi --------------------------------------------------------------------------------------


def okonomi(sak: Sak, parametre: Lovparametre) -> Json:
    """One day, straight into the money calculation; yearly amounts in, whole kroner out."""
    gjeldende = parametre.paa(date.max)
    deler = [
        Dagsdel(
            inntekt=del_["arsinntekt"],
            grad=del_["grad"],
            refusjon=del_.get("refusjon", 0),
            ny_inntekt=del_.get("justering", 0),
            dekningsgrad=del_.get("dekningsgrad", 100),
        )
        for del_ in sak["okonomi"]
    ]
    totalgrad = total_sykdomsgrad(deler)
    dag = fordel_dag(
        deler, sak["sykepengegrunnlag"], sak.get("andreYtelser", 0), dager_i_aaret=gjeldende.dager_i_aaret
    )
    return {
        "totalgrad": tall(totalgrad),
        "underGrensen": under_minste_grad(totalgrad, gjeldende),
        "utbetalingsgrad": [tall(dag.utbetalingsgrad)] * len(deler),
        "arbeidsgiverbelop": list(dag.arbeidsgiver),
        "personbelop": list(dag.person),
    }


# --- feriepenger ----------------------------------------------------------------------------------


def feriepenger(sak: Sak, parametre: Lovparametre) -> Json:
    """The feriepenger of one earning year, per employer and recipient."""
    ut = beregn_feriepenger(
        date.fromisoformat(sak["fodselsdato"]),
        sak["opptjeningsar"],
        [
            Utbetaling(periode(u), u["orgnr"], Mottaker[u["mottaker"]], Kilde[u["kilde"]], u["dagsbelop"])
            for u in sak["utbetalinger"]
        ],
        parametre,
    )
    per_orgnr: dict[str, Json] = {}
    for resultat in ut.resultat:
        navn = "refusjon" if resultat.mottaker is Mottaker.ARBEIDSGIVER else "person"
        rad = per_orgnr.setdefault(resultat.orgnr, {"orgnr": resultat.orgnr})
        rad[navn] = _feriepengerad(resultat)
    return {
        "prosentsats": tall(ut.sats),
        "alderVedArsslutt": ut.alder,
        "arbeidsgivere": list(per_orgnr.values()),
    }


def _feriepengerad(resultat: Feriepengeresultat) -> Json:
    return {
        "infotrygd": float(resultat.infotrygd_del),
        "spleis": float(resultat.spleis_del),
        "totalt": float(resultat.totalt),
        "differanse": resultat.differanse,
        "infotrygdHarUtbetalt": resultat.allerede_betalt_kroner,
    }
