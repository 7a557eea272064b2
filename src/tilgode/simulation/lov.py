"""From a history to what the law refunds: builds the facts and asks the ordinary front door.

Border: nothing is decided here; `rules.ytelser.sykepenger.vurdering` is the only law. Ytelser that
are not computed by the law yet get a declared day amount (pay up to 6 G).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tilgode.rules.felles.ansettelse import Borte, Fravaersgrunn
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Vurdertloep
from tilgode.simulation.modell import Annetfravaer, Ansatt, Historie, Refusjon, Sykefravaer
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import antall_virkedager, del_i_maaneder, er_helg
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tidslinje

_FULL = Fraction(100)
_AGP_DAGER = 16
#: Absence that the day counting reads as leave (a sick child is no illness of one's own).
_PERMISJONER = ("FORELDREPERMISJON", "SVANGERSKAP", "PLEIE")
#: How long after the last sick day a refund claim is taken to run.
_REFUSJON_ETTER = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Rett:
    """What the law says of one history: refunds per month and ytelse, the arbeidsgiverperioder.

    `betalt` are Nav's days outside the arbeidsgiverperiode (øre a weekday), `loep` all days.
    """

    refusjoner: tuple[Refusjon, ...]
    perioder: tuple[Arbeidsgiverperiode, ...]
    betalt: tuple[Loep[int], ...]
    loep: tuple[Vurdertloep, ...]

    @property
    def oppbrukt(self) -> list[Periode]:
        """Days refused because the 248 days (or 60) were used up."""
        return [r.periode for r in self.loep if OPPBRUKT.intersection(r.klasse_ukedag.avslag)]


OPPBRUKT = frozenset({Avslag.SYKEPENGEDAGER_OPPBRUKT, Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67})
INGEN_RETT = Rett((), (), (), ())


def finn_rett(historie: Historie, parametre: Lovparametre) -> Rett:
    """Refunds of sykepenger month by month; nobody is asked about who never passes 16 days."""
    if sum(s.periode.lengde_dager for s in historie.syk) <= _AGP_DAGER and not historie.fritak:
        return INGEN_RETT
    if not historie.syk:
        return INGEN_RETT
    navn = historie.ansatt.arbeidsforhold
    vurdering = vurder_refusjon(lag_fakta(historie), parametre)
    utfall = vurdering.arbeidsgivere[navn]
    betalt = [r for r in utfall.loep if r.refusjon_oere_per_dag]
    return Rett(
        tuple(_per_maaned(betalt, _maksdato(vurdering))),
        utfall.arbeidsgiverperioder,
        tuple(Loep(r.periode, r.refusjon_oere_per_dag) for r in betalt if not _i_agp(r)),
        utfall.loep,
    )


def _maksdato(vurdering: Vurdering) -> date | None:
    """The date Nav prints on its lines, as it stands after the last known day."""
    funnet = vurdering.maksdato
    return funnet.prognose.maksdato if funnet is not None and funnet.saker else None


def _i_agp(loep: Vurdertloep) -> bool:
    """A refunded day of the arbeidsgiverperiode (exemption), claimed under its own ytelse.

    Days Nav pays because the employer is not liable yet (§ 8-18) are ordinary sykepenger.
    """
    return loep.klasse_ukedag.klasse is Dagklasse.AGP


def lag_fakta(historie: Historie) -> Personfakta:
    """The person as the law reads it: true days, income from pay, full refund claimed."""
    ansatt = historie.ansatt
    inntekter = [_kroner(ansatt, s) for s in historie.syk]
    return Personfakta(
        foedselsdato=ansatt.foedt,
        arbeidsgivere=(
            Arbeidsgiverfakta(
                navn=ansatt.arbeidsforhold,
                tidslinje=tidslinje(historie),
                inntektsmeldinger=tuple(
                    Inntektsopplysning(s.periode.fom, inntekt)
                    for s, inntekt in zip(historie.syk, inntekter, strict=True)
                ),
                refusjon=_refusjon(historie, inntekter),
                fritak=tuple(historie.fritak),
                ansatt=(Periode(ansatt.start, ansatt.slutt or date.max),),
                borte=tuple(_borte(historie)),
            ),
        ),
        andre_ytelser=_gradert_permisjon(historie),
        opptjening_oppfylt=True,
    )


def tidslinje(historie: Historie) -> Tidslinje[Dag]:
    """The true days: sick notes and self-certified days, holiday over them."""
    syk = Tidslinje(Loep(d.periode, _dag(d.kilde, d.grad)) for spell in historie.syk for d in spell.deler)
    inni = Tidslinje(Loep(p, Dag(Dagtype.FERIE)) for spell in historie.syk for p in spell.ferie)
    fri = Tidslinje(Loep(p, Dag(Dagtype.FERIE)) for p in historie.ferie)
    borte = Tidslinje(
        Loep(a.periode, Dag(Dagtype.PERMISJON))
        for a in historie.annet
        if a.type in _PERMISJONER and a.grad == _FULL
    )
    return inni.over(syk).over(fri).over(borte)


def _borte(historie: Historie) -> Iterator[Borte]:
    """Leave of whole days, and what else keeps from coming back to work after it (§ 8-15)."""
    permisjon = [a.periode for a in historie.annet if a.type in _PERMISJONER and a.grad == _FULL]
    if permisjon:
        yield from (Borte(_til_arbeid_igjen(p), Fravaersgrunn.LOVFESTET_PERMISJON) for p in permisjon)
        yield from (Borte(_til_arbeid_igjen(p), Fravaersgrunn.FERIE) for p in historie.ferie)
        yield from (Borte(_til_arbeid_igjen(s.periode), Fravaersgrunn.SYKDOM) for s in historie.syk)


def _til_arbeid_igjen(periode: Periode) -> Periode:
    """What ends before a weekend lasts until work begins again."""
    tom = periode.tom
    while er_helg(tom + EN_DAG):
        tom += EN_DAG
    return Periode(periode.fom, tom)


def _gradert_permisjon(historie: Historie) -> Tidslinje[Fraction]:
    """Percent of a full benefit on days with graded leave."""
    return Tidslinje(
        Loep(a.periode, Fraction(a.grad))
        for a in historie.annet
        if a.type in _PERMISJONER and 0 < a.grad < _FULL
    )


def _dag(kilde: str, grad: int) -> Dag:
    if kilde == "EGENMELDING":
        return Dag(Dagtype.EGENMELDING)
    return Dag(Dagtype.SYK, Fraction(grad))


def _kroner(ansatt: Ansatt, spell: Sykefravaer) -> Fraction:
    return Fraction(meldt_inntekt(ansatt, spell), 100)


def meldt_inntekt(ansatt: Ansatt, spell: Sykefravaer) -> int:
    """The monthly income the inntektsmelding of a spell tells of, in øre."""
    oere = ansatt.maanedsinntekt(spell.periode.fom, bare_fast=spell.uten_tillegg)
    return oere + oere * spell.paaslag_promille // 1000


def _refusjon(historie: Historie, inntekter: list[Fraction]) -> Tidslinje[Fraction]:
    """Each spell's inntektsmelding holds until the next one."""
    starter = [s.periode.fom for s in historie.syk]
    slutt = historie.syk[-1].periode.tom + _REFUSJON_ETTER
    ender = [*(d - EN_DAG for d in starter[1:]), slutt]
    return Tidslinje(
        Loep(Periode(fom, tom), inntekt) for fom, tom, inntekt in zip(starter, ender, inntekter, strict=True)
    )


