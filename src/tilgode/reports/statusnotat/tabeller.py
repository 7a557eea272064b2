"""The tables of the status memo as document blocks.

Border: only layout of figures already checked in `innhold`; no database.
"""

from __future__ import annotations

from datetime import date

from tilgode.params.formatering import andel, dato
from tilgode.reports.dokument import Kolonne, Kolonnetype, Tabellblokk, Tabellrad, Verdi
from tilgode.reports.statusnotat.innhold import Kontroll, Notat, Rad, Tabell
from tilgode.reports.tekstkatalog import Tekstkatalog

BELOEP, ANDEL, ANTALL = Kolonnetype.BELOEP, Kolonnetype.ANDEL, Kolonnetype.ANTALL


def _med_endring(oere: tuple[int, ...]) -> tuple[Verdi, ...]:
    endring = oere[-1] - oere[-2]
    return (*oere, endring, andel(endring, abs(oere[-2])))


def _balansetabell(
    t: Tekstkatalog, noekkel: str, foerste_kolonne: str, tabell: Tabell, datoer: tuple[date, ...]
) -> Tabellblokk:
    kolonner = (
        Kolonne(t(foerste_kolonne)),
        *(Kolonne(dato(d, t.spraak), BELOEP) for d in datoer),
        Kolonne(t("kolonne_endring", dato=dato(datoer[-2], t.spraak)), BELOEP),
        Kolonne(t("kolonne_endring_prosent"), ANDEL),
    )
    rader = [
        Tabellrad((_radnavn(t, rad), *_med_endring(rad.oere)), merket=rad.merket) for rad in tabell.rader
    ]
    rader.append(Tabellrad((t("total"), *_med_endring(tabell.sum_oere)), er_sum=True))
    return Tabellblokk(
        noekkel,
        t(f"tabell_{noekkel}"),
        kolonner,
        tuple(rader),
        t("enhet_kroner"),
        t(f"ark_{noekkel}"),
    )


def _radnavn(t: Tekstkatalog, rad: Rad) -> str:
    return t("ufordelt") if rad.merket else rad.navn


def sektortabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """T-01: outstanding per sektor at three dates with the last change."""
    return _balansetabell(t, "sektor", "kolonne_sektor", notat.per_sektor, notat.datoer)


def kravaarstabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """T-02: outstanding per claim year at the last two dates."""
    return _balansetabell(t, "kravaar", "kolonne_kravaar", notat.per_kravaar, notat.datoer[1:])


