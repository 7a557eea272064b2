"""The memo as a document: sentences written from the figures, and the tables between them.

Every sentence is chosen and filled from `Notat`; nothing is said that the figures do not carry.
Border: no database, no layout; words are in `tekster.toml`.
"""

from __future__ import annotations

from collections.abc import Callable

from tilgode.params.formatering import (
    Spraak,
    dato,
    kr,
    lang_dato,
    tall,
    tidspunkt,
)
from tilgode.reports.dokument import Avsnitt, Blokk, Dokument, Overskrift, Punkter
from tilgode.reports.statusnotat import tabeller
from tilgode.reports.statusnotat.innhold import Notat
from tilgode.reports.statusnotat.oppfoelging import justert, plan, purring
from tilgode.reports.statusnotat.sammendrag import sammendrag
from tilgode.reports.statusnotat.tall import (
    andel_tekst,
    endring_tekst,
    etter_endring,
    oppramsing,
    retning,
    stoerste,
)
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

ANTALL_NEVNTE = 3


def lag_dokument(notat: Notat, spraak: Spraak, aarsaksnavn: dict[str, str]) -> Dokument:
    """The whole memo in one language; `aarsaksnavn` gives each cause code its name there."""
    t = katalog("tilgode.reports.statusnotat", spraak)
    deler: tuple[Callable[[Tekstkatalog, Notat], list[Blokk]], ...] = (
        sammendrag,
        _sektor,
        _kravaar,
        lambda t, n: justert(t, n, aarsaksnavn),
        _rulling,
        purring,
        plan,
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
