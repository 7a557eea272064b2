"""Proposals about the arbeidsgiverperiode (§ 8-19) and about being exempt from it (§ 8-20).

They move the first day Nav pays: an egenmelding Nav knows or does not know, a weekend that was or was not
sick, a gap that is 15 or 16 days long.
Border: proposes; the counting is the law's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from tilgode.core.forklaring.endringer import SettDager, UtenFritak
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import SIKKERT_SVART, SYKT, Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.core.forklaring.utregning import SYKEPENGER_AGP
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.periode import EN_DAG, Periode, slaa_sammen

ARBEID, EGENMELDING, SYK = Dag(Dagtype.ARBEID), Dag(Dagtype.EGENMELDING), Dag(Dagtype.SYK)
LOERDAG = 5
EGENMELDINGSDAGER = (1, 2, 3)
NAERE_OPPHOLD = range(11, 22)
SAERLIG_NAERE = range(13, 19)
FLYTTES_DAGER = (1, 2, 3, 4)
#: A weekend so near an arbeidsgiverperiode may be counted in it.
NAERE_DAGER = 3


def _dager(periode: Periode) -> tuple[Faktum, ...]:
    return (("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat()))


def _kan_gjelde(rom: Rom) -> bool:
    """The period matters when days at the start of the claim differ, or when no line tells."""
    if not rom.er_foerste or (rom.alt_ubetalt and len(rom.ventede) > 16):
        return False
    ved_starten = any(strekk.fom == rom.foerste for strekk in rom.ubetalt)
    return ved_starten or rom.har_ekstra or not rom.har_hull


def egenmeldinger(rom: Rom) -> Iterator[Hypotese]:
    """Counted without an egenmelding we have, or with one we do not have."""
    if not _kan_gjelde(rom):
        return
    for loep in rom.naere_loep:
        if loep.verdi.type is Dagtype.EGENMELDING and loep.fom < rom.foerste:
            yield hypotese(
                "AGP_EGENMELDING",
                SettDager(rom.navn, loep.periode, None),
                "EGENMELDING_I_FORKANT",
                fakta=(*_dager(loep.periode), ("egenmelding", "UKJENT_FOR_NAV")),
            )
    start = rom.skjaeringstidspunkt
    for antall in EGENMELDINGSDAGER:
        foran = Periode(start - timedelta(days=antall), start - EN_DAG)
        if all(rom.arbeidsgiver.tidslinje.verdi(dag) is None for dag in foran):
            yield hypotese(
                "AGP_EGENMELDING",
                SettDager(rom.navn, foran, EGENMELDING),
                *(("LINJEN_BEGYNNER_FOER",) if rom.betalt_foer_ventet else ()),
                fakta=(*_dager(foran), ("egenmelding", "UKJENT_FOR_OSS")),
                promille=400,
            )


def helger(rom: Rom) -> Iterator[Hypotese]:
    """A weekend in the arbeidsgiverperiode was healthy, or a silent one was sick."""
    if not _kan_gjelde(rom) or not rom.naere_loep:
        return
    for loerdag in _loerdager(rom.naere_loep[0].fom, rom.foerste):
        helg = Periode(loerdag, loerdag + EN_DAG)
        if not _kan_telle(rom, helg):
            continue
        kjent = rom.arbeidsgiver.tidslinje.verdi(loerdag)
        if kjent is not None and kjent.type in SYKT:
            yield hypotese(
                "AGP_HELG",
                SettDager(rom.navn, helg, ARBEID),
                *(("HELG_MELLOM_MELDINGER",) if _skifter(rom, helg) else ()),
                fakta=(*_dager(helg), ("helg", "FRISK")),
                promille=200,
            )
        elif kjent is None:
            yield hypotese(
                "AGP_HELG",
                SettDager(rom.navn, helg, SYK),
                *(("HELG_MELLOM_MELDINGER",) if _skifter(rom, helg) else ()),
                fakta=(*_dager(helg), ("helg", "SYK")),
                promille=200,
            )


def _kan_telle(rom: Rom, helg: Periode) -> bool:
    """The weekend lies in an arbeidsgiverperiode or beside it: elsewhere it changes no count."""
    perioder = rom.regner.grunnvurdering.arbeidsgivere[rom.navn].arbeidsgiverperioder
    fra, til = helg.fom.toordinal() - NAERE_DAGER, helg.tom.toordinal() + NAERE_DAGER
    return any(p.strekk and p.strekk[0][0] <= til and p.strekk[-1][1] >= fra for p in perioder)


def _loerdager(fom: date, tom: date) -> Iterator[date]:
    dag = fom + timedelta(days=(LOERDAG - fom.weekday()) % 7)
    while dag < tom:
        yield dag
        dag += timedelta(days=7)


def _skifter(rom: Rom, helg: Periode) -> bool:
    """One message ends with the Friday or the weekend, and another begins on the Monday."""
    linje = rom.arbeidsgiver.tidslinje
    foer, etter = linje.verdi(helg.fom - EN_DAG), linje.verdi(helg.tom + EN_DAG)
    nye = {s.fom for s in rom.opplysninger.sykmeldinger}
    return foer is not None and etter is not None and (foer.type != etter.type or helg.tom + EN_DAG in nye)


def opphold(rom: Rom) -> Iterator[Hypotese]:
    """The last day of the absence before is another, so that the gap is on the other side of 16 days."""
    if not _kan_gjelde(rom):
        return
    sykt = slaa_sammen([ett.periode for ett in rom.naere_loep if ett.verdi.type in SYKT])
    for foer, etter in pairwise(sykt):
        lengde = (etter.fom - foer.tom).days - 1
        if lengde not in NAERE_OPPHOLD or etter.fom > rom.foerste:
            continue
        for antall in FLYTTES_DAGER:
            yield from _flytt(rom, foer, lengde, antall)


def _flytt(rom: Rom, foer: Periode, lengde: int, antall: int) -> Iterator[Hypotese]:
    """The gap longer by so many days (new period) or shorter by so many (no new period)."""
    grense = rom.regner.parametre.paa(rom.foerste).opphold_dager
    bevis = ("OPPHOLD_NAER_16_DAGER",) if lengde in SAERLIG_NAERE else ()
    if lengde < grense <= lengde + antall and antall < foer.lengde_dager:
        siste = Periode(foer.tom - timedelta(days=antall - 1), foer.tom)
        for dag in (None, ARBEID):
            # a weekend at work is a gap, one nobody speaks of is not: both ways of ending are tried
            yield _oppholdet(rom, SettDager(rom.navn, siste, dag), lengde, lengde + antall, bevis)
    if lengde - antall < grense <= lengde:
        ekstra = Periode(foer.tom + EN_DAG, foer.tom + timedelta(days=antall))
        yield _oppholdet(rom, SettDager(rom.navn, ekstra, SYK), lengde, lengde - antall, bevis)


def _oppholdet(rom: Rom, endring: SettDager, vaart: int, navs: int, bevis: tuple[str, ...]) -> Hypotese:
    return hypotese(
        "AGP_OPPHOLD",
        endring,
        *bevis,
        fakta=(("opphold_dager", vaart), ("opphold_dager_nav", navs)),
        promille=1000 // abs(vaart - navs),
    )


def uten_fritak(rom: Rom) -> Iterator[Hypotese]:
    """Nav did not know of the exemption: then none of its claims is paid."""
    if not rom.arbeidsgiver.fritak:
        return
    andre = [k for k in rom.opplysninger.nabokrav if k.ytelse == SYKEPENGER_AGP and k.venter <= SIKKERT_SVART]
    betalt = any(m.oere > 0 for k in andre for m in k.mottatt)
    yield hypotese(
        "FRITAK_IKKE_KJENT",
        UtenFritak(rom.navn),
        "VEDTAK_I_REGISTERET",
        *(("ANDRE_FRITAKSKRAV_UBETALT",) if andre and not betalt else ()),
        promille=50 if betalt else 1000,
    )


FORSLAG = (egenmeldinger, helger, opphold, uten_fritak)
