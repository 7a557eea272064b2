"""Exemption from the arbeidsgiverperiode: §§ 8-20, 8-21, and the covid schemes of 2020-2022.

When an exemption works, Nav refunds the employer's own days. The period is counted as always,
because day 17 decides where the ordinary refund begins.
Border: which days are the period comes from `arbeidsgiverperiode`; the amount is in `fritaksbeloep`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tilgode.rules.felles.frister import finn_tidligste_dag, legg_til_maaneder
from tilgode.rules.parametre import Agpordning, Lovparametre, Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

HJEMMEL = {
    Fritaksgrunn.KRONISK: Hjemmel("ftrl", "8-20", ledd=1),
    Fritaksgrunn.SVANGERSKAP: Hjemmel("ftrl", "8-20", ledd=2),
    Fritaksgrunn.FORSIKRING: Hjemmel("ftrl", "8-21"),
}


def finn_virkning(fritak: Fritak, parametre: Lovparametre) -> Periode | None:
    """The days an exemption works, or None.

    Chronic illness: from the day Nav received the application, never before. Pregnancy: from the
    first of the month three months before the application, never more than nine months before term.
    Insurance: as agreed.
    """
    fom = fritak.periode.fom
    if fritak.grunn is Fritaksgrunn.KRONISK:
        fom = max(fom, fritak.soeknad_mottatt)
    elif fritak.grunn is Fritaksgrunn.SVANGERSKAP:
        fom = max(fom, finn_tidligste_dag(fritak.soeknad_mottatt, parametre.frist("fritak_gravid", fom)))
        if fritak.termin is not None:
            verdier = parametre.paa(fritak.soeknad_mottatt)
            fom = max(fom, legg_til_maaneder(fritak.termin, -verdier.fritak_termin_maaneder))
    return Periode(fom, fritak.periode.tom) if fom <= fritak.periode.tom else None


@dataclass(frozen=True, slots=True)
class Agpdag:
    """One day of an arbeidsgiverperiode: its number in the period (from 1) and whether a doctor's note covers it."""

    dag: date
    nummer: int
    sykmeldt: bool


def dekker(fritak: Fritak, agpdag: Agpdag, parametre: Lovparametre) -> bool:
    """True when Nav refunds this day of the period.

    Chronic illness covers any diagnosis and egenmelding too; pregnancy only the absences that come
    from it, or may (`er_usikkert`); insurance calendar days 4-16 with a doctor's note.
    """
    virkning = finn_virkning(fritak, parametre)
    if virkning is None or agpdag.dag not in virkning:
        return False
    if fritak.grunn is Fritaksgrunn.SVANGERSKAP:
        # nobody has told which absences come from the pregnancy: this one may, so it is an upper bound
        return fritak.gjelder_fravaer is None or any(agpdag.dag in p for p in fritak.gjelder_fravaer)
    if fritak.grunn is Fritaksgrunn.FORSIKRING:
        return agpdag.sykmeldt and agpdag.nummer >= parametre.paa(agpdag.dag).forsikring_fra_dag
    return True


def er_usikkert(fritak: Fritak) -> bool:
    """True when nobody has told whether the absence is of the kind the exemption is for."""
    return fritak.grunn is Fritaksgrunn.SVANGERSKAP and fritak.gjelder_fravaer is None


def finn_fritak(fritak: Sequence[Fritak], agpdag: Agpdag, parametre: Lovparametre) -> Fritak | None:
    """The first exemption that covers the day, or None; one that is sure goes before one that may."""
    return next((f for f in sorted(fritak, key=er_usikkert) if dekker(f, agpdag, parametre)), None)


def kan_forsikres(loennssum_aaret_foer: int, parametre: Sykepengeparametre) -> bool:
    """True when a small employer may insure: payroll the year before at most 40 G, kroner (§ 8-21)."""
    return loennssum_aaret_foer <= parametre.forsikring_tak_i_g * parametre.g


def finn_covid_ordning(agp: Sequence[date], agpdag: Agpdag, parametre: Lovparametre) -> Agpordning | None:
    """The covid scheme that refunds this day of a covid absence, or None.

    `agp` are the days of the period, oldest first. The employer bears the first three (five) days
    by number, and days outside the dates of the scheme are never refunded; the second scheme
    needs the period itself to begin inside it.
    """
    for ordning in parametre.agpordninger:
        i_vinduet = ordning.fom <= agpdag.dag <= ordning.tom
        startet_i_tide = not ordning.start_i_vindu or (bool(agp) and agp[0] >= ordning.fom)
        if i_vinduet and startet_i_tide and agpdag.nummer > ordning.arbeidsgiver_dager:
            return ordning
    return None


def finn_covid_dager(agp: Sequence[date], parametre: Lovparametre) -> tuple[date, ...]:
    """The days of a covid absence's arbeidsgiverperiode that Nav refunds."""
    return tuple(
        dag
        for nummer, dag in enumerate(agp, start=1)
        if finn_covid_ordning(agp, Agpdag(dag, nummer, sykmeldt=False), parametre) is not None
    )


def spor_fritak(fritak: Fritak, agpdag: Agpdag, parametre: Lovparametre) -> tuple[Steg, ...]:
    """The steps: from when the exemption works, and whether it covers this day."""
    virkning = finn_virkning(fritak, parametre)
    return (
        Steg(
            regel=f"sykepenger.fritak.virkning_{fritak.grunn.value.lower()}",
            hjemmel=HJEMMEL[fritak.grunn],
            fakta=(
                ("soeknad_mottatt", fritak.soeknad_mottatt),
                ("vedtak", fritak.periode),
                ("termin", fritak.termin),
            ),
            utfall=virkning,
        ),
        Steg(
            regel="sykepenger.fritak.dekker",
            hjemmel=HJEMMEL[fritak.grunn],
            periode=Periode(agpdag.dag, agpdag.dag),
            fakta=(("agp_dag", agpdag.nummer), ("sykmeldt", agpdag.sykmeldt)),
            utfall=dekker(fritak, agpdag, parametre),
        ),
        *(_spor_usikkert(fritak, agpdag) if er_usikkert(fritak) else ()),
    )


def _spor_usikkert(fritak: Fritak, agpdag: Agpdag) -> tuple[Steg, ...]:
    return (
        Steg(
            regel="sykepenger.fritak.fravaersgrunn_ikke_oppgitt",
            hjemmel=HJEMMEL[fritak.grunn],
            utfall=None,
            periode=Periode(agpdag.dag, agpdag.dag),
        ),
    )


def spor_covid(agp: Sequence[date], agpdag: Agpdag, parametre: Lovparametre) -> Steg | None:
    """The step of a covid day Nav refunds, or None when no scheme does."""
    ordning = finn_covid_ordning(agp, agpdag, parametre)
    if ordning is None:
        return None
    return Steg(
        regel="sykepenger.fritak.covid",
        hjemmel=ordning.hjemmel,
        periode=Periode(agpdag.dag, agpdag.dag),
        fakta=(("agp_dag", agpdag.nummer), ("ordning", ordning.navn)),
        parametre=(("arbeidsgiver_dager", ordning.arbeidsgiver_dager),),
        utfall=True,
    )
