"""Registering absence and messages from files: fravær, sykmelding, søknad, inntektsmelding, vedtak.

Every service is the same shape: find the employment each row speaks of, name every row that has
none, and store the rest as facts with two times.
Border: no judgement of the absence (overlap between messages is for the law's day tournament).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from tilgode.apps.felles.fakta import Faktatype, Kandidater, Verdier, lagre_fakta
from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.person.oppslag import Ansettelse, ansettelser, etter_ansattnummer
from tilgode.core.innlesing.rader import (
    FravaerRad,
    InntektsmeldingRad,
    Opplysning,
    SoeknadRad,
    SykmeldingRad,
    VedtakRad,
)
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne
from tilgode.values.periode import Periode


def _med_referanse(referanse: int, ellers: tuple[int, ...]) -> Callable[[Verdier], Verdier]:
    """Identity: employment and the source's reference; without a reference, the values at `ellers`."""

    def noekkel(verdier: Verdier) -> Verdier:
        if verdier[referanse]:
            return (verdier[0], verdier[referanse])
        return (verdier[0], *(verdier[i] for i in ellers))

    return noekkel


FRAVAER = Faktatype(
    Fravaer,
    ("arbeidsforhold_id", "kildesystem", "kilde_referanse", "type", "fom", "tom", "grad", "kilde_kode"),
    noekkel=lambda v: (v[0], v[1], v[2]) if v[2] else (v[0], v[1], v[3], v[4]),
    noekkelfelt="kilde_referanse",
)
#: One sykmelding may hold several periods with different degree: the first day is part of the key.
SYKMELDING = Faktatype(
    Sykmelding,
    ("arbeidsforhold_id", "referanse", "fom", "tom", "grad", "mottatt"),
    noekkel=lambda v: v[:3],
    noekkelfelt="referanse",
)
SOEKNAD = Faktatype(
    Soeknad,
    ("arbeidsforhold_id", "referanse", "fom", "tom", "sendt", "status", "opplysninger"),
    noekkel=_med_referanse(1, ellers=(2,)),
    noekkelfelt="referanse",
)
INNTEKTSMELDING = Faktatype(
    Inntektsmelding,
    (
        "arbeidsforhold_id",
        "referanse",
        "versjon",
        "foerste_fravaersdag",
        "arbeidsgiverperioder",
        "inntekt_oere",
        "refusjon_oere",
        "refusjon_opphoer",
        "refusjonsendringer",
        "begrunnelse_redusert",
        "sendt",
        "kvittering",
    ),
    noekkel=_med_referanse(1, ellers=(3,)),
    noekkelfelt="referanse",
    versjon=lambda v: int(v[2]),
)
VEDTAK = Faktatype(
    Vedtak,
    (
        "person_id",
        "referanse",
        "type",
        "fom",
        "tom",
        "soekt",
        "mottatt_nav",
        "termin",
        "kopi_vedlagt",
        "signert",
    ),
    noekkel=_med_referanse(1, ellers=(2, 3)),
    noekkelfelt="referanse",
)


