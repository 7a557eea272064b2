"""T02, T03, T11, T25, T32: sick children and fathers' days, ftrl. §§ 9-5 to 9-9, 14-9.

The law of these benefits is not computed by the project; the checks count the days in the exports against
the limits and say so. D is the wage a day, at most 6 G/260 with the G of the absence's first day.
Border: days before the employee has four weeks are in `ansettelsestid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.core.fritak.omsorgsdag import tell_barnedager
from tilgode.core.innlesing.rader import FravaerRad
from tilgode.core.lekkasje.ansettelsestid import tid_uten_ansvar
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.dekning import FORELDREPENGER, OMSORGSPENGER, dekkes_av_krav
from tilgode.core.lekkasje.funnbygging import lag_funn, utenfor_taket
from tilgode.core.lekkasje.kostnad import loennskostnad
from tilgode.core.lekkasje.personsak import HUNDRE, Personsak
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.kalender import legg_til_virkedager, virkedager
from tilgode.values.periode import Periode

SYKT_BARN = "SYKT_BARN"
GRUNN_FOEDSEL = "FOEDSEL"
#: Father's or co-mother's days around the birth with foreldrepenger (§ 14-9), and since when.
FARS_DAGER = 10
FARS_DAGER_FRA = date(2022, 8, 2)


@dataclass(frozen=True, slots=True)
class Barnedag:
    """A weekday with a sick child: how much of it, what it is worth, and what was borne before it that year."""

    dag: date
    andel: Fraction
    kroner: Fraction
    baaret: Fraction


def barnedager(sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta) -> list[Barnedag]:
    """The days of an employment that the employer is liable for, in order, with the year's count (§ 9-8)."""
    fravaer = [
        (Periode(rad.fom, min(rad.tom, sak.regning.per)), Fraction(rad.grad))
        for rad in forhold.fravaer
        if rad.type == SYKT_BARN and rad.fom <= sak.regning.per
        if tid_uten_ansvar(sak, forhold, arbeidsgiver, rad.fom) is None
    ]
    return [
        Barnedag(d.dag, d.andel, sak.dagsats(arbeidsgiver, d.fravaer_fom) * d.andel, d.baaret)
        for d in tell_barnedager(fravaer)
    ]


def grense(sak: Personsak, dag: date) -> int:
    """How many days the employer bears in the year, by the date (§ 9-8; three in spring 2020)."""
    return _tall(sak, "omsorgsdager_arbeidsgiver", dag)


def _tall(sak: Personsak, navn: str, dag: date) -> int:
    verdi = sak.regning.parametre.linje(navn, dag).verdi
    if not isinstance(verdi, int):
        raise TypeError(navn)
    return verdi


def _bare_kronisk(sak: Personsak) -> bool:
    return sak.person.noekkel in (sak.regning.opplysninger.kronisk_over_12 or ())


def finn_t02(sak: Personsak) -> Iterator[Funn]:
    """Days beyond those the employer bears, within the quota, and not claimed.

    Without the quota the days may be without a right instead, so a person must ask.
    """
    if _bare_kronisk(sak):
        return
    kvote = sak.regning.opplysninger.kvote(sak.person.noekkel)
    sikkerhet = Sikkerhet.UAVKLART if kvote is None else Sikkerhet.SIKKER
    for forhold, arbeidsgiver in sak.par():
        alle = barnedager(sak, forhold, arbeidsgiver)
        dager = [
            d
            for d in alle
            if d.baaret >= grense(sak, d.dag) and (kvote is None or d.baaret + d.andel <= kvote)
        ]
        yield from _krav(sak, "T02", forhold, dager, sikkerhet)


def finn_t03(sak: Personsak) -> Iterator[Funn]:
    """Only a chronically ill child over twelve: refunded from the first day (§ 9-8 fourth ledd)."""
    if not _bare_kronisk(sak):
        return
    kvote = sak.regning.opplysninger.kvote(sak.person.noekkel)
    for forhold, arbeidsgiver in sak.par():
        alle = barnedager(sak, forhold, arbeidsgiver)
        dager = [d for d in alle if kvote is None or d.baaret + d.andel <= kvote]
        yield from _krav(sak, "T03", forhold, dager, Sikkerhet.SIKKER)


