"""Form rules of the inntektsmelding: what Nav's form accepts before anything is computed.

The codes are those of the form; the sentences for people are made elsewhere.
Border: what an accepted message *means* for the days is in `dagturnering`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from fractions import Fraction

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.behandlingsdager import er_behandlingsdager
from tilgode.rules.ytelser.sykepenger.refusjon import Refusjonsendring
from tilgode.values.periode import Periode, fra_dager


class Skjemafeil(Enum):
    """Why the form is refused."""

    AGP_MAKS_16 = "AGP_MAKS_16"
    AGP_UNDER_16 = "AGP_UNDER_16_KREVER_REDUSERT_LONN_ELLER_BEHANDLINGSDAGER"
    REFUSJON_IKKE_OVER_INNTEKT = "REFUSJON_IKKE_OVER_INNTEKT"
    REFUSJON_BELOEP_UTENFOR = "REFUSJON_BELOP_UTENFOR_GRENSENE"
    ENDRING_ETTER_AGP = "REFUSJON_ENDRING_ETTER_AGP_SLUTT"
    ENDRING_ETTER_INNTEKTSDATO = "REFUSJON_ENDRING_ETTER_INNTEKTDATO"


def check_arbeidsgiverperiode(
    perioder: Sequence[Periode], parametre: Sykepengeparametre, *, redusert_loenn: bool
) -> Skjemafeil | None:
    """The length of a stated arbeidsgiverperiode: 16 days, never more.

    Fewer only with reduced or no pay in the period (and a reason), or as twelve treatment days in
    twelve different weeks.
    """
    antall = sum(p.lengde_dager for p in perioder)
    if antall > parametre.agp_dager:
        return Skjemafeil.AGP_MAKS_16
    if antall == parametre.agp_dager or redusert_loenn or er_behandlingsdager(perioder, parametre):
        return None
    return Skjemafeil.AGP_UNDER_16


def check_refusjon(
    inntekt: Fraction,
    refusjon: Fraction,
    endringer: Sequence[Refusjonsendring],
    arbeidsgiverperiode: Sequence[Periode] | None,
    inntektsdato: date,
    parametre: Sykepengeparametre,
) -> tuple[Skjemafeil, ...]:
    """The refund claim, kroner a month: not above income (unless income is 0), changes after the period.

    Each fault is named once, in a fixed order.
    """
    beloep = [refusjon, *(e.beloep for e in endringer)]
    agp_slutt = max((p.tom for p in arbeidsgiverperiode or ()), default=None)
    feil = {
        Skjemafeil.REFUSJON_BELOEP_UTENFOR: any(
            not 0 <= b < parametre.refusjon_maks_maanedsbeloep for b in beloep
        ),
        Skjemafeil.REFUSJON_IKKE_OVER_INNTEKT: inntekt != 0 and any(b > inntekt for b in beloep),
        Skjemafeil.ENDRING_ETTER_AGP: agp_slutt is not None and any(e.fom <= agp_slutt for e in endringer),
        Skjemafeil.ENDRING_ETTER_INNTEKTSDATO: any(e.fom <= inntektsdato for e in endringer),
    }
    return tuple(kode for kode, brutt in feil.items() if brutt)


def utled_egenmelding(
    arbeidsgiverperiode: Sequence[Periode], sykmelding: Sequence[Periode], parametre: Sykepengeparametre
) -> tuple[Periode, ...]:
    """The self-certified days shown: the arbeidsgiverperiode minus the sick notes.

    None when the period ended more than 16 days before the first sick note. A weekend the employer
    left out stays out.
    """
    if not arbeidsgiverperiode or not sykmelding:
        return tuple(arbeidsgiverperiode)
    slutt = max(p.tom for p in arbeidsgiverperiode)
    if (min(p.fom for p in sykmelding) - slutt).days > parametre.agp_dager:
        return ()
    syk = {dag for p in sykmelding for dag in p}
    return tuple(fra_dager(dag for p in arbeidsgiverperiode for dag in p if dag not in syk))


def kan_oppgi_arbeidsgiverperiode(
    arbeidsgiverperiode: Sequence[Periode],
    egenmelding: Sequence[Periode],
    sykmelding: Sequence[Periode],
    *,
    forespurt: bool,
) -> bool:
    """True when the employer may state this period.

    One that Nav has not asked for must begin after the first absence day and not after the last
    day of the sick note. No period at all is always allowed.
    """
    if forespurt or not arbeidsgiverperiode:
        return True
    start = min(p.fom for p in arbeidsgiverperiode)
    foerste_fravaer = min(p.fom for p in (*egenmelding, *sykmelding))
    return foerste_fravaer < start <= max(p.tom for p in sykmelding)
