"""Registering absence and messages from files: fravær, sykmelding, søknad, inntektsmelding, vedtak.

Every service is the same shape: find the employment each row speaks of, name every row that has
none, and store the rest as facts with two times.
Border: no judgement of the absence (overlap between messages is for the law's day tournament).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.db import transaction

from tilgode.apps.felles.fakta import Faktatype, Kandidat, Verdier, lagre_fakta
from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.person.oppslag import ansettelser, etter_ansattnummer
from tilgode.core.innlesing.rader import (
    FravaerRad,
    InntektsmeldingRad,
    Opplysning,
    SoeknadRad,
    SykmeldingRad,
    VedtakRad,
)


class _Meldingsrad(Protocol):
    """What every row about an employment has."""

    @property
    def linje(self) -> int: ...
    @property
    def arbeidsforhold(self) -> str: ...
    @property
    def registrert(self) -> datetime | None: ...


R = TypeVar("R", bound=_Meldingsrad)


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
    type_: Faktatype,
    rader: Sequence[R],
    innlesing: Innlesing,
    verdier: Callable[[R], tuple[Any, ...]],
) -> Utfall:
    """The common walk; `verdier` gives a row's stored values after the employment."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    forhold = ansettelser(arbeidsgiver)
    kandidater = []
    for rad in rader:
        funnet = samler.finn(forhold, rad.linje, "arbeidsforhold", rad.arbeidsforhold, hva="arbeidsforhold")
        if funnet is not None:
            stilt = (funnet.arbeidsforhold_id, *verdier(rad))
            kandidater.append(Kandidat(stilt, rad.registrert or innlesing.tid, rad.linje))
    samler.kast()
    return lagre_fakta(type_, kandidater, {"arbeidsforhold__arbeidsgiver": arbeidsgiver}, innlesing)


@transaction.atomic
def register_fravaer(rader: Sequence[FravaerRad], innlesing: Innlesing) -> Utfall:
    """Store absences; the same reference from the same source system with other values is a new version."""
    system = innlesing.kildesystem
    utfall = _registrer(
        FRAVAER,
        rader,
        innlesing,
        lambda r: (system, r.kilde_referanse, r.type, r.fom, r.tom, r.grad, r.kilde_kode),
    )
    revisjon.skriv("fravaer.register_fravaer", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


@transaction.atomic
def register_sykmelding(rader: Sequence[SykmeldingRad], innlesing: Innlesing) -> Utfall:
    """Store the periods of received sick notes."""
    utfall = _registrer(
        SYKMELDING, rader, innlesing, lambda r: (r.referanse, r.fom, r.tom, r.grad, r.mottatt)
    )
    revisjon.skriv("fravaer.register_sykmelding", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


@transaction.atomic
def register_soeknad(rader: Sequence[SoeknadRad], innlesing: Innlesing) -> Utfall:
    """Store søknader; a changed status is a new version."""
    utfall = _registrer(
        SOEKNAD,
        rader,
        innlesing,
        lambda r: (
            r.referanse,
            r.fom,
            r.tom,
            r.sendt,
            r.status,
            [_opplysning(o) for o in r.opplysninger],
        ),
    )
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
    utfall = _registrer(INNTEKTSMELDING, rader, innlesing, _inntektsmelding)
    revisjon.skriv(
        "fravaer.register_inntektsmelding", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer
    )
    return utfall


def _inntektsmelding(rad: InntektsmeldingRad) -> tuple[Any, ...]:
    return (
        rad.referanse,
        rad.versjon,
        rad.foerste_fravaersdag,
        [[p.fom.isoformat(), p.tom.isoformat()] for p in rad.arbeidsgiverperioder],
        rad.inntekt_oere,
        rad.refusjon_oere,
        rad.refusjon_opphoer,
        [[dato.isoformat(), oere] for dato, oere in rad.refusjonsendringer],
        rad.begrunnelse_redusert,
        rad.sendt,
        rad.kvittering,
    )


@transaction.atomic
def register_vedtak(rader: Sequence[VedtakRad], innlesing: Innlesing) -> Utfall:
    """Store decisions on a person, found by ansattnummer."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    ansatte = etter_ansattnummer(ansettelser(arbeidsgiver))
    kandidater = []
    for rad in rader:
        funnet = samler.finn(ansatte, rad.linje, "ansattnummer", rad.ansattnummer, hva="ansattnummer")
        if funnet is not None:
            verdier = (
                funnet[0].person_id,
                rad.referanse,
                rad.type,
                rad.fom,
                rad.tom,
                rad.soekt,
                rad.mottatt_nav,
                rad.termin,
                rad.kopi_vedlagt,
                rad.signert,
            )
            kandidater.append(Kandidat(verdier, rad.registrert or innlesing.tid, rad.linje))
    samler.kast()
    utfall = lagre_fakta(VEDTAK, kandidater, {"person__arbeidsgiver": arbeidsgiver}, innlesing)
    revisjon.skriv("fravaer.register_vedtak", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall
