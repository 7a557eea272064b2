"""Proposals about the basis: other months, additions left out, another G, somebody else in the pot.

They change the day rate and not which days are paid, so they are only proposed when a rate differs.
Border: proposes incomes; what they are worth a day is the law's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from tilgode.core.forklaring.endringer import LeggTilArbeidsgiver, SettInntekt, SettSkjaeringstidspunkt
from tilgode.core.forklaring.endringer_oppgjoer import FremskyndGrunnbeloep, UtenGrunnbeloep
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import SYKT, Rom
from tilgode.rules.ytelser.sykepenger.grunnlag import (
    MAANEDER_I_AARET,
    Inntektskilde,
    beregn_tre_maaneder,
)
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import Maaned
from tilgode.values.periode import EN_DAG, Periode

TYPER = ("FAST", "FAST_TILLEGG", "VARIABEL")
UTEN = (("FAST_TILLEGG", "VARIABEL"), ("VARIABEL",), ("FAST_TILLEGG",))
SNITTMAANEDER = 3
#: (months, moved so many earlier): how else an average may have been made, and how ordinary it is.
ANDRE_MAANEDER = ((3, 1, 1000), (3, -1, 700), (1, 0, 700), (2, 0, 300), (6, 0, 200), (12, 0, 500))
LENGE_ETTER_NY_G = timedelta(days=150)
NYLIG_NY_G = timedelta(days=60)
KOBLET_FRAVAER = timedelta(days=120)
MINSTE_ANNEN, STOERSTE_ANNEN = 3000, 60000


def _satsene_stemmer(rom: Rom) -> bool:
    """Every line is exactly what was expected for its days."""
    if rom.alt_ubetalt:
        return True
    grunn = rom.regner.grunn.dager
    return rom.maal.lesbar and all(
        sum(grunn[i] for i in linje.plasser) == linje.oere for linje in rom.maal.linjer
    )


def _inntekt(
    rom: Rom,
    kode: str,
    beloep: Fraction,
    *fakta: tuple[str, str | int],
    promille: int,
    bevis: str = "LOENNSLINJER",
) -> Hypotese:
    """The income as an employer would tell it: whole øre."""
    oere = rund_halv_opp(beloep * OERE_PER_KRONE)
    return hypotese(
        kode,
        SettInntekt(rom.navn, rom.skjaeringstidspunkt, Fraction(oere, OERE_PER_KRONE)),
        bevis,
        fakta=(*fakta, ("maanedsinntekt_oere", oere)),
        promille=promille,
    )


def _dager_meldt(rom: Rom) -> tuple[date, ...]:
    """The skjæringstidspunkt, and later days of the sickness that an inntektsmelding is about."""
    meldt = {i.foerste_fravaersdag for i in rom.arbeidsgiver.inntektsmeldinger}
    senere = sorted(dag for dag in meldt if rom.skjaeringstidspunkt < dag <= rom.sykdommens_slutt)
    return (rom.skjaeringstidspunkt, *senere)


def tillegg(rom: Rom) -> Iterator[Hypotese]:
    """The average of the three months without fixed or variable additions (§ 8-28)."""
    sett: set[Fraction] = set()
    for dag in _dager_meldt(rom):
        snitt = {
            type_: _snitt(rom.opplysninger.loenn_av_type.get(type_, {}), dag, SNITTMAANEDER, 0)
            for type_ in TYPER
        }
        sett.add(sum(snitt.values(), Fraction(0)))
        for utelatt in UTEN:
            beloep = sum((snitt[t] for t in TYPER if t not in utelatt), Fraction(0))
            if beloep > 0 and beloep not in sett:
                sett.add(beloep)
                yield _inntekt(rom, "TILLEGG_UTELATT", beloep, ("uten", "+".join(utelatt)), promille=1000)


def _snitt(loenn: Mapping[Maaned, Fraction], dag: date, antall: int, tidligere: int) -> Fraction:
    """The average of so many months before a day, moved so many months earlier."""
    maaned = Maaned.av(dag)
    beloep = [loenn.get(maaned - (n + tidligere), Fraction(0)) for n in range(1, antall + 1)]
    return sum(beloep, Fraction(0)) / antall


def andre_maaneder(rom: Rom) -> Iterator[Hypotese]:
    """The average of other months than the three before."""
    loenn = rom.arbeidsgiver.loenn
    sett: set[Fraction] = set()
    for dag, (antall, tidligere, promille) in product(_dager_meldt(rom), ANDRE_MAANEDER):
        sett.add(_snitt(loenn, dag, SNITTMAANEDER, 0))
        beloep = _snitt(loenn, dag, antall, tidligere)
        if beloep > 0 and beloep not in sett:
            sett.add(beloep)
            fakta = (("maaneder", antall), ("forskjoevet", tidligere))
            yield _inntekt(rom, "GRUNNLAG_MAANEDER", beloep, *fakta, promille=promille)


def a_ordningen(rom: Rom) -> Iterator[Hypotese]:
    """The figure of a-ordningen in place of the employer's, for any day the employer told of."""
    grunnlag = rom.regner.grunnvurdering.grunnlag_paa(rom.skjaeringstidspunkt)
    egen = next((a for a in grunnlag.arbeidsgivere if a.navn == rom.navn), None)
    if egen is None or egen.kilde is not Inntektskilde.INNTEKTSMELDING:
        return
    verdier = rom.regner.parametre.paa(rom.skjaeringstidspunkt)
    for dag in _dager_meldt(rom):
        beloep = beregn_tre_maaneder(rom.arbeidsgiver.loenn, dag, verdier)
        if beloep > 0 and abs(beloep * MAANEDER_I_AARET - egen.aarsinntekt) >= 1:
            yield _inntekt(rom, "GRUNNLAG_AORDNINGEN", beloep, promille=1000, bevis="INNTEKTSMELDING_AVVIKER")


