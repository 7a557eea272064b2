"""The memo as a document: sentences written from the figures, and the tables between them.

Every sentence is chosen and filled from `Notat`; nothing is said that the figures do not carry.
Border: no database, no layout; words are in `tekster.toml`.
"""

from __future__ import annotations

from collections.abc import Callable

from tilgode.reports.dokument import Avsnitt, Blokk, Dokument, Overskrift, Punkter
from tilgode.reports.formatering import (
    Spraak,
    dato,
    kr,
    lang_dato,
    prosent,
    tall,
    tidspunkt,
)
from tilgode.reports.formatering import andel as andel_av
from tilgode.reports.statusnotat import tabeller
from tilgode.reports.statusnotat.innhold import Notat
from tilgode.reports.statusnotat.tall import (
    andel_tekst,
    endring_tekst,
    etter_endring,
    oppramsing,
    retning,
    siste_aar,
    stoerste,
)
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

ANTALL_NEVNTE = 3


def lag_dokument(notat: Notat, spraak: Spraak, aarsaksnavn: dict[str, str]) -> Dokument:
    """The whole memo in one language; `aarsaksnavn` gives each cause code its name there."""
    t = katalog("tilgode.reports.statusnotat", spraak)
    deler: tuple[Callable[[Tekstkatalog, Notat], list[Blokk]], ...] = (
        _sammendrag,
        _sektor,
        _kravaar,
        lambda t, n: _justert(t, n, aarsaksnavn),
        _rulling,
        _purring,
        _plan,
        _kontroll,
        _grunnlag,
    )
    return Dokument(
        t("tittel"),
        t("undertittel", arbeidsgiver=notat.arbeidsgiver, dato=lang_dato(notat.datoer[2], spraak)),
        spraak,
        _opplysninger(t, notat),
        tuple(blokk for del_ in deler for blokk in del_(t, notat)),
    )


def _opplysninger(t: Tekstkatalog, notat: Notat) -> tuple[tuple[str, str], ...]:
    linjer = [
        (t("opplysning_arbeidsgiver"), f"{notat.arbeidsgiver} ({notat.orgnr})"),
        (
            t("opplysning_datoer"),
            oppramsing(t, [lang_dato(dag, t.spraak) for dag in notat.datoer]),
        ),
        (t("opplysning_laget"), tidspunkt(notat.laget, t.spraak)),
    ]
    if notat.kjent is not None:
        linjer.append((t("opplysning_kjent"), tidspunkt(notat.kjent, t.spraak)))
    return tuple(linjer)


