"""The waiting time report as a document: own times, per month, as T-11 and T-12, and what is over the limit.

Border: every figure comes from the statistics; only the words and the order are here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from tilgode.apps.ventetid.queries import Overgrense, Ventetider
from tilgode.core.ventetid import Normrad, Ventetidsrad, Ventetidsstatistikk
from tilgode.core.ventetid.statistikk import PERSENTILER
from tilgode.params.formatering import Spraak, dato, kr, tall
from tilgode.params.normtider import normer, publiserte_andeler
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

PAKKE = "tilgode.reports.ventetid"
ANTALL, ANDEL, DATO, BELOEP = Kolonnetype.ANTALL, Kolonnetype.ANDEL, Kolonnetype.DATO, Kolonnetype.BELOEP


def lag_dokument(ventetider: Ventetider, arbeidsgiver: str, spraak: Spraak) -> Dokument:
    """The report in one language."""
    t, s = katalog(PAKKE, spraak), ventetider.statistikk
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", arbeidsgiver=arbeidsgiver, dato=dato(s.per, spraak)),
        spraak=spraak,
        opplysninger=_opplysninger(t, ventetider),
        blokker=(
            Avsnitt(t("slik_leses")),
            *_ventetabell(t, "ytelser", s.ytelser, (t("kolonne_ytelse"),), lambda r: (_ytelse(t, r),)),
            *_ventetabell(
                t,
                "kravtyper",
                s.typer,
                (t("kolonne_ytelse"), t("kolonne_type")),
                lambda r: (_ytelse(t, r), t(f"type_{r.type.value}") if r.type else ""),
            ),
            *_ventetabell(
                t,
                "maaneder",
                s.maaneder,
                (t("kolonne_ytelse"), t("kolonne_maaned")),
                lambda r: (_ytelse(t, r), str(r.maaned)),
            ),
            *_normtabell(t, s, s.nasjonal, "nasjonal", "NASJONAL"),
            *_normtabell(t, s, s.utland, "utland", "UTLAND"),
            *_over(t, ventetider.over_grensen),
            *_normer(t),
        ),
    )


def _opplysninger(t: Tekstkatalog, ventetider: Ventetider) -> tuple[tuple[str, str], ...]:
    rader, over = ventetider.statistikk.ytelser, ventetider.over_grensen
    return (
        (t("opplysning_krav"), tall(sum(r.antall for r in rader), t.spraak)),
        (t("opplysning_ubesvart"), tall(sum(r.ubesvart for r in rader), t.spraak)),
        (
            t("opplysning_over"),
            f"{tall(len(over), t.spraak)} ({kr(sum(o.oere for o in over), t.spraak)})",
        ),
    )


def _ytelse(t: Tekstkatalog, rad: Ventetidsrad) -> str:
    return t(f"ytelse_{rad.ytelse}")


def _ventetabell(
    t: Tekstkatalog,
    noekkel: str,
    rader: Sequence[Ventetidsrad],
    hoder: tuple[str, ...],
    foran: Callable[[Ventetidsrad], tuple[str, ...]],
) -> list[Blokk]:
    """A heading and a table with a row for each group."""
    kolonner = (
        *(Kolonne(hode) for hode in hoder),
        Kolonne(t("kolonne_antall"), ANTALL),
        Kolonne(t("kolonne_ubesvart"), ANTALL),
        *(Kolonne(t("kolonne_persentil", prosent=str(p)), ANTALL) for p in PERSENTILER),
        Kolonne(t("kolonne_norm"), ANTALL),
        Kolonne(t("kolonne_over_norm"), ANDEL),
        Kolonne(t("kolonne_over_ytre"), ANDEL),
        Kolonne(t("kolonne_staar_over"), ANTALL),
    )
    tabell = Tabellblokk(
        noekkel,
        t(f"tabell_{noekkel}"),
        kolonner,
        tuple(Tabellrad((*foran(r), *_tall(r)), merket=r.ubesvart_over_ytre > 0) for r in rader),
        t("merknad_persentil"),
        t(f"ark_{noekkel}"),
    )
    return [Overskrift(t(f"overskrift_{noekkel}")), tabell] if rader else []


def _tall(r: Ventetidsrad) -> tuple[Verdi, ...]:
    return (
        r.antall,
        r.ubesvart,
        *r.persentiler,
        r.norm_dager,
        r.over_norm,
        r.over_ytre,
        r.ubesvart_over_ytre,
    )


def _normtabell(
    t: Tekstkatalog, s: Ventetidsstatistikk, rader: Sequence[Normrad], noekkel: str, type_: str
) -> list[Blokk]:
    """Laid out like the published table: area, requirement, a column a year; the published years beside."""
    publisert = [p for p in publiserte_andeler() if p.type == type_]
    aar = sorted({p.aar for p in publisert})
    trykt = {(p.omraade, p.aar): p.prosent for p in publisert if p.omraade}
    kolonner = (
        Kolonne(t("kolonne_omraade")),
        Kolonne(t("kolonne_krav"), ANDEL),
        *(Kolonne(str(a), ANDEL) for a in s.aar),
        *(Kolonne(t("kolonne_publisert", aar=str(a)), ANDEL) for a in aar),
    )
    tabellrader = tuple(
        Tabellrad(
            (
                t(f"omraade_{r.omraade}"),
                _prosent(r.krav_prosent),
                *r.andeler,
                *(_prosent(trykt.get((r.omraade, a))) for a in aar),
            ),
            merket=_under_kravet(r),
        )
        for r in rader
    )
    tabell = Tabellblokk(
        noekkel, t(f"tabell_{noekkel}"), kolonner, tabellrader, t(f"merknad_{noekkel}"), t(f"ark_{noekkel}")
    )
    return [Overskrift(t(f"overskrift_{noekkel}")), tabell]


def _prosent(verdi: int | None) -> Fraction | None:
    return None if verdi is None else Fraction(verdi, 100)


def _under_kravet(r: Normrad) -> bool:
    siste = next((a for a in reversed(r.andeler) if a is not None), None)
    return r.krav_prosent is not None and siste is not None and siste * 100 < r.krav_prosent


def _over(t: Tekstkatalog, over: Sequence[Overgrense]) -> list[Blokk]:
    if not over:
        return []
    kolonner = (
        Kolonne(t("kolonne_kravet")),
        Kolonne(t("kolonne_ytelse")),
        Kolonne(t("kolonne_sendt"), DATO),
        Kolonne(t("kolonne_dager"), ANTALL),
        Kolonne(t("kolonne_grense"), ANTALL),
        Kolonne(t("kolonne_utestaaende"), BELOEP),
    )
    rader = [
        Tabellrad((o.krav, t(f"ytelse_{o.ytelse}"), o.sendt, o.dager, o.ytre_grense_dager, o.oere))
        for o in over
    ]
    rader.append(Tabellrad((t("sum"), "", None, None, None, sum(o.oere for o in over)), er_sum=True))
    tabell = Tabellblokk("over", t("tabell_over"), kolonner, tuple(rader), "", t("ark_over"))
    return [Overskrift(t("overskrift_over")), tabell]


def _normer(t: Tekstkatalog) -> list[Blokk]:
    """What is held against, and where it is from."""
    kolonner = (
        Kolonne(t("kolonne_ytelse")),
        Kolonne(t("kolonne_norm"), ANTALL),
        Kolonne(t("kolonne_grense"), ANTALL),
        Kolonne(t("kolonne_fra"), DATO),
        Kolonne(t("kolonne_status")),
        Kolonne(t("kolonne_kilde")),
    )
    rader = tuple(
        Tabellrad(
            (
                t(f"ytelse_{n.ytelse}"),
                n.norm_dager,
                n.ytre_grense_dager,
                n.fom,
                t(f"status_{n.status}"),
                n.kilde,
            )
        )
        for n in normer()
    )
    tabell = Tabellblokk("normer", t("tabell_normer"), kolonner, rader, "", t("ark_normer"))
    return [Overskrift(t("overskrift_normer")), tabell]