def skjaeringstidspunkt(rom: Rom) -> Iterator[Hypotese]:
    """Nav joins the absence to one before it, or lets it begin later: other months and another G."""
    naa = rom.skjaeringstidspunkt
    foer = {p.fom for p in rom.regner.alle_fravaer if naa - KOBLET_FRAVAER <= p.fom < naa}
    senere = {
        ett.fom for ett in rom.naere_loep if naa < ett.fom <= rom.foerste and ett.verdi.type in SYKT
    } | {s.fom for s in rom.opplysninger.sykmeldinger if naa < s.fom <= rom.foerste}
    for dag in sorted(foer | senere):
        yield hypotese(
            "SKJAERINGSTIDSPUNKT",
            SettSkjaeringstidspunkt(Periode(naa, rom.sykdommens_slutt), dag),
            *(("TIDLIGERE_FRAVAER",) if dag in foer else ()),
            fakta=(("skjaeringstidspunkt", naa.isoformat()), ("skjaeringstidspunkt_nav", dag.isoformat())),
            promille=1000 if dag in foer else 300,
        )


def gammel_g(rom: Rom) -> Iterator[Hypotese]:
    """The G of last year, when the basis is capped at 6 G and a new one has just come (§§ 1-4, 8-10)."""
    dag = rom.skjaeringstidspunkt
    tabell, tak_i_g = rom.regner.parametre.grunnbeloep, rom.regner.parametre.paa(dag).tak_i_g
    rad = tabell.rad(dag)
    gammelt_tak = tak_i_g * tabell.paa(rad.fom - EN_DAG)
    inntekt = rom.regner.grunnvurdering.grunnlag_paa(dag).beregningsgrunnlag
    if dag - rad.fom > LENGE_ETTER_NY_G or inntekt <= gammelt_tak:
        return
    yield hypotese(
        "GAMMEL_G",
        UtenGrunnbeloep(rad.fom),
        *(("NY_G_NYLIG",) if dag - rad.fom <= NYLIG_NY_G else ()),
        fakta=(("g_fra", rad.fom.isoformat()),),
    )


def ny_g_for_tidlig(rom: Rom) -> Iterator[Hypotese]:
    """The new G, for an absence that began shortly before it came (§ 8-10: the G of the skjæringstidspunkt)."""
    dag = rom.skjaeringstidspunkt
    parametre = rom.regner.parametre
    neste = next((rad for rad in parametre.grunnbeloep.rader if rad.fom > dag), None)
    if neste is None or neste.fom - dag > LENGE_ETTER_NY_G or neste.fom > rom.siste:
        return
    inntekt = rom.regner.grunnvurdering.grunnlag_paa(dag).beregningsgrunnlag
    if inntekt > parametre.paa(dag).tak:
        yield hypotese(
            "NY_G_FOR_TIDLIG",
            FremskyndGrunnbeloep(neste.fom, dag),
            *(("NY_G_SNART",) if neste.fom - dag <= NYLIG_NY_G else ()),
            fakta=(("g_fra", neste.fom.isoformat()),),
        )


def _forhold(rom: Rom) -> Fraction | None:
    """What was paid as a share of what was expected, over the days that lines cover."""
    grunn = rom.regner.grunn.dager
    ventet = sum(grunn[i] for linje in rom.maal.linjer for i in linje.plasser)
    return Fraction(rom.maal.sum_oere, ventet) if ventet > 0 else None


def delt_tak(rom: Rom) -> Iterator[Hypotese]:
    """A job without absence shares the 6 G; its pay is chosen to fit, so that fitting proves nothing."""
    forhold = _forhold(rom)
    grunnlag = rom.regner.grunnvurdering.grunnlag_paa(rom.skjaeringstidspunkt)
    egen = grunnlag.inntekt(rom.navn)
    if forhold is None or not 0 < forhold < 1 or egen <= 0:
        return
    annen = grunnlag.tak * egen / (min(egen, Fraction(grunnlag.tak)) * forhold) - egen
    maaned = rund_halv_opp(annen / MAANEDER_I_AARET)
    if MINSTE_ANNEN <= maaned <= STOERSTE_ANNEN:
        yield hypotese(
            "ANNEN_ARBEIDSGIVER",
            LeggTilArbeidsgiver(rom.skjaeringstidspunkt, Fraction(maaned)),
            fakta=(("maanedsinntekt_annen_oere", maaned * OERE_PER_KRONE),),
            fri=True,
        )


_ALLE = (tillegg, andre_maaneder, a_ordningen, skjaeringstidspunkt, gammel_g, ny_g_for_tidlig, delt_tak)


def grunnlag(rom: Rom) -> Iterator[Hypotese]:
    """All of them, when a rate differs."""
    if not _satsene_stemmer(rom):
        for forslag in _ALLE:
            yield from forslag(rom)


FORSLAG = (grunnlag,)
