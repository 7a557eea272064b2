"""The report of the controls as a document: a sum for each control, then each finding.

Border: every figure comes from the rows; only the words and the order are here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tilgode.apps.kontroll.queries import Kontrollrad, Kontrollsvar
from tilgode.core.kontroll import KONTROLLER, Retning
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.params.formatering import Spraak, kr, tall
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.kontrolltekster import (
    avgjoerelsesnavn,
    beskriv_funn,
    ikke_kontrollert,
    kontrollnavn,
    retningsnavn,
)
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

PAKKE = "tilgode.reports.kontroll"
BELOEP, DATO, ANTALL = Kolonnetype.BELOEP, Kolonnetype.DATO, Kolonnetype.ANTALL


def lag_dokument(svar: Kontrollsvar, hvem: str, dato: date, spraak: Spraak) -> Dokument:
    """The report in one language; `hvem` is the employer, or the unit that is shown."""
    t = katalog(PAKKE, spraak)
    deler = [d for retning in Retning for d in _del(t, retning, svar.rader, spraak)]
    uten = sum(svar.ikke_kontrollert.values())
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", hvem=hvem, dato=vis_dato(dato, spraak)),
        spraak=spraak,
        opplysninger=(
            *((retningsnavn(r, spraak), _sum(svar.rader, r, spraak)) for r in Retning),
            (t("opplysning_uten"), tall(uten, spraak)),
        ),
        blokker=(
            Avsnitt(t("slik_leses")),
            Overskrift(t("overskrift_kontroller")),
            _sumtabell(t, svar.rader, spraak),
            *deler,
            *_uten(t, svar, spraak),
        ),
        liggende=True,
    )


def _sum(rader: Iterable[Kontrollrad], retning: Retning, spraak: Spraak) -> str:
    egne = [r for r in rader if r.retning is retning]
    return f"{kr(sum(r.funn.oere for r in egne), spraak)} ({kr(sum(r.aapent_oere for r in egne), spraak)})"


def _sumtabell(t: Tekstkatalog, rader: Sequence[Kontrollrad], spraak: Spraak) -> Tabellblokk:
    linjer = []
    for kode, kontroll in KONTROLLER.items():
        egne = [r for r in rader if r.funn.kontroll is kode]
        linjer.append(
            Tabellrad(
                (
                    retningsnavn(kontroll.retning, spraak),
                    kontrollnavn(kode, spraak),
                    ", ".join(str(h) for h in kontroll.hjemler),
                    len(egne),
                    sum(r.funn.oere for r in egne),
                    sum(r.rettet_oere for r in egne),
                    sum(r.funn.oere - r.rettet_oere for r in egne if r.er_godtatt),
                    sum(r.aapent_oere for r in egne),
                )
            )
        )
    kolonner = (
        Kolonne(t("kolonne_retning")),
        Kolonne(t("kolonne_kontroll")),
        Kolonne(t("kolonne_hjemmel")),
        Kolonne(t("kolonne_antall"), ANTALL),
        *(Kolonne(t(f"kolonne_{navn}"), BELOEP) for navn in ("funnet", "rettet", "godtatt", "aapent")),
    )
    return Tabellblokk("kontroller", t("tabell_kontroller"), kolonner, tuple(linjer), "", t("ark_kontroller"))


def _del(
    t: Tekstkatalog, retning: Retning, rader: Sequence[Kontrollrad], spraak: Spraak
) -> tuple[Overskrift | Tabellblokk, ...]:
    egne = [r for r in rader if r.retning is retning]
    if not egne:
        return ()
    navn = retningsnavn(retning, spraak)
    kolonner = (
        *(Kolonne(t(f"kolonne_{felt}")) for felt in ("ansvar", "ansattnummer", "navn", "krav", "aarsak")),
        Kolonne(t("kolonne_fom"), DATO),
        Kolonne(t("kolonne_tom"), DATO),
        *(Kolonne(t(f"kolonne_{felt}"), BELOEP) for felt in ("funnet", "rettet", "aapent")),
        Kolonne(t("kolonne_frist"), DATO),
        Kolonne(t("kolonne_funn")),
        Kolonne(t("kolonne_steg")),
    )
    linjer = [_linje(r, spraak) for r in egne]
    summer = (
        sum(r.funn.oere for r in egne),
        sum(r.rettet_oere for r in egne),
        sum(r.aapent_oere for r in egne),
    )
    linjer.append(Tabellrad((t("sum"), "", "", "", "", None, None, *summer, None, "", ""), er_sum=True))
    tabell = Tabellblokk(
        retning.value.lower(), t("tabell_funn"), kolonner, tuple(linjer), t("merknad_funn"), navn
    )
    return Overskrift(navn), tabell


def _linje(rad: Kontrollrad, spraak: Spraak) -> Tabellrad:
    funn = rad.funn
    aarsak = gjeldende_aarsaker()[funn.aarsak]
    steg = aarsak.neste_steg[spraak]
    if rad.vurdering is not None:
        steg = f"{avgjoerelsesnavn(rad.vurdering.avgjoerelse, spraak)}: {rad.vurdering.notat}"
    celler = (
        rad.ansvar,
        rad.ansattnummer,
        rad.navn,
        rad.krav,
        aarsak.navn[spraak],
        funn.fom,
        funn.tom,
        funn.oere,
        rad.rettet_oere,
        rad.aapent_oere,
        funn.frist,
        beskriv_funn(funn, spraak),
        steg,
    )
    return Tabellrad(celler, merket=not rad.aapent_oere)


def _uten(t: Tekstkatalog, svar: Kontrollsvar, spraak: Spraak) -> tuple[Overskrift | Tabellblokk, ...]:
    if not svar.ikke_kontrollert:
        return ()
    linjer = tuple(
        Tabellrad((ikke_kontrollert(grunn, spraak), antall))
        for grunn, antall in sorted(svar.ikke_kontrollert.items())
    )
    kolonner = (Kolonne(t("kolonne_grunn")), Kolonne(t("kolonne_antall_krav"), ANTALL))
    tabell = Tabellblokk("ikke_kontrollert", t("tabell_uten"), kolonner, linjer, "", t("ark_uten"))
    return Overskrift(t("overskrift_uten")), tabell