def justert_aar(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """T-03: adjusted and written off per claim year, with share."""
    total = notat.justert_per_kravaar.sum_oere[0]
    rader = [
        Tabellrad((_radnavn(t, rad), rad.oere[0], andel(rad.oere[0], total)), merket=rad.merket)
        for rad in notat.justert_per_kravaar.rader
    ]
    rader.append(Tabellrad((t("total"), total, andel(total, total)), er_sum=True))
    kolonner = (
        Kolonne(t("kolonne_kravaar")),
        Kolonne(t("kolonne_beloep"), BELOEP),
        Kolonne(t("kolonne_andel"), ANDEL),
    )
    tittel = t("justert_tabell_aar", **_intervall(t, notat))
    return Tabellblokk(
        "justert_kravaar", tittel, kolonner, tuple(rader), t("enhet_kroner"), t("ark_justert_kravaar")
    )


def justert_aarsak(t: Tekstkatalog, notat: Notat, navn: dict[str, str]) -> Tabellblokk:
    """Adjusted and written off per cause with class and number."""
    rader = [
        Tabellrad((navn.get(a.aarsak, a.aarsak), t(f"klasse_{a.klasse}"), a.antall, a.oere))
        for a in notat.aarsaker
    ]
    antall = sum(a.antall for a in notat.aarsaker)
    beloep = sum(a.oere for a in notat.aarsaker)
    rader.append(Tabellrad((t("total"), None, antall, beloep), er_sum=True))
    kolonner = (
        Kolonne(t("kolonne_aarsak")),
        Kolonne(t("kolonne_klasse")),
        Kolonne(t("kolonne_antall"), ANTALL),
        Kolonne(t("kolonne_beloep"), BELOEP),
    )
    tittel = t("justert_tabell_aarsak", **_intervall(t, notat))
    return Tabellblokk(
        "justert_aarsak", tittel, kolonner, tuple(rader), t("enhet_kroner"), t("ark_justert_aarsak")
    )


def rullingstabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """R-103: opening, movements, closing."""
    r = notat.rulling
    fra, til = dato(r.fra, t.spraak), dato(r.til, t.spraak)
    poster: list[tuple[str, int]] = [
        (t("rulling_nye"), r.nye_krav),
        (t("rulling_opp"), r.oppjustert),
        (t("rulling_mottatt"), -r.mottatt),
        (t("rulling_ned"), -r.nedjustert),
        (t("rulling_avskrevet"), -r.avskrevet),
    ]
    if r.ufordelt:
        poster.append((t("rulling_ufordelt"), r.ufordelt))
    rader = (
        Tabellrad((t("rulling_inngaaende", fra=fra), r.inngaaende), er_sum=True),
        *(Tabellrad(post) for post in poster),
        Tabellrad((t("rulling_utgaaende", til=til), r.utgaaende), er_sum=True),
    )
    kolonner = (Kolonne(t("kolonne_post")), Kolonne(t("kolonne_beloep"), BELOEP))
    tittel = t("rulling_tabell", fra=fra, til=til)
    return Tabellblokk("rulling", tittel, kolonner, rader, t("enhet_kroner"), t("ark_rulling"))


def purretabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """T-04: dunned, received, rejected, explained, open."""
    p = notat.purring
    poster = [
        (t("purring_innkommet"), p.innkommet_oere),
        (t("purring_avslag"), p.avslag_oere),
        (t("purring_forklart"), p.forklart_oere),
        (t("purring_rest"), p.rest_oere),
    ]
    rader = [
        Tabellrad((navn, oere, andel(oere, p.purret_oere)))
        for navn, oere in poster
        if oere or navn in (t("purring_innkommet"), t("purring_rest"))
    ]
    hele = andel(p.purret_oere, p.purret_oere)
    rader.append(Tabellrad((t("purring_purret"), p.purret_oere, hele), er_sum=True))
    kolonner = (
        Kolonne(t("kolonne_post")),
        Kolonne(t("kolonne_beloep"), BELOEP),
        Kolonne(t("kolonne_andel"), ANDEL),
    )
    tittel = t("purring_tabell", **_intervall(t, notat))
    return Tabellblokk("purring", tittel, kolonner, tuple(rader), t("enhet_kroner"), t("ark_purring"))


def plantabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """T-05: the plan, one column for each version."""
    kolonner = (
        Kolonne(t("kolonne_nr")),
        Kolonne(t("kolonne_refusjonsperiode")),
        *(Kolonne(versjon) for versjon in notat.plan.versjoner),
    )
    rader = tuple(
        Tabellrad((str(linje.rad), linje.refusjonsperiode, *linje.naar)) for linje in notat.plan.linjer
    )
    return Tabellblokk("fremdriftsplan", t("tabell_plan"), kolonner, rader, arknavn=t("ark_fremdriftsplan"))


def kontrolltabell(t: Tekstkatalog, notat: Notat) -> Tabellblokk:
    """Each checked total with its difference."""
    kolonner = (
        Kolonne(t("kolonne_kontroll")),
        Kolonne(t("kolonne_dato"), Kolonnetype.DATO),
        Kolonne(t("kolonne_differanse"), BELOEP),
        Kolonne(t("kolonne_resultat")),
    )
    rader = tuple(
        Tabellrad(
            (t(f"kontroll_{k.noekkel}"), k.dato, k.differanse_oere, t(f"resultat_{utfall(k)}")),
            merket=not k.stemmer,
        )
        for k in notat.kontroller
    )
    return Tabellblokk(
        "kontroll", t("tabell_kontroll"), kolonner, rader, t("enhet_kroner"), t("ark_kontroll")
    )


def utfall(kontroll: Kontroll) -> str:
    """`stemmer`, `forklart` or `avvik`."""
    if kontroll.stemmer:
        return "stemmer"
    return "forklart" if kontroll.forklart else "avvik"


def _intervall(t: Tekstkatalog, notat: Notat) -> dict[str, str]:
    return {"fra": dato(notat.datoer[0], t.spraak), "til": dato(notat.datoer[2], t.spraak)}
