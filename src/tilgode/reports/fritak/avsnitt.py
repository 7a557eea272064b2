"""The report of exemptions as a document.

Border: every figure comes from the overview; only the words and the order are here.
"""

from __future__ import annotations

from datetime import date

from tilgode.apps.fritak.queries import Fritaksoversikt, Hvem
from tilgode.params.formatering import Spraak, broek, kr, tall
from tilgode.params.formatering import dato as vis_dato
from tilgode.reports.dokument import (
    Avsnitt,
    Dokument,
    Kolonne,
    Kolonnetype,
    Overskrift,
    Tabellblokk,
    Tabellrad,
)
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

PAKKE = "tilgode.reports.fritak"
BELOEP, DATO, ANTALL = Kolonnetype.BELOEP, Kolonnetype.DATO, Kolonnetype.ANTALL
HVEM = ("ansvar", "ansattnummer", "navn")


def lag_dokument(oversikt: Fritaksoversikt, hvem: str, dato: date, spraak: Spraak) -> Dokument:
    """The report in one language; `hvem` is the employer, or the unit that is shown."""
    t = katalog(PAKKE, spraak)
    kandidater = oversikt.kandidater
    deler = (
        ("kandidater", _kandidater(t, oversikt)),
        ("ikke_brukt", _ikke_brukt(t, oversikt)),
        ("utloep", _utloep(t, oversikt)),
        ("omsorg", _omsorg(t, oversikt, spraak)),
    )
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", hvem=hvem, dato=vis_dato(dato, spraak)),
        spraak=spraak,
        opplysninger=(
            (t("opplysning_kandidater"), tall(len(kandidater), spraak)),
            (t("opplysning_kostnad"), kr(sum(k.kostnad.sum_oere for k in kandidater), spraak)),
            (t("opplysning_ikke_brukt"), kr(sum(r.funn.oere for r in oversikt.ikke_brukt), spraak)),
            (t("opplysning_utloep"), tall(len(oversikt.utloep), spraak)),
            (t("opplysning_omsorg"), kr(sum(o.ukrevd_oere for o in oversikt.omsorg), spraak)),
        ),
        blokker=(
            Avsnitt(t("slik_leses")),
            *(b for navn, tabell in deler for b in (Overskrift(t(f"overskrift_{navn}")), tabell)),
        ),
        liggende=True,
    )


def _hvem(hvem: Hvem) -> tuple[str, str, str]:
    return hvem.ansvar, hvem.ansattnummer, hvem.navn


def _hvemkolonner(t: Tekstkatalog) -> tuple[Kolonne, ...]:
    return tuple(Kolonne(t(f"kolonne_{felt}")) for felt in HVEM)


def _tabell(t: Tekstkatalog, navn: str, kolonner: tuple[Kolonne, ...], rader: list[Tabellrad]) -> Tabellblokk:
    return Tabellblokk(
        navn, t(f"tabell_{navn}"), kolonner, tuple(rader), t(f"merknad_{navn}"), t(f"overskrift_{navn}")
    )


def _kandidater(t: Tekstkatalog, oversikt: Fritaksoversikt) -> Tabellblokk:
    kolonner = (
        *_hvemkolonner(t),
        *(
            Kolonne(t(f"kolonne_{f}"), ANTALL)
            for f in ("egenmeldinger", "perioder", "kalenderdager", "virkedager")
        ),
        *(Kolonne(t(f"kolonne_{f}"), BELOEP) for f in ("kroner", "feriepenger", "avgift", "sum")),
    )
    rader = []
    for k in oversikt.kandidater:
        c = k.kostnad
        tallene = (c.egenmeldinger, c.perioder, c.kalenderdager, c.virkedager)
        beloep = (c.kroner_oere, c.feriepenger_oere, c.avgift_oere, c.sum_oere)
        rader.append(Tabellrad((*_hvem(k.hvem), *tallene, *beloep)))
    return _tabell(t, "kandidater", kolonner, rader)


def _ikke_brukt(t: Tekstkatalog, oversikt: Fritaksoversikt) -> Tabellblokk:
    kolonner = (
        *_hvemkolonner(t),
        *(Kolonne(t(f"kolonne_{f}"), DATO) for f in ("fom", "tom")),
        Kolonne(t("kolonne_kan_kreves"), BELOEP),
        Kolonne(t("kolonne_frist"), DATO),
    )
    rader = [
        Tabellrad((r.ansvar, r.ansattnummer, r.navn, r.funn.fom, r.funn.tom, r.funn.oere, r.funn.frist))
        for r in oversikt.ikke_brukt
    ]
    return _tabell(t, "ikke_brukt", kolonner, rader)


def _utloep(t: Tekstkatalog, oversikt: Fritaksoversikt) -> Tabellblokk:
    kolonner = (
        *_hvemkolonner(t),
        Kolonne(t("kolonne_vedtak")),
        Kolonne(t("kolonne_siste_dag"), DATO),
        Kolonne(t("kolonne_innen"), ANTALL),
    )
    rader = [
        Tabellrad((*_hvem(u.hvem), t(f"vedtak_{u.type}"), u.tom, u.varsel_dager)) for u in oversikt.utloep
    ]
    return _tabell(t, "utloep", kolonner, rader)


def _omsorg(t: Tekstkatalog, oversikt: Fritaksoversikt, spraak: Spraak) -> Tabellblokk:
    kolonner = (
        *_hvemkolonner(t),
        Kolonne(t("kolonne_aar")),
        Kolonne(t("kolonne_passert"), DATO),
        Kolonne(t("kolonne_dager")),
        *(Kolonne(t(f"kolonne_{f}"), BELOEP) for f in ("hoeyst", "ukrevd")),
        Kolonne(t("kolonne_frist"), DATO),
    )
    rader = [
        Tabellrad(
            (*_hvem(o.hvem), str(o.aar), o.passert, broek(o.dager, spraak), o.oere, o.ukrevd_oere, o.frist)
        )
        for o in oversikt.omsorg
    ]
    return _tabell(t, "omsorg", kolonner, rader)