def _krav(
    sak: Personsak, kontroll: str, forhold: Forhold, dager: list[Barnedag], sikkerhet: Sikkerhet
) -> Iterator[Funn]:
    ukrevd = [d for d in dager if not dekkes_av_krav(sak.person, forhold.noekkel, d.dag, (OMSORGSPENGER,))]
    for aar in sorted({d.dag.year for d in ukrevd}):
        i_aaret = {d.dag: d.kroner for d in ukrevd if d.dag.year == aar}
        yield from lag_funn(
            sak,
            kontroll,
            forhold.noekkel,
            utenfor_taket(i_aaret),
            sikkerhet,
            sats=sak.verdier(date(aar, 12, 31)).feriepengesats,
            aar=aar,
            variant="spoer" if sikkerhet is Sikkerhet.UAVKLART else "",
        )


def finn_t32(sak: Personsak) -> Iterator[Funn]:
    """Days beyond the quota: paid without a right, kroner = L · days · (1 + s)."""
    kvote = sak.regning.opplysninger.kvote(sak.person.noekkel)
    if kvote is None:
        return
    for forhold, arbeidsgiver in sak.par():
        over = [d for d in barnedager(sak, forhold, arbeidsgiver) if d.baaret + d.andel > kvote]
        for aar in sorted({d.dag.year for d in over}):
            dager = {d.dag: min(d.andel, d.baaret + d.andel - kvote) for d in over if d.dag.year == aar}
            yield from loennskostnad(
                sak, "T32", forhold, arbeidsgiver, dager, Sikkerhet.SIKKER, kvote=kvote, aar=aar
            )


def finn_t11(sak: Personsak) -> Iterator[Funn]:
    """Own absence that begins the workday after the last of the employer's days with a sick child."""
    for forhold, arbeidsgiver in sak.par():
        brukt_opp = {
            legg_til_virkedager(d.dag, 1)
            for d in barnedager(sak, forhold, arbeidsgiver)
            if d.baaret < grense(sak, d.dag) <= d.baaret + d.andel
        }
        for fravaer in sak.fravaer(arbeidsgiver):
            if fravaer.fom not in brukt_opp:
                continue
            dager = [d for d in sak.agp_dager(arbeidsgiver) if d.dag in fravaer]
            kroner = sak.agp_kroner(arbeidsgiver, dager)
            yield from lag_funn(
                sak,
                "T11",
                forhold.noekkel,
                utenfor_taket(kroner),
                Sikkerhet.UAVKLART,
                sats=sak.verdier(fravaer.fom).feriepengesats,
                fravaer_fom=fravaer.fom,
            )


def finn_t25(sak: Personsak) -> Iterator[Funn]:
    """Paid welfare leave around a birth that foreldrepenger could have paid, at most ten days."""
    for forhold, arbeidsgiver in sak.par():
        rader = [r for r in forhold.fravaer if r.kilde_kode.upper() == GRUNN_FOEDSEL]
        dager = _fars_dager(sak, arbeidsgiver, rader)
        ukrevd = {
            dag: kroner
            for dag, kroner in dager.items()
            if not dekkes_av_krav(sak.person, forhold.noekkel, dag, (FORELDREPENGER,))
        }
        yield from lag_funn(
            sak,
            "T25",
            forhold.noekkel,
            utenfor_taket(ukrevd),
            Sikkerhet.SANNSYNLIG,
            sats=sak.verdier(sak.regning.per).feriepengesats,
        )


def _fars_dager(
    sak: Personsak, arbeidsgiver: Arbeidsgiverfakta, rader: list[FravaerRad]
) -> dict[date, Fraction]:
    """The first ten whole days of the leave, each at D of the leave's first day."""
    dager: dict[date, Fraction] = {}
    for rad in sorted(rader, key=lambda r: r.fom):
        if rad.grad != HUNDRE or not FARS_DAGER_FRA <= rad.fom <= sak.regning.per:
            continue
        sats = sak.dagsats(arbeidsgiver, rad.fom)
        for dag in virkedager(Periode(rad.fom, min(rad.tom, sak.regning.per))):
            if len(dager) < FARS_DAGER:
                dager[dag] = sats
    return dager
