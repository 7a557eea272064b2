"""The memo's sections on what was done: adjustments with causes, dunning, and the clean-up plan.

Border: sentences from figures, with their tables.
"""

from __future__ import annotations

from tilgode.params.formatering import andel as andel_av
from tilgode.params.formatering import kr, lang_dato, prosent, tall
from tilgode.reports.dokument import Avsnitt, Blokk, Overskrift
from tilgode.reports.statusnotat import tabeller
from tilgode.reports.statusnotat.innhold import Notat
from tilgode.reports.statusnotat.tall import andel_tekst, oppramsing, stoerste
from tilgode.reports.tekstkatalog import Tekstkatalog

ANTALL_NEVNTE = 3


def justert(t: Tekstkatalog, notat: Notat, aarsaksnavn: dict[str, str]) -> list[Blokk]:
    """What was adjusted and written off in the interval, by claim year and cause (T-03)."""
    overskrift = Overskrift(t("overskrift_justert"))
    fra, til = (lang_dato(notat.datoer[i], t.spraak) for i in (0, 2))
    total = notat.justert_per_kravaar.sum_oere[0]
    if not notat.aarsaker:
        return [overskrift, Avsnitt(t("justert_ingen", fra=fra, til=til))]
    mest = stoerste(notat.justert_per_kravaar.rader)
    innledning = t(
        "justert_tekst",
        fra=fra,
        til=til,
        beloep=kr(total, t.spraak),
        aar=mest.navn,
        andel=andel_tekst(t, mest.oere[0], total),
    )
    klasser = t(
        "justert_klasser",
        overregistrert=kr(_klassesum(notat, "OVERREGISTRERT", "DUBLETT"), t.spraak),
        tap=kr(_klassesum(notat, "REELT_TAP"), t.spraak),
    )
    nevnte = [
        t("liste_beloep", navn=_liten(aarsaksnavn.get(a.aarsak, a.aarsak)), beloep=kr(a.oere, t.spraak))
        for a in sorted(notat.aarsaker, key=lambda a: -a.oere)[:ANTALL_NEVNTE]
    ]
    return [
        overskrift,
        Avsnitt(f"{innledning} {klasser}"),
        tabeller.justert_aar(t, notat),
        Avsnitt(t("aarsak_stoerst", liste=oppramsing(t, nevnte))),
        tabeller.justert_aarsak(t, notat, aarsaksnavn),
    ]


def _klassesum(notat: Notat, *klasser: str) -> int:
    return sum(a.oere for a in notat.aarsaker if a.klasse in klasser)


def _liten(navn: str) -> str:
    """A cause name inside a sentence: small first letter, unless it is a name such as Nav."""
    return navn if navn.startswith("Nav") else navn[:1].lower() + navn[1:]


def purring(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    """What was dunned and what came of it (T-04)."""
    overskrift = Overskrift(t("overskrift_purring"))
    p = notat.purring
    if not p.antall:
        return [overskrift, Avsnitt(t("purring_ingen"))]
    tekst = t(
        "purring_tekst",
        antall=tall(p.antall, t.spraak),
        purret=kr(p.purret_oere, t.spraak),
        innkommet=kr(p.innkommet_oere, t.spraak),
        prosent=prosent(andel_av(p.innkommet_oere, p.purret_oere), t.spraak),
        rest=kr(p.rest_oere, t.spraak),
    )
    per_aar = [t("liste_beloep", navn=rad.navn, beloep=kr(rad.oere[0], t.spraak)) for rad in p.per_kravaar]
    if per_aar:
        tekst += " " + t("purring_aar", liste=oppramsing(t, per_aar))
    return [overskrift, Avsnitt(tekst), tabeller.purretabell(t, notat)]


def plan(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    """The clean-up plan in its versions (T-05)."""
    overskrift = Overskrift(t("overskrift_plan"))
    p = notat.plan
    if not p.linjer:
        return [overskrift, Avsnitt(t("plan_ingen"))]
    endret = [linje for linje in p.linjer if any(naar for naar in linje.naar[1:])]
    tekst = t(
        "plan_tekst",
        antall=tall(len(p.versjoner), t.spraak),
        gjennomfoert=tall(len(endret), t.spraak),
        rader=tall(len(p.linjer), t.spraak),
        foerste=p.versjoner[0],
    )
    nye = [x for x in p.linjer if x.naar[-1] and not any(x.naar[:-1])]
    if nye and len(p.versjoner) > 1:
        liste = oppramsing(t, [f"«{linje.refusjonsperiode}»" for linje in nye])
        tekst += " " + t("plan_nye", liste=liste)
    return [overskrift, Avsnitt(tekst), tabeller.plantabell(t, notat)]
