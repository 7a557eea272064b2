"""The maksdato report as a document: who to act on, and the two counts beside each other.

Border: every figure comes from the rows; only the words and the order are here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.apps.maksdato.queries import Maksdatorad
from tilgode.core.maksdato import Varsel
from tilgode.params.formatering import Spraak, kr, tall
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

PAKKE = "tilgode.reports.maksdato"
BELOEP, DATO, ANTALL = Kolonnetype.BELOEP, Kolonnetype.DATO, Kolonnetype.ANTALL
HVEM = ("ansvar", "ansattnummer", "navn")


def lag_dokument(rader: Sequence[Maksdatorad], hvem: str, dato: date, spraak: Spraak) -> Dokument:
    """The report in one language; `hvem` is the employer, or the unit that is shown."""
    t = katalog(PAKKE, spraak)
    passert = [r for r in rader if r.sak.varsel is Varsel.PASSERT]
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", hvem=hvem, dato=vis_dato(dato, spraak)),
        spraak=spraak,
        opplysninger=(
            *((t(f"varsel_{v.value}"), tall(sum(r.sak.varsel is v for r in rader), spraak)) for v in Varsel),
            (t("opplysning_krevd"), kr(sum(r.sak.krevd_oere for r in passert), spraak)),
            (t("opplysning_mottatt"), kr(sum(r.sak.mottatt_oere for r in passert), spraak)),
            (t("opplysning_loenn"), kr(sum(r.sak.loenn_oere for r in passert), spraak)),
        ),
        blokker=(
            Avsnitt(t("slik_leses")),
            Overskrift(t("overskrift_varsler")),
            _varsler(t, rader),
            Overskrift(t("overskrift_sammenligning")),
            _sammenligning(t, rader),
        ),
        liggende=True,
    )


def _varsler(t: Tekstkatalog, rader: Sequence[Maksdatorad]) -> Tabellblokk:
    kolonner = (
        *(Kolonne(t(f"kolonne_{felt}")) for felt in HVEM),
        Kolonne(t("kolonne_maksdato"), DATO),
        Kolonne(t("kolonne_varsel")),
        Kolonne(t("kolonne_gjenstaende"), ANTALL),
        Kolonne(t("kolonne_fravaer"), ANTALL),
        *(Kolonne(t(f"kolonne_{felt}"), BELOEP) for felt in ("krevd", "mottatt", "loenn")),
        Kolonne(t("kolonne_steg")),
    )
    linjer = []
    for r in rader:
        varsel = r.sak.varsel.value if r.sak.varsel else ""
        celler = (
            r.ansvar,
            r.ansattnummer,
            r.navn,
            r.sak.maksdato,
            t(f"varsel_{varsel}"),
            r.sak.gjenstaende_dager,
            r.sak.fravaer_dager,
            r.sak.krevd_oere,
            r.sak.mottatt_oere,
            r.sak.loenn_oere,
            t(f"steg_{varsel}"),
        )
        linjer.append(Tabellrad(celler, merket=r.sak.varsel is Varsel.PASSERT))
    return Tabellblokk(
        "varsler", t("tabell_varsler"), kolonner, tuple(linjer), t("merknad_varsler"), t("ark_varsler")
    )


def _sammenligning(t: Tekstkatalog, rader: Sequence[Maksdatorad]) -> Tabellblokk:
    """Type 1 and type 2 side by side, and the difference (R-107)."""
    kolonner = (
        *(Kolonne(t(f"kolonne_{felt}")) for felt in HVEM),
        Kolonne(t("kolonne_rett_fra"), DATO),
        *(Kolonne(t(f"kolonne_{felt}"), ANTALL) for felt in ("dager_1", "dager_2", "dager_differanse")),
        *(Kolonne(t(f"kolonne_{felt}"), DATO) for felt in ("maksdato_1", "maksdato_2")),
        Kolonne(t("kolonne_maksdato_differanse"), ANTALL),
    )
    linjer = tuple(
        Tabellrad(
            (
                r.ansvar,
                r.ansattnummer,
                r.navn,
                r.sak.start,
                r.sak.forbrukt_dager,
                r.sak.refundert_dager,
                r.sak.differanse_dager,
                r.sak.maksdato,
                r.sak.nav_maksdato,
                r.sak.differanse_maksdato,
            ),
            merket=bool(r.sak.differanse_dager or r.sak.differanse_maksdato),
        )
        for r in rader
    )
    return Tabellblokk(
        "sammenligning",
        t("tabell_sammenligning"),
        kolonner,
        linjer,
        t("merknad_sammenligning"),
        t("ark_sammenligning"),
    )
