"""The leak report as a document: what can be had first, what is lost apart, and what was not checked.

Border: every figure is a sum over the findings; no check is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from tilgode.apps.lekkasje.mappe import Mappeanalyse
from tilgode.core.lekkasje import kontroll_av
from tilgode.core.lekkasje.liste import KONTROLLER
from tilgode.core.lekkasje.typer import Art, Funn, Sikkerhet
from tilgode.params.formatering import Spraak, dato, kr, prosent, tall
from tilgode.reports.dokument import (
    Avsnitt,
    Blokk,
    Dokument,
    Kolonne,
    Kolonnetype,
    Overskrift,
    Punkter,
    Tabellblokk,
    Tabellrad,
    Verdi,
)
from tilgode.reports.lekkasje import setninger
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

PAKKE = "tilgode.reports.lekkasje"
BELOEP, ANTALL, DATO = Kolonnetype.BELOEP, Kolonnetype.ANTALL, Kolonnetype.DATO


def lag_dokument(mappeanalyse: Mappeanalyse, spraak: Spraak, mappenavn: str) -> Dokument:
    """The report in one language; `mappenavn` is how the user knows the folder."""
    t = katalog(PAKKE, spraak)
    analyse = mappeanalyse.analyse
    blokker: list[Blokk] = [
        Overskrift(t("overskrift_sammendrag")),
        *_sammendrag(t, analyse.funn, analyse.per),
    ]
    for art in Art:
        blokker += _art(t, art, [f for f in analyse.funn if _er_aapen(f, art)], analyse.per)
    blokker += _tapt(t, [f for f in analyse.funn if f.tapt_oere])
    blokker += _per_kontroll(t, analyse.funn)
    blokker += _ikke(t, mappeanalyse)
    blokker += _filer(t, mappeanalyse)
    return Dokument(
        tittel=t("tittel"),
        undertittel=t("undertittel", mappe=mappenavn, dato=dato(analyse.per, spraak)),
        spraak=spraak,
        opplysninger=_opplysninger(t, mappeanalyse),
        blokker=tuple(blokker),
    )


def _opplysninger(t: Tekstkatalog, mappeanalyse: Mappeanalyse) -> tuple[tuple[str, str], ...]:
    regning, analyse = mappeanalyse.regning, mappeanalyse.analyse
    ikke = {i.kontroll.noekkel for i in analyse.ikke_kontrollert if not i.personer}
    kjoert = {k.id for k in KONTROLLER if k.noekkel not in ikke}
    avgift = t("avgift_verdi", sats=prosent(regning.avgift, t.spraak), sone=mappeanalyse.sone)
    return (
        (t("opplysning_ansatte"), tall(analyse.antall_personer, t.spraak)),
        (t("opplysning_avgift"), avgift),
        (t("opplysning_feriepenger"), prosent(regning.feriepengesats, t.spraak)),
        (t("opplysning_kontroller"), t("kontroller_verdi", antall=tall(len(kjoert), t.spraak))),
    )


def _er_aapen(funn: Funn, art: Art) -> bool:
    """True when the finding belongs in the table of its kind, and not only among the lost."""
    return kontroll_av(funn).art is art and (funn.oere > 0 or not funn.tapt_oere)


def _sum(funn: Iterable[Funn]) -> int:
    return sum(f.oere for f in funn)


def _sammendrag(t: Tekstkatalog, funn: Sequence[Funn], per: date) -> list[Blokk]:
    if not funn:
        return [Avsnitt(t("ingen_funn"))]
    per_art = {art: [f for f in funn if kontroll_av(f).art is art] for art in Art}
    punkter = [_kravsetning(t, per_art[Art.KRAV], per)]
    usikre = _sum(f for f in per_art[Art.KRAV] if f.sikkerhet is Sikkerhet.UAVKLART)
    if usikre:
        punkter.append(t("sammendrag_spoer", oere=kr(usikre, t.spraak)))
    for art, noekkel in ((Art.OPPGJOER, "oppgjoer"), (Art.KOSTNAD, "kostnad"), (Art.FRAMOVER, "framover")):
        if oere := _sum(per_art[art]):
            punkter.append(t(f"sammendrag_{noekkel}", oere=kr(oere, t.spraak)))
    if tapt := sum(f.tapt_oere for f in funn):
        punkter.append(t("sammendrag_tapt", oere=kr(tapt, t.spraak)))
    return [Punkter(tuple(punkter)), Avsnitt(t("sammendrag_usikker"))]


def _kravsetning(t: Tekstkatalog, funn: Sequence[Funn], per: date) -> str:
    frister = [f.siste_frist for f in funn if f.oere and f.siste_frist]
    if not frister:
        return t("sammendrag_krav_ingen")
    frist = min(frister)
    return t(
        "sammendrag_krav",
        oere=kr(_sum(funn), t.spraak),
        frist=dato(frist, t.spraak),
        dager=tall((frist - per).days, t.spraak),
    )


def _art(t: Tekstkatalog, art: Art, funn: Sequence[Funn], per: date) -> list[Blokk]:
    if not funn:
        return []
    noekkel = art.value.lower()
    kolonner = (
        Kolonne(t("kolonne_nr")),
        Kolonne(t("kolonne_kontroll")),
        Kolonne(t("kolonne_person")),
        Kolonne(t("kolonne_fom"), DATO),
        Kolonne(t("kolonne_tom"), DATO),
        Kolonne(t("kolonne_oere"), BELOEP),
        Kolonne(t("kolonne_frist"), DATO),
        Kolonne(t("kolonne_dager"), ANTALL),
        Kolonne(t("kolonne_sikkerhet")),
    )
    rader = [Tabellrad((str(nr), *_rad(t, f, per))) for nr, f in enumerate(funn, start=1)]
    rader.append(Tabellrad(("", t("sum"), "", None, None, _sum(funn), None, None, ""), er_sum=True))
    return [
        Overskrift(t(f"overskrift_{noekkel}")),
        Tabellblokk(noekkel, t(f"tabell_{noekkel}"), kolonner, tuple(rader)),
        Punkter(tuple(_punkt(t, nr, f) for nr, f in enumerate(funn, start=1))),
    ]


def _rad(t: Tekstkatalog, funn: Funn, per: date) -> tuple[Verdi, ...]:
    dager = (funn.siste_frist - per).days if funn.siste_frist else None
    return (
        funn.kontroll,
        setninger.hvem(t, funn),
        funn.fom,
        funn.tom,
        funn.oere,
        funn.siste_frist,
        dager,
        t(f"sikkerhet_{funn.sikkerhet.value.lower()}"),
    )


def _punkt(t: Tekstkatalog, nr: int, funn: Funn) -> str:
    return f"{nr}. {setninger.hvem(t, funn)}: {setninger.kontrollnavn(t, funn)}. {setninger.funnsetning(t, funn)}"


def _tapt(t: Tekstkatalog, funn: Sequence[Funn]) -> list[Blokk]:
    if not funn:
        return []
    kolonner = (
        Kolonne(t("kolonne_nr")),
        Kolonne(t("kolonne_kontroll")),
        Kolonne(t("kolonne_person")),
        Kolonne(t("kolonne_fom"), DATO),
        Kolonne(t("kolonne_tom"), DATO),
        Kolonne(t("kolonne_tapt"), BELOEP),
        Kolonne(t("kolonne_sikkerhet")),
    )
    ordnet = sorted(funn, key=lambda f: (-f.tapt_oere, f.kontroll, f.person, f.fom))
    rader = [
        Tabellrad(
            (
                str(nr),
                f.kontroll,
                setninger.hvem(t, f),
                f.fom,
                f.tom,
                f.tapt_oere,
                t(f"sikkerhet_{f.sikkerhet.value.lower()}"),
            )
        )
        for nr, f in enumerate(ordnet, start=1)
    ]
    tapt = sum(f.tapt_oere for f in funn)
    rader.append(Tabellrad(("", t("sum"), "", None, None, tapt, ""), er_sum=True))
    bare_tapt = [(nr, f) for nr, f in enumerate(ordnet, start=1) if not f.oere]
    return [
        Overskrift(t("overskrift_tapt")),
        Tabellblokk("tapt", t("tabell_tapt"), kolonner, tuple(rader)),
        Punkter(tuple(_punkt(t, nr, f) for nr, f in bare_tapt)),
    ]


def _per_kontroll(t: Tekstkatalog, funn: Sequence[Funn]) -> list[Blokk]:
    """Each check that found something: how many, the kroner, the formula and what it rests on."""
    kolonner = (
        Kolonne(t("kolonne_kontroll")),
        Kolonne(t("kolonne_hva")),
        Kolonne(t("kolonne_antall"), ANTALL),
        Kolonne(t("kolonne_oere"), BELOEP),
        Kolonne(t("kolonne_tapt"), BELOEP),
        Kolonne(t("kolonne_hjemmel")),
        Kolonne(t("kolonne_formel")),
        Kolonne(t("kolonne_grunnlag")),
    )
    rader = []
    for kontroll in KONTROLLER:
        egne = [f for f in funn if kontroll_av(f) is kontroll]
        if egne:
            grunnlag = t("grunnlag_loven" if kontroll.beregnet else "grunnlag_tall")
            verdier: tuple[int | str | date | Fraction | None, ...] = (
                kontroll.id,
                setninger.navn(t, kontroll),
                len(egne),
                _sum(egne),
                sum(f.tapt_oere for f in egne),
                setninger.hjemler(kontroll),
                kontroll.formel.value,
                grunnlag,
            )
            rader.append(Tabellrad(verdier))
    if not rader:
        return []
    tabell = Tabellblokk(
        "per_kontroll", t("tabell_per_kontroll"), kolonner, tuple(rader), t("merknad_formel")
    )
    return [Overskrift(t("overskrift_per_kontroll")), tabell]


def _ikke(t: Tekstkatalog, mappeanalyse: Mappeanalyse) -> list[Blokk]:
    ikke = mappeanalyse.analyse.ikke_kontrollert
    if not ikke:
        return []
    punkter = tuple(
        f"{i.kontroll.id} {setninger.navn(t, i.kontroll)}. {t('kolonne_mangler')}: "
        f"{setninger.mangler(t, i)}. {setninger.rettelse(t, i)}"
        for i in ikke
    )
    return [Overskrift(t("overskrift_ikke")), Avsnitt(t("ikke_tekst")), Punkter(punkter)]


def _filer(t: Tekstkatalog, mappeanalyse: Mappeanalyse) -> list[Blokk]:
    kolonner = (
        Kolonne(t("kolonne_fil")),
        Kolonne(t("kolonne_linjer"), ANTALL),
        Kolonne(t("kolonne_brukt")),
        Kolonne(t("kolonne_feil"), ANTALL),
    )
    rader = tuple(
        Tabellrad((f.fil, f.linjer, t("ja" if f.brukt else "nei"), len(f.feil)), merket=bool(f.feil))
        for f in mappeanalyse.filer
    )
    tabell = Tabellblokk("filer", t("tabell_filer"), kolonner, rader)
    return [Overskrift(t("overskrift_filer")), Avsnitt(t("filer_tekst")), tabell, *_feil(mappeanalyse)]


def _feil(mappeanalyse: Mappeanalyse) -> list[Blokk]:
    """Every fault, as the importer tells it."""
    punkter = tuple(
        f"{f.fil}{f', linje {f.linje}' if f.linje else ''}, {f.felt}: {f.melding} {f.rettelse}"
        for fil in mappeanalyse.filer
        for f in fil.feil
    )
    return [Punkter(punkter)] if punkter else []
