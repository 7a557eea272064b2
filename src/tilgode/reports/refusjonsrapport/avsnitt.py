"""The refund report as a document: the sum of each unit, and each claim by employee and period.

Border: every figure comes from the rows; only the words and the order are here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tilgode.apps.krav.refusjonsliste import Refusjonsrad
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

PAKKE = "tilgode.reports.refusjonsrapport"
BELOEP, DATO, ANTALL = Kolonnetype.BELOEP, Kolonnetype.DATO, Kolonnetype.ANTALL
#: The amounts of a row in the order of the columns; the ledger's balance is the last.
BELOEPSKOLONNER = ("ventet", "sendt", "tillegg", "mottatt", "avvik", "justert", "avskrevet", "utestaaende")


def lag_dokument(rader: Sequence[Refusjonsrad], hvem: str, dato: date, spraak: Spraak) -> Dokument:
    """The report in one language; `hvem` is the employer, or the unit that is shown."""
    t = katalog(PAKKE, spraak)
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", hvem=hvem, dato=vis_dato(dato, spraak)),
        spraak=spraak,
        opplysninger=(
            (t("opplysning_krav"), tall(len(rader), spraak)),
            (t("opplysning_utestaaende"), kr(sum(r.krav.utestaaende_oere for r in rader), spraak)),
            (t("opplysning_fremtidig"), tall(sum(r.fremtidig for r in rader), spraak)),
            (t("opplysning_ikke_overfoert"), _ikke_overfoert(rader, spraak)),
        ),
        blokker=(
            Avsnitt(t("slik_leses")),
            Overskrift(t("overskrift_enheter")),
            _enhetstabell(t, rader),
            Overskrift(t("overskrift_krav")),
            _kravtabell(t, rader),
        ),
        liggende=True,
    )


def _ikke_overfoert(rader: Iterable[Refusjonsrad], spraak: Spraak) -> str:
    venter = [r.ikke_overfoert_oere for r in rader if not r.overfoert]
    return f"{tall(len(venter), spraak)} ({kr(sum(venter), spraak)})"


def _beloep(rad: Refusjonsrad) -> tuple[int | None, ...]:
    k = rad.krav
    return (
        rad.ventet_oere,
        k.sendt_oere,
        k.tilleggskrav_oere,
        k.mottatt_oere,
        k.avvik_oere,
        k.justert_oere,
        k.avskrevet_oere,
        k.utestaaende_oere,
    )


def _summer(rader: Iterable[Refusjonsrad]) -> tuple[int, ...]:
    kolonner = zip(*(_beloep(r) for r in rader), strict=True)
    return tuple(sum(v or 0 for v in k) for k in kolonner) or (0,) * len(BELOEPSKOLONNER)


def _beloepskolonner(t: Tekstkatalog) -> tuple[Kolonne, ...]:
    return tuple(Kolonne(t(f"kolonne_{navn}"), BELOEP) for navn in BELOEPSKOLONNER)


def _enhetstabell(t: Tekstkatalog, rader: Sequence[Refusjonsrad]) -> Tabellblokk:
    per_enhet: dict[str, list[Refusjonsrad]] = defaultdict(list)
    for rad in rader:
        per_enhet[rad.krav.ansvar].append(rad)
    linjer = [
        Tabellrad((ansvar, egne[0].krav.sektor, len(egne), *_summer(egne)))
        for ansvar, egne in per_enhet.items()
    ]
    linjer.append(Tabellrad((t("sum"), "", len(rader), *_summer(rader)), er_sum=True))
    kolonner = (
        Kolonne(t("kolonne_ansvar")),
        Kolonne(t("kolonne_sektor")),
        Kolonne(t("kolonne_antall"), ANTALL),
        *_beloepskolonner(t),
    )
    return Tabellblokk("enheter", t("tabell_enheter"), kolonner, tuple(linjer), "", t("ark_enheter"))


def _kravtabell(t: Tekstkatalog, rader: Sequence[Refusjonsrad]) -> Tabellblokk:
    kolonner = (
        *(Kolonne(t(f"kolonne_{navn}")) for navn in ("ansvar", "ansattnummer", "navn", "ytelse")),
        Kolonne(t("kolonne_fom"), DATO),
        Kolonne(t("kolonne_tom"), DATO),
        Kolonne(t("kolonne_kode")),
        Kolonne(t("kolonne_sendt_dato"), DATO),
        *_beloepskolonner(t),
        Kolonne(t("kolonne_merke")),
    )
    linjer = [_linje(t, r) for r in rader]
    linjer.append(Tabellrad((t("sum"), "", "", "", None, None, "", None, *_summer(rader), ""), er_sum=True))
    return Tabellblokk("krav", t("tabell_krav"), kolonner, tuple(linjer), t("merknad_krav"), t("ark_krav"))


def _linje(t: Tekstkatalog, rad: Refusjonsrad) -> Tabellrad:
    k = rad.krav
    merke = [
        t(navn)
        for navn, vises in (("fremtidig", rad.fremtidig), ("ikke_overfoert", not rad.overfoert))
        if vises
    ]
    foran = (
        k.ansvar,
        k.ansattnummer or "",
        k.navn,
        t(f"ytelse_{k.ytelse}"),
        k.fom,
        k.tom,
        k.overfoeringskode,
        k.sendt_dato,
    )
    return Tabellrad((*foran, *_beloep(rad), ", ".join(merke)), merket=bool(merke))
