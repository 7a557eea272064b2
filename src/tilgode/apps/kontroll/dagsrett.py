"""What the law gives on each weekday of an employment's claims, or the cause that it gives nothing.

Sykepenger are the stored runs. The law of the other ytelser is not computed here yet: for them a day of
registered absence is worth the day rate of the three months before it (at most 6 G/260) times the degree,
which is the most that Nav can pay.
Border: pure; the rows are read in `kravgrunnlag`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tilgode.apps.krav.beregning import SYKEPENGER
from tilgode.core.kontroll import HELT, Dagsrett
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.grunnlag import beregn_tre_maaneder, maaneder_foer
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode, slaa_sammen

MAANEDER_I_AARET = 12
UTEN_FRAVAER, ETTER_SLUTT, FERIE, FOR_HOEYT = (
    "UTEN_FRAVAER",
    "ETTER_SLUTT",
    "FERIE_I_PERIODEN",
    "OVERFOERT_KRAV",
)
#: The absence each ytelse is claimed for.
FRAVAER_FOR_YTELSE = {
    "FORELDREPENGER": "FORELDREPERMISJON",
    "SVANGERSKAPSPENGER": "SVANGERSKAP",
    "PLEIEPENGER": "PLEIE",
    "OPPLAERINGSPENGER": "OPPLAERING",
    "OMSORGSPENGER": "SYKT_BARN",
}
#: The cause of a day's refusal.
AVSLAGSAARSAK = {
    Avslag.SYKEPENGEDAGER_OPPBRUKT: "MAKSDATO",
    Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67: "MAKSDATO",
    Avslag.MINIMUM_SYKDOMSGRAD: "UNDER_20_PROSENT",
    Avslag.MINIMUM_INNTEKT: "MINSTEINNTEKT",
    Avslag.MINIMUM_INNTEKT_OVER_67: "MINSTEINNTEKT",
    Avslag.MANGLENDE_OPPTJENING: "OPPTJENING",
    Avslag.OVER_70: "ALDER",
}
#: The cause that a day of a class has no money.
KLASSEAARSAK = {
    Dagklasse.AGP: "AGP_MEDREGNET",
    Dagklasse.FORELDET: "FORELDET",
    Dagklasse.NAV: "REFUSJON_OPPHOERT",
}


@dataclass(frozen=True, slots=True)
class Loepsrad:
    """A stored run, as much of it as a day's right is read from."""

    fom: date
    tom: date
    ytelse: str
    klasse: str
    grad: Decimal
    oere: int
    avslag: str


@dataclass(slots=True)
class Forholdsgrunnlag:
    """What is known of one employment: runs in order, absences (type, days, degree), pay by month, its ends."""

    loep: list[Loepsrad] = field(default_factory=list)
    fravaer: list[tuple[str, date, date, Decimal]] = field(default_factory=list)
    loenn: dict[Maaned, Fraction] = field(default_factory=dict)
    ansatt: tuple[Periode, ...] = ()

    def er_slutt(self, dag: date) -> bool:
        """The day lies after the employment, as far as its days are known."""
        return bool(self.ansatt) and not any(dag in p for p in self.ansatt)

    def av_type(self, type_: str) -> list[tuple[Periode, Decimal]]:
        """The absences of a type."""
        return [(Periode(fom, tom), grad) for t, fom, tom, grad in self.fravaer if t == type_]

    def har_fri(self, type_: str, dag: date) -> bool:
        """A whole day off of a type."""
        return any(t == type_ and fom <= dag <= tom for t, fom, tom, _ in self.fravaer)


def for_sykepenger(grunnlag: Forholdsgrunnlag, dager: Iterable[date]) -> dict[date, Dagsrett]:
    """The right of each weekday by the stored runs."""
    fomer = [loep.fom for loep in grunnlag.loep]
    rett = {}
    for dag in dager:
        plass = bisect_right(fomer, dag) - 1
        loep = grunnlag.loep[plass] if plass >= 0 and grunnlag.loep[plass].tom >= dag else None
        if loep is not None and loep.oere > 0:
            rett[dag] = Dagsrett(loep.oere, loep.ytelse, "", Fraction(loep.grad) or HELT)
        else:
            rett[dag] = Dagsrett(0, SYKEPENGER, _aarsak(grunnlag, loep, dag))
    return rett


