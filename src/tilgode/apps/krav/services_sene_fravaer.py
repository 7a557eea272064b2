"""When an absence came late into the register: claim the difference, and correct the inntektsmelding (R-021).

The late absence moves the arbeidsgiverperiode, so Nav needs to know its days anew: a new version of the
inntektsmelding is written, not yet sent. The claim gets what the law now gives more than it asked for. A claim
that has become too high is not corrected here: it is a finding of the controls, for two persons to set down.
Border: one transaction and one audit event; what the law gives is `beregn`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tilgode.apps.fravaer.models import Inntektsmelding
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.beregning import vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import forventninger
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.services import beregn
from tilgode.apps.krav.services_krav import Kravfeil, register_krav_fra_ventet
from tilgode.params import last
from tilgode.values.periode import Periode


@dataclass(frozen=True, slots=True)
class RettetKrav:
    """What came of it: the additional claim in øre, and the new version of the inntektsmelding (None: none needed)."""

    tillegg_oere: int
    inntektsmelding: Inntektsmelding | None


@transaction.atomic
def ta_med_sent_fravaer(krav: Krav, *, aktoer: str, naa: datetime | None = None) -> RettetKrav:
    """Compute the person anew, claim the difference, and write the new inntektsmelding.

    Raises Kravfeil when the law gives the claim nothing more and the inntektsmelding is right as it is.
    """
    naa = naa or timezone.now()
    if krav.arbeidsforhold is None:
        raise Kravfeil(f"Kravet {krav.referanse} har ikke noe arbeidsforhold.")
    arbeidsgiver, person = krav.arbeidsgiver, krav.person_id
    beregn(arbeidsgiver, [person], aktoer=aktoer, naa=naa)
    melding = _ny_inntektsmelding(krav, krav.arbeidsforhold.noekkel, naa)
    if melding is not None:
        beregn(arbeidsgiver, [person], aktoer=aktoer, naa=naa)
    rader = [
        rad
        for rad in forventninger(arbeidsgiver, timezone.localdate(naa), None, person)
        if rad.krav == (krav.pk,) and rad.differanse_oere > 0
    ]
    if melding is None and not rader:
        raise Kravfeil(f"Loven gir ikke mer enn det som er krevd i {krav.referanse}.")
    oere = register_krav_fra_ventet(arbeidsgiver, rader, aktoer=aktoer, naa=naa).oere if rader else 0
    opplysninger = {
        "tillegg_oere": oere,
        "inntektsmelding": melding.pk if melding else None,
        "arbeidsgiverperioder": melding.arbeidsgiverperioder if melding else None,
    }
    revisjon.skriv("krav.ta_med_sent_fravaer", f"krav:{krav.pk}", opplysninger, aktoer, naa)
    return RettetKrav(oere, melding)


def _ny_inntektsmelding(krav: Krav, navn: str, naa: datetime) -> Inntektsmelding | None:
    """A version with the days the law now counts; None without a message, or when it has them already."""
    foer = _melding_om(krav)
    perioder = _arbeidsgiverperiode(krav, navn)
    nye = [[p.fom.isoformat(), p.tom.isoformat()] for p in perioder]
    if foer is None or not nye or foer.arbeidsgiverperioder == nye:
        return None
    felt = (
        "arbeidsforhold_id",
        "foerste_fravaersdag",
        "inntekt_oere",
        "refusjon_oere",
        "refusjon_opphoer",
        "refusjonsendringer",
        "begrunnelse_redusert",
        "referanse",
    )
    ny: Inntektsmelding = Inntektsmelding.objects.create(
        **{f: getattr(foer, f) for f in felt},
        versjon=foer.versjon + 1,
        arbeidsgiverperioder=nye,
        erstatter=foer,
        registrert=naa,
    )
    return ny


def _melding_om(krav: Krav) -> Inntektsmelding | None:
    """The message about the claim's absence: the last one within reach of its arbeidsgiverperiode."""
    verdier = last().paa(krav.fom)
    tidligst = krav.fom - timedelta(days=verdier.agp_dager + verdier.opphold_dager + krav.fom.day)
    egne = Inntektsmelding.objects.kjent().filter(
        arbeidsforhold=krav.arbeidsforhold,
        foerste_fravaersdag__gte=tidligst,
        foerste_fravaersdag__lte=krav.tom,
    )
    siste: Inntektsmelding | None = egne.order_by("foerste_fravaersdag", "pk").last()
    return siste


def _arbeidsgiverperiode(krav: Krav, navn: str) -> tuple[Periode, ...]:
    """The days of the arbeidsgiverperiode the claim follows after, as the law now counts them (§ 8-19)."""
    (rader,) = hent_personer([krav.person_id])
    _, vurdering = vurder(rader, last())
    begynt = [
        p
        for p in vurdering.arbeidsgivere[navn].arbeidsgiverperioder
        if p.dager and p.dager[0].fom <= krav.tom
    ]
    return max(begynt, key=lambda p: p.dager[0].fom).dager if begynt else ()