def _registrer(
    type_: Faktatype, rader: Radtabell[Any], innlesing: Innlesing, verdier: Sequence[Sequence[Any]]
) -> Utfall:
    """The common walk; `verdier` are the stored columns after the employment."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    forhold = samler.finn_alle(ansettelser(arbeidsgiver), rader, "arbeidsforhold", hva="arbeidsforhold")
    samler.kast()
    kandidater = Kandidater(
        (forhold.omform(_forhold_id), *verdier), _registrert(rader, innlesing), rader.linjer
    )
    return lagre_fakta(type_, kandidater, {"arbeidsforhold__arbeidsgiver": arbeidsgiver}, innlesing)


def _forhold_id(ansettelse: Ansettelse | None) -> int | None:
    return ansettelse.arbeidsforhold_id if ansettelse else None


def _registrert(rader: Radtabell[Any], innlesing: Innlesing) -> Verdikolonne:
    """When the source learned of each row; now when it does not say."""
    return rader.kolonner["registrert"].omform(lambda registrert: registrert or innlesing.tid)


@transaction.atomic
def register_fravaer(rader: Sequence[FravaerRad], innlesing: Innlesing) -> Utfall:
    """Store absences; the same reference from the same source system with other values is a new version."""
    tabell = Radtabell.av(FravaerRad, rader)
    system = Verdikolonne.lik(innlesing.kildesystem, len(tabell))
    felt = ("kilde_referanse", "type", "fom", "tom", "grad", "kilde_kode")
    utfall = _registrer(FRAVAER, tabell, innlesing, (system, *tabell.velg(*felt)))
    revisjon.skriv("fravaer.register_fravaer", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


@transaction.atomic
def register_sykmelding(rader: Sequence[SykmeldingRad], innlesing: Innlesing) -> Utfall:
    """Store the periods of received sick notes."""
    tabell = Radtabell.av(SykmeldingRad, rader)
    felt = ("referanse", "fom", "tom", "grad", "mottatt")
    utfall = _registrer(SYKMELDING, tabell, innlesing, tabell.velg(*felt))
    revisjon.skriv("fravaer.register_sykmelding", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


@transaction.atomic
def register_soeknad(rader: Sequence[SoeknadRad], innlesing: Innlesing) -> Utfall:
    """Store søknader; a changed status is a new version."""
    tabell = Radtabell.av(SoeknadRad, rader)
    felt = ("referanse", "fom", "tom", "sendt", "status")
    opplysninger = tabell.kolonner["opplysninger"].omform(lambda alle: [_opplysning(o) for o in alle])
    utfall = _registrer(SOEKNAD, tabell, innlesing, (*tabell.velg(*felt), opplysninger))
    revisjon.skriv("fravaer.register_soeknad", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _opplysning(opplysning: Opplysning) -> dict[str, str | None]:
    grad = opplysning.grad
    return {
        "type": opplysning.type,
        "fom": opplysning.fom.isoformat(),
        "tom": opplysning.tom.isoformat(),
        "grad": None if grad is None else str(grad),
    }


@transaction.atomic
def register_inntektsmelding(rader: Sequence[InntektsmeldingRad], innlesing: Innlesing) -> Utfall:
    """Store versions of inntektsmeldinger; version 2 replaces version 1, which is kept (R-007)."""
    tabell = Radtabell.av(InntektsmeldingRad, rader)
    lagres = {
        **tabell.kolonner,
        "arbeidsgiverperioder": tabell.kolonner["arbeidsgiverperioder"].omform(_perioder),
        "refusjonsendringer": tabell.kolonner["refusjonsendringer"].omform(_endringer),
    }
    kolonner = [lagres[felt] for felt in INNTEKTSMELDING.felter[1:]]
    utfall = _registrer(INNTEKTSMELDING, tabell, innlesing, kolonner)
    revisjon.skriv(
        "fravaer.register_inntektsmelding", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer
    )
    return utfall


def _perioder(perioder: Sequence[Periode]) -> list[list[str]]:
    return [[p.fom.isoformat(), p.tom.isoformat()] for p in perioder]


def _endringer(endringer: Sequence[tuple[date, int]]) -> list[list[str | int]]:
    return [[dato.isoformat(), oere] for dato, oere in endringer]


@transaction.atomic
def register_vedtak(rader: Sequence[VedtakRad], innlesing: Innlesing) -> Utfall:
    """Store decisions on a person, found by ansattnummer."""
    tabell = Radtabell.av(VedtakRad, rader)
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    ansatte = etter_ansattnummer(ansettelser(arbeidsgiver))
    funnet = samler.finn_alle(ansatte, tabell, "ansattnummer", hva="ansattnummer")
    samler.kast()
    person = funnet.omform(lambda ansettelser: ansettelser[0].person_id if ansettelser else None)
    kandidater = Kandidater(
        (person, *tabell.velg(*VEDTAK.felter[1:])), _registrert(tabell, innlesing), tabell.linjer
    )
    utfall = lagre_fakta(VEDTAK, kandidater, {"person__arbeidsgiver": arbeidsgiver}, innlesing)
    revisjon.skriv("fravaer.register_vedtak", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall
