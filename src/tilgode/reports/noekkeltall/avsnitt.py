"""The key figures as a document: a row a quarter, and what is behind each.

Border: the words and the order; every figure comes from `apps.noekkeltall`.
"""

from __future__ import annotations

from fractions import Fraction

from tilgode.apps.noekkeltall.queries import Kvartalstall, Noekkeltallsrapport
from tilgode.core.noekkeltall import Noekkeltall
from tilgode.params.formatering import Spraak, broek, dato, prosent
from tilgode.reports.dokument import (
    Avsnitt,
    Blokk,
    Dokument,
    Kolonne,
    Kolonnetype,
    Overskrift,
    Tabellblokk,
    Tabellrad,
    Verdi,
)
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

PAKKE = "tilgode.reports.noekkeltall"
RATER = tuple(n for n in Noekkeltall if not n.er_dager)


def lag_dokument(rapport: Noekkeltallsrapport, arbeidsgiver: str, spraak: Spraak) -> Dokument:
    """The report in one language."""
    t = katalog(PAKKE, spraak)
    blokker: list[Blokk] = [Overskrift(t("overskrift")), _rater(t, rapport), _dager(t, rapport)]
    if rapport.avvik is not None and rapport.avvik.avvik_oere:
        andel = Fraction(rapport.avvik.forklart_oere, rapport.avvik.avvik_oere)
        tekst = t("avvik", andel=prosent(andel, spraak), dato=dato(rapport.avvik.dato, spraak))
        blokker.append(Avsnitt(tekst))
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", arbeidsgiver=arbeidsgiver, dato=dato(rapport.per, spraak)),
        spraak=spraak,
        opplysninger=(),
        blokker=(*blokker, _grunnlag(t, rapport)),
    )


def _rater(t: Tekstkatalog, rapport: Noekkeltallsrapport) -> Tabellblokk:
    kolonner = (
        Kolonne(t("kolonne_kvartal")),
        *(Kolonne(t(f"navn_{n.value}"), Kolonnetype.ANDEL) for n in RATER),
    )
    rader = tuple(
        _rad(rad, tuple(m.verdi for m in rad.maalinger if not m.hva.er_dager)) for rad in rapport.kvartaler
    )
    return Tabellblokk("rater", t("tabell_rater"), kolonner, rader, t("merknad"), t("ark_rater"))


def _dager(t: Tekstkatalog, rapport: Noekkeltallsrapport) -> Tabellblokk:
    """Days with one decimal, as text: they are neither kroner nor counts."""
    kolonner = (Kolonne(t("kolonne_kvartal")), Kolonne(t("navn_UTESTAAENDE_DAGER")))
    rader = tuple(
        _rad(
            rad,
            tuple(
                "–" if m.verdi is None else broek(m.verdi, t.spraak, 1)
                for m in rad.maalinger
                if m.hva.er_dager
            ),
        )
        for rad in rapport.kvartaler
    )
    return Tabellblokk("dager", t("tabell_dager"), kolonner, rader, "", t("ark_dager"))


def _rad(rad: Kvartalstall, verdier: tuple[Verdi, ...]) -> Tabellrad:
    return Tabellrad((rad.kvartal.navn, *verdier), merket=not rad.kvartal.helt)


def _grunnlag(t: Tekstkatalog, rapport: Noekkeltallsrapport) -> Tabellblokk:
    kolonner = (
        Kolonne(t("kolonne_kvartal")),
        Kolonne(t("kolonne_tall")),
        Kolonne(t("kolonne_teller"), Kolonnetype.ANTALL),
        Kolonne(t("kolonne_nevner"), Kolonnetype.ANTALL),
    )
    rader = tuple(
        Tabellrad((rad.kvartal.navn, t(f"navn_{m.hva.value}"), m.teller, m.nevner))
        for rad in rapport.kvartaler
        for m in rad.maalinger
    )
    return Tabellblokk("grunnlag", t("tabell_grunnlag"), kolonner, rader, "", t("ark_grunnlag"))