def _sammendrag(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    total = notat.totalt_oere
    setninger = [
        t(
            "sammendrag_total",
            arbeidsgiver=notat.arbeidsgiver,
            total=kr(total[2], t.spraak),
            dato3=lang_dato(notat.datoer[2], t.spraak),
        ),
        *(
            endring_tekst(
                t,
                "sammendrag_endring",
                total[i],
                total[2],
                dato=lang_dato(notat.datoer[i], t.spraak),
            )
            for i in (1, 0)
        ),
    ]
    return [
        Overskrift(t("overskrift_sammendrag")),
        Avsnitt(" ".join(setninger)),
        Avsnitt(" ".join(_alder(t, notat))),
        *_sammendrag_tiltak(t, notat),
    ]


def _alder(t: Tekstkatalog, notat: Notat) -> list[str]:
    """How old the outstanding claims are: before last year, and the newest year."""
    grense = notat.datoer[2].year - 1
    foer, etter = (
        sum(rad.oere[i] for rad in notat.per_kravaar.rader if not rad.merket and siste_aar(rad.navn) < grense)
        for i in (0, 1)
    )
    totalt = notat.totalt_oere[2]
    setninger = [endring_tekst(t, "gamle", foer, etter, aar=str(grense), andel=andel_tekst(t, etter, totalt))]
    nyeste = notat.per_kravaar.kolonne(1).get(str(notat.datoer[2].year), 0)
    if nyeste:
        setninger.append(
            t(
                "nyeste_aar",
                beloep=kr(nyeste, t.spraak),
                andel=andel_tekst(t, nyeste, totalt),
                aar=str(notat.datoer[2].year),
            )
        )
    return setninger


def _sammendrag_tiltak(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    setninger = []
    justert = notat.justert_per_kravaar
    if justert.sum_oere[0]:
        mest = stoerste(justert.rader)
        setninger.append(
            t(
                "sammendrag_justert",
                beloep=kr(justert.sum_oere[0], t.spraak),
                andel=andel_tekst(t, mest.oere[0], justert.sum_oere[0]),
                aar=mest.navn,
            )
        )
    purring = notat.purring
    if purring.purret_oere:
        setninger.append(
            t(
                "sammendrag_purring",
                purret=kr(purring.purret_oere, t.spraak),
                innkommet=kr(purring.innkommet_oere, t.spraak),
                prosent=andel_tekst(t, purring.innkommet_oere, purring.purret_oere),
            )
        )
    return [Avsnitt(" ".join(setninger))] if setninger else []


def _sektor(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    blokker: list[Blokk] = [
        Overskrift(t("overskrift_sektor")),
        tabeller.sektortabell(t, notat),
    ]
    if not notat.per_sektor.rader:
        return blokker
    mest = stoerste(notat.per_sektor.rader, 2)
    blokker.append(
        Avsnitt(
            t(
                "sektor_andel",
                sektor=mest.navn,
                beloep=kr(mest.oere[2], t.spraak),
                andel=andel_tekst(t, mest.oere[2], notat.totalt_oere[2]),
            )
            + " "
            + t(
                "sektor_innledning",
                dato2=dato(notat.datoer[1], t.spraak),
                dato3=dato(notat.datoer[2], t.spraak),
            )
        )
    )
    endringer = etter_endring(notat.per_sektor, 1, 2)
    blokker.append(Punkter(tuple(_sektorendring(t, r.navn, r.oere[1], r.oere[2]) for r in endringer)))
    return blokker


def _sektorendring(t: Tekstkatalog, navn: str, foer: int, etter: int) -> str:
    return endring_tekst(t, "sektor", foer, etter, sektor=navn)


def _kravaar(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    blokker: list[Blokk] = [
        Overskrift(t("overskrift_kravaar")),
        tabeller.kravaarstabell(t, notat),
    ]
    merkede = [rad for rad in notat.per_kravaar.rader if rad.merket]
    for kolonne in (0, 1):
        ufordelt = sum(rad.oere[kolonne] for rad in merkede)
        if ufordelt:
            blokker.append(Avsnitt(_ufordelt(t, notat, kolonne, ufordelt)))
    blokker.append(Avsnitt(_kravaar_endringer(t, notat)))
    return blokker


def _kravaar_endringer(t: Tekstkatalog, notat: Notat) -> str:
    stoerste_foerst = [rad for rad in etter_endring(notat.per_kravaar, 0, 1) if not rad.merket]
    ledd = [
        t(
            "liste_beloep",
            navn=rad.navn,
            beloep=kr(rad.oere[1] - rad.oere[0], t.spraak),
        )
        for rad in stoerste_foerst[:ANTALL_NEVNTE]
    ]
    return t(
        "kravaar_endringer",
        dato2=dato(notat.datoer[1], t.spraak),
        dato3=dato(notat.datoer[2], t.spraak),
        liste=oppramsing(t, ledd),
    )


def _ufordelt(t: Tekstkatalog, notat: Notat, kolonne: int, ufordelt: int) -> str:
    return t(
        "ufordelt_forklaring",
        beloep=kr(ufordelt, t.spraak),
        dato=lang_dato(notat.datoer[kolonne + 1], t.spraak),
        sum_aar=kr(notat.per_kravaar.sum_umerket_oere[kolonne], t.spraak),
        sum_sektor=kr(notat.totalt_oere[kolonne + 1], t.spraak),
    )


def _justert(t: Tekstkatalog, notat: Notat, aarsaksnavn: dict[str, str]) -> list[Blokk]:
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


def _rulling(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    r = notat.rulling
    endring = r.utgaaende - r.inngaaende
    tekst = t("rulling_tekst", nye=kr(r.nye_krav, t.spraak), mottatt=kr(r.mottatt, t.spraak))
    vekst = t(f"rulling_vekst_{retning(endring)}", endring=kr(abs(endring), t.spraak))
    return [
        Overskrift(t("overskrift_rulling")),
        Avsnitt(f"{tekst} {vekst}"),
        tabeller.rullingstabell(t, notat),
    ]


def _purring(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
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


def _plan(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    overskrift = Overskrift(t("overskrift_plan"))
    plan = notat.plan
    if not plan.linjer:
        return [overskrift, Avsnitt(t("plan_ingen"))]
    endret = [linje for linje in plan.linjer if any(naar for naar in linje.naar[1:])]
    tekst = t(
        "plan_tekst",
        antall=tall(len(plan.versjoner), t.spraak),
        gjennomfoert=tall(len(endret), t.spraak),
        rader=tall(len(plan.linjer), t.spraak),
        foerste=plan.versjoner[0],
    )
    nye = [x for x in plan.linjer if x.naar[-1] and not any(x.naar[:-1])]
    if nye and len(plan.versjoner) > 1:
        liste = oppramsing(t, [f"«{linje.refusjonsperiode}»" for linje in nye])
        tekst += " " + t("plan_nye", liste=liste)
    return [overskrift, Avsnitt(tekst), tabeller.plantabell(t, notat)]


def _kontroll(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    feil = [k for k in notat.kontroller if not k.stemmer and not k.forklart]
    forklarte = [k for k in notat.kontroller if not k.stemmer and k.forklart]
    if feil:
        tekst = t("kontroll_tekst_feil", antall=tall(len(feil), t.spraak))
    else:
        tekst = t("kontroll_tekst_forklart" if forklarte else "kontroll_tekst_ok")
    return [
        Overskrift(t("overskrift_kontroll")),
        Avsnitt(tekst),
        tabeller.kontrolltabell(t, notat),
    ]


def _grunnlag(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    a = notat.avstemming
    return [
        Overskrift(t("overskrift_grunnlag")),
        Avsnitt(t("grunnlag_definisjon")),
        Avsnitt(
            t(
                "grunnlag_avstemming",
                linjer=tall(a.linjer, t.spraak),
                sum=kr(a.sum_oere, t.spraak),
                koblet=tall(a.linjer_koblet, t.spraak),
                koblet_sum=kr(a.koblet_oere, t.spraak),
            )
        ),
        Avsnitt(t("grunnlag_personvern")),
    ]