def _per_maaned(betalt: Iterable[Vurdertloep], maksdato: date | None) -> Iterator[Refusjon]:
    samlet: dict[tuple[int, int, str], list[tuple[Periode, int, int]]] = {}
    for loep in betalt:
        ytelse = "SYKEPENGER_AGP" if _i_agp(loep) else "SYKEPENGER"
        for bit in del_i_maaneder(loep.periode):
            if antall_virkedager(bit):
                noekkel = (bit.fom.year, bit.fom.month, ytelse)
                grad = int(loep.klasse_ukedag.grad)
                samlet.setdefault(noekkel, []).append((bit, loep.refusjon_oere_per_dag, grad))
    for (_, _, ytelse), biter in sorted(samlet.items()):
        dager = [antall_virkedager(p) for p, _, _ in biter]
        yield Refusjon(
            ytelse=ytelse,
            periode=Periode(biter[0][0].fom, biter[-1][0].tom),
            virkedager=sum(dager),
            oere=sum(n * oere for n, (_, oere, _) in zip(dager, biter, strict=True)),
            grad=min(g for _, _, g in biter),
            maksdato=maksdato,
        )


def dagsats_oere(ansatt: Ansatt, dag: date, parametre: Lovparametre) -> int:
    """Declared day amount: yearly pay up to 6 G by 260, whole kroner, in øre."""
    p = parametre.paa(dag)
    aarlig = min(Fraction(ansatt.maanedsinntekt(dag) * 12, 100), Fraction(p.tak))
    return rund_halv_opp(aarlig / p.dager_i_aaret) * 100


def oppgitte_refusjoner(annet: Annetfravaer, ansatt: Ansatt, parametre: Lovparametre) -> list[Refusjon]:
    """The declared amounts of another ytelse, month by month (none when the employer pays)."""
    if not annet.ytelse:
        return []
    sats = dagsats_oere(ansatt, annet.periode.fom, parametre)
    biter = [(p, antall_virkedager(p)) for p in del_i_maaneder(annet.periode)]
    return [
        Refusjon(annet.ytelse, p, n, rund_halv_opp(Fraction(sats * n * annet.grad, 100)), annet.grad)
        for p, n in biter
        if n
    ]
