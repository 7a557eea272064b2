"""Whose sickness it is: the employer's liability, breaks and egenmelding, ftrl. §§ 8-15, 8-17, 8-18, 8-24.

The employer is liable when the employee has been employed for four weeks; a break of more than
14 days starts the count again on the first day really back at work, and statutory holiday right
after a leave does not count as back. Where the employer is not liable Nav pays from day one, if
the employee fulfils § 8-2. What Hovedtariffavtalen gives in wages is another question (R-035).
Border: which days become arbeidsgiverperiode is in `arbeidsgiverperiode`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tilgode.rules.felles.frister import legg_til_maaneder
from tilgode.rules.felles.opptjening import Opptjening, henger_sammen
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG, Periode

ANSVAR = Hjemmel("ftrl", "8-18")
AVBRUDD = Hjemmel("ftrl", "8-15")
NAV_FRA_DAG_EN = Hjemmel("ftrl", "8-17", ledd=1, bokstav="b")
EGENMELDING = Hjemmel("ftrl", "8-24")
LOENN = Hjemmel("hta", "8")


class Fravaersgrunn(Enum):
    """Why the employee is not at work for a time."""

    FERIE = "FERIE"
    SYKDOM = "SYKDOM"
    FAST_TURNUS = "FAST_TURNUS"
    PERMITTERING = "PERMITTERING"
    LOVFESTET_PERMISJON = "LOVFESTET_PERMISJON"
    MILITAERTJENESTE = "MILITAERTJENESTE"
    ANNEN_PERMISJON = "ANNEN_PERMISJON"
    SESONG = "SESONG"

    @property
    def er_avbrudd(self) -> bool:
        """Holiday by statute, sickness and fixed rotation never break (§ 8-15)."""
        return self not in (Fravaersgrunn.FERIE, Fravaersgrunn.SYKDOM, Fravaersgrunn.FAST_TURNUS)

    @property
    def kort_egenmeldingstid(self) -> bool:
        """Layoff, leave under aml. §§ 12-2 to 12-5, 12-9, 12-10, and military service: four weeks (§ 8-24)."""
        return self in (
            Fravaersgrunn.PERMITTERING,
            Fravaersgrunn.LOVFESTET_PERMISJON,
            Fravaersgrunn.MILITAERTJENESTE,
        )


@dataclass(frozen=True, slots=True)
class Borte:
    """Calendar days away from work, first to last, and why."""

    periode: Periode
    grunn: Fravaersgrunn


@dataclass(frozen=True, slots=True)
class Ansettelsestid:
    """From when the time with the employer counts, and the break that started it (None: the employment)."""

    fra: date
    avbrudd: Fravaersgrunn | None


def finn_ansettelsestid(
    ansettelser: Sequence[Periode], borte: Sequence[Borte], dag: date, parametre: Sykepengeparametre
) -> Ansettelsestid | None:
    """From when the employee's time with this employer counts on `dag`; None when not employed then.

    Rehired within two weeks keeps the time (§ 8-18 second ledd).
    """
    start = _sammenhengende_fra(ansettelser, dag, parametre)
    if start is None:
        return None
    tid = Ansettelsestid(start, None)
    for avbrudd in finn_avbrudd(borte, parametre):
        if start <= avbrudd.fom < dag:
            tid = Ansettelsestid(avbrudd.tilbake, avbrudd.grunn)
    return tid


def _sammenhengende_fra(
    ansettelser: Sequence[Periode], dag: date, parametre: Sykepengeparametre
) -> date | None:
    start: date | None = None
    for periode in sorted(ansettelser, reverse=True):
        if start is None and dag in periode:
            start = periode.fom
        elif start is not None and (start - periode.tom).days - 1 <= parametre.gjenansatt_dager:
            start = min(start, periode.fom)
    return start


@dataclass(frozen=True, slots=True)
class Avbrudd:
    """A break: its first day, how many of its days count as break, and the first day back at work."""

    fom: date
    dager: int
    tilbake: date
    grunn: Fravaersgrunn


def finn_avbrudd(borte: Sequence[Borte], parametre: Sykepengeparametre) -> list[Avbrudd]:
    """The breaks, long enough to start the count again (§ 8-15). Joins what follows right after a break: holiday or sickness then means not back, but is no break itself."""
    samlet: list[Avbrudd] = []
    for b in sorted(borte, key=lambda b: b.periode):
        dager = b.periode.lengde_dager if b.grunn.er_avbrudd else 0
        tilbake = b.periode.tom + EN_DAG
        forrige = samlet[-1] if samlet else None
        if forrige and henger_sammen(forrige.tilbake - EN_DAG, b.periode.fom):
            tilbake = max(forrige.tilbake, tilbake)
            samlet[-1] = Avbrudd(forrige.fom, forrige.dager + dager, tilbake, forrige.grunn)
        elif dager:
            samlet.append(Avbrudd(b.periode.fom, dager, tilbake, b.grunn))
    return [avbrudd for avbrudd in samlet if avbrudd.dager > parametre.avbrudd_dager]


def arbeidsgiver_har_ansvar(
    tid: Ansettelsestid | None, dag: date, parametre: Sykepengeparametre, ugyldig_fravaer_dager: int = 0
) -> bool:
    """True when the employee has been employed four weeks before `dag` (§ 8-18); unexcused days do not count."""
    if tid is None:
        return False
    return (dag - tid.fra).days - ugyldig_fravaer_dager >= parametre.opptjening_dager


def kan_bruke_egenmelding(tid: Ansettelsestid | None, dag: date, parametre: Sykepengeparametre) -> bool:
    """Two months at work, again after a break; four weeks after some breaks (§ 8-24)."""
    if tid is None:
        return False
    if tid.avbrudd is not None and tid.avbrudd.kort_egenmeldingstid:
        return (dag - tid.fra).days >= parametre.egenmelding_etter_avbrudd_dager
    return legg_til_maaneder(tid.fra, parametre.egenmelding_maaneder) <= dag


class Sykepengeansvar(Enum):
    """Who pays from the first day of a sickness."""

    ARBEIDSGIVER = "ARBEIDSGIVER"
    NAV_FRA_FOERSTE_DAG = "NAV_FRA_FOERSTE_DAG"
    INGEN_RETT = "INGEN_RETT"


@dataclass(frozen=True, slots=True)
class Rett:
    """Two rights that must not be mixed: wages by agreement, and sykepenger by statute (R-035)."""

    loenn_etter_avtale: bool
    ansvar: Sykepengeansvar
    egenmelding: bool

    @property
    def refusjon(self) -> bool:
        """True when an employer that pays wages can have them refunded by Nav at some point."""
        return self.ansvar is not Sykepengeansvar.INGEN_RETT

    @property
    def refusjon_fra_foerste_dag(self) -> bool:
        """True when Nav, not the employer, carries the first 16 days."""
        return self.ansvar is Sykepengeansvar.NAV_FRA_FOERSTE_DAG


def vurder_rett(
    tid: Ansettelsestid | None,
    opptjening: Opptjening,
    dag: date,
    parametre: Sykepengeparametre,
    *,
    loenn_fra_foerste_dag: bool = True,
) -> Rett:
    """Both rights on the first day of a sickness.

    `loenn_fra_foerste_dag` is what the agreement says of a post that has been taken up
    (Hovedtariffavtalen KS § 8: yes). With the employer liable, its refund begins after the period.
    """
    if arbeidsgiver_har_ansvar(tid, dag, parametre):
        ansvar = Sykepengeansvar.ARBEIDSGIVER
    elif opptjening.oppfylt:
        ansvar = Sykepengeansvar.NAV_FRA_FOERSTE_DAG
    else:
        ansvar = Sykepengeansvar.INGEN_RETT
    loenn = tid is not None and (loenn_fra_foerste_dag or ansvar is Sykepengeansvar.ARBEIDSGIVER)
    return Rett(loenn, ansvar, kan_bruke_egenmelding(tid, dag, parametre))


def spor_rett(
    rett: Rett, tid: Ansettelsestid | None, opptjening: Opptjening, dag: date, parametre: Sykepengeparametre
) -> tuple[Steg, ...]:
    """The steps: wages by agreement, who pays by statute, egenmelding."""
    fakta = (("dag", dag), ("ansatt_fra", tid.fra if tid else None), ("opptjening", opptjening.oppfylt))
    hjemmel = ANSVAR if rett.ansvar is Sykepengeansvar.ARBEIDSGIVER else NAV_FRA_DAG_EN
    return (
        Steg("felles.ansettelse.loenn", LOENN, rett.loenn_etter_avtale, fakta=fakta),
        Steg(
            regel="felles.ansettelse.ansvar",
            hjemmel=hjemmel,
            utfall=rett.ansvar.value,
            fakta=fakta,
            parametre=(
                ("opptjening_dager", parametre.opptjening_dager),
                ("avbrudd_dager", parametre.avbrudd_dager),
            ),
        ),
        spor_egenmelding(rett.egenmelding, tid, dag, parametre),
    )


def spor_egenmelding(lov: bool, tid: Ansettelsestid | None, dag: date, parametre: Sykepengeparametre) -> Steg:
    """The step that says whether self-certified days may be used."""
    return Steg(
        regel="felles.ansettelse.egenmelding",
        hjemmel=EGENMELDING,
        utfall=lov,
        fakta=(("dag", dag), ("ansatt_fra", tid.fra if tid else None)),
        parametre=(
            ("egenmelding_maaneder", parametre.egenmelding_maaneder),
            ("egenmelding_etter_avbrudd_dager", parametre.egenmelding_etter_avbrudd_dager),
        ),
    )