def _aarsak(grunnlag: Forholdsgrunnlag, loep: Loepsrad | None, dag: date) -> str:
    if grunnlag.er_slutt(dag):
        return ETTER_SLUTT
    if loep is None:
        return FERIE if grunnlag.har_fri("FERIE", dag) else UTEN_FRAVAER
    if loep.avslag:
        return AVSLAGSAARSAK.get(Avslag(loep.avslag), FOR_HOEYT)
    klasse = Dagklasse(loep.klasse)
    if klasse is Dagklasse.FRI:
        return UTEN_FRAVAER if grunnlag.har_fri("PERMISJON", dag) else FERIE
    return KLASSEAARSAK.get(klasse, FOR_HOEYT)


def har_loenn(
    grunnlag: Forholdsgrunnlag, ytelse: str, dager: Sequence[date], parametre: Lovparametre
) -> bool:
    """The pay of the three months before is known for the absences the days lie in."""
    perioder = slaa_sammen([p for p, _ in grunnlag.av_type(FRAVAER_FOR_YTELSE[ytelse])])
    return all(
        dagsats_oere(grunnlag, p.fom, parametre)
        for p in perioder
        if any(dag in p for dag in (dager[0], dager[-1]))
    )


def for_fravaer(
    grunnlag: Forholdsgrunnlag,
    ytelse: str,
    dager: Sequence[date],
    parametre: Lovparametre,
    antatt_oere: int,
) -> dict[date, Dagsrett]:
    """The right of each weekday by registered absence; a full day is `antatt_oere` where the pay is not known."""
    perioder = grunnlag.av_type(FRAVAER_FOR_YTELSE[ytelse])
    foerste = {
        p: hel.fom for hel in slaa_sammen([p for p, _ in perioder]) for p, _ in perioder if p.fom in hel
    }
    rett: dict[date, Dagsrett] = {}
    for dag in dager:
        treff = next(((p, grad) for p, grad in perioder if dag in p), None)
        if grunnlag.er_slutt(dag):
            rett[dag] = Dagsrett(0, ytelse, ETTER_SLUTT)
        elif treff is None or grunnlag.har_fri("FERIE", dag):
            rett[dag] = Dagsrett(0, ytelse, UTEN_FRAVAER if treff is None else FERIE)
        else:
            sats = dagsats_oere(grunnlag, foerste[treff[0]], parametre) // OERE_PER_KRONE
            gradert = rund_halv_opp(Fraction(sats) * Fraction(treff[1]) / HELT) * OERE_PER_KRONE
            rett[dag] = Dagsrett(gradert if sats else antatt_oere, ytelse, "", Fraction(treff[1]))
    return rett


def dagsats_oere(grunnlag: Forholdsgrunnlag, dag: date, parametre: Lovparametre) -> int:
    """Øre a day for full absence from a day: three months' pay, at most 6 G/260, whole kroner (§§ 8-28, 8-10).

    Zero when one of the months is not known, or began in the middle.
    """
    verdier = parametre.paa(dag)
    maaneder = maaneder_foer(dag.year, dag.month, verdier.beregningsmaaneder)
    start = max((p.fom for p in grunnlag.ansatt if p.fom <= dag), default=date.min)
    if any(m not in grunnlag.loenn or m.periode.fom < start for m in maaneder):
        return 0
    aar = MAANEDER_I_AARET * beregn_tre_maaneder(grunnlag.loenn, dag, verdier)
    return rund_halv_opp(min(aar, Fraction(verdier.tak)) / verdier.dager_i_aaret) * OERE_PER_KRONE
