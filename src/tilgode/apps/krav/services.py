"""The use cases of claims: compute what to expect, make claims from it, change a claim's status.

Each is one transaction and one audit event. A computation is kept as a version: facts that have not
changed give no new one, and an older one is still there for «what did we think then».
Border: the law is in `rules`, statuses in `core.saksgang`; claims from files are in `registrering`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version

from django.db import transaction
from django.utils import timezone

from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.beregning import Beregnetloep, beregn_loep
from tilgode.apps.krav.faktarader import Personrader, hent_personer, personer_med_fravaer
from tilgode.apps.krav.models import Beregning, Ventetloep
from tilgode.apps.krav.services_krav import (
    Kravfeil,
    endre_status,
    register_krav_fra_ventet,
)
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.params import last
from tilgode.rules.parametre import Lovparametre

__all__ = ["Beregningsresultat", "Kravfeil", "beregn", "endre_status", "register_krav_fra_ventet"]

HANDLING = "krav.beregn"
AUTOMATIKK = "beregning"
#: Persons read and written at a time: keeps the memory down and the transactions' statements big.
BOLK = 1000
Framdrift = Callable[[int, int], None]

_BEREGNINGSFELT = (
    "id",
    "person_id",
    "faktaavtrykk",
    "registrert",
    "innlesing_id",
    "erstatter_id",
    "opphevet",
)
_LOEPFELT = (
    "beregning_id",
    "arbeidsforhold_id",
    "ytelse",
    "fom",
    "tom",
    "klasse",
    "betaler",
    "grad",
    "dagsbeloep_oere",
    "hjemmel",
    "sikkerhet",
    "avslag",
)


@dataclass(frozen=True, slots=True)
class Beregningsresultat:
    """How many persons were looked at, how many got a new computation, and its runs.

    `feil` are persons whose facts contradict themselves, with the reason.
    """

    personer: int
    nye: int
    loep: int
    feil: tuple[tuple[int, str], ...] = ()


@lru_cache(maxsize=1)
def regelverk_avtrykk() -> str:
    """SHA-256 of everything besides the facts that a computation depends on."""
    return hashlib.sha256(f"{version('tilgode')}{last()!r}".encode()).hexdigest()


@transaction.atomic
def beregn(
    arbeidsgiver: Arbeidsgiver,
    personer: Collection[int] | None = None,
    framdrift: Framdrift | None = None,
    *,
    aktoer: str = AUTOMATIKK,
    naa: datetime | None = None,
) -> Beregningsresultat:
    """Compute expected refunds for persons (all with an absence when None) whose facts have changed.

    `framdrift` is called with (done, total) persons.
    """
    naa = naa or timezone.now()
    valgte = personer_med_fravaer(arbeidsgiver.pk) if personer is None else sorted(personer)
    gjeldende = _gjeldende(arbeidsgiver)
    nye = loep = 0
    feil: list[tuple[int, str]] = []
    for ferdig, bolk in _bolker(valgte):
        utfall, bolkens_feil = _beregn_bolk(bolk, gjeldende, last())
        _lagre(utfall, gjeldende, naa)
        nye += len(utfall)
        loep += sum(len(u.loep) for u in utfall)
        feil.extend(bolkens_feil)
        if framdrift is not None:
            framdrift(ferdig, len(valgte))
    resultat = Beregningsresultat(len(valgte), nye, loep, tuple(feil))
    if nye or feil:
        opplysninger = {"personer": len(valgte), "nye": nye, "loep": loep, "feil": len(feil)}
        revisjon.skriv(HANDLING, f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


@dataclass(frozen=True, slots=True)
class _Utfall:
    person_id: int
    avtrykk: str
    loep: list[Beregnetloep]


def _gjeldende(arbeidsgiver: Arbeidsgiver) -> dict[int, tuple[int, str]]:
    """The computation in force of each person: key and fingerprint."""
    rader = Beregning.objects.filter(person__arbeidsgiver=arbeidsgiver, erstattet_av__isnull=True)
    return {
        person: (pk, avtrykk) for pk, person, avtrykk in rader.values_list("pk", "person_id", "faktaavtrykk")
    }


def _bolker(personer: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    for start in range(0, len(personer), BOLK):
        bolk = personer[start : start + BOLK]
        yield start + len(bolk), bolk


def _beregn_bolk(
    bolk: Sequence[int], gjeldende: dict[int, tuple[int, str]], parametre: Lovparametre
) -> tuple[list[_Utfall], list[tuple[int, str]]]:
    utfall: list[_Utfall] = []
    feil: list[tuple[int, str]] = []
    for person in hent_personer(bolk):
        avtrykk = person.avtrykk(regelverk_avtrykk())
        if gjeldende.get(person.id, (0, ""))[1] == avtrykk:
            continue
        try:
            utfall.append(_Utfall(person.id, avtrykk, _loep(person, parametre)))
        except ValueError as grunn:
            feil.append((person.id, str(grunn)))
    return utfall, feil


def _loep(person: Personrader, parametre: Lovparametre) -> list[Beregnetloep]:
    return beregn_loep(person, parametre) if person.har_fravaer else []


def _lagre(utfall: Sequence[_Utfall], gjeldende: dict[int, tuple[int, str]], naa: datetime) -> None:
    nye_id = list(reserver_id(Beregning, len(utfall)))
    sett_inn(
        Beregning,
        _BEREGNINGSFELT,
        [
            (i, u.person_id, u.avtrykk, naa, None, gjeldende.get(u.person_id, (None, ""))[0], False)
            for i, u in zip(nye_id, utfall, strict=True)
        ],
    )
    sett_inn(
        Ventetloep,
        _LOEPFELT,
        [
            (
                i,
                ett.arbeidsforhold_id,
                ett.ytelse,
                ett.fom,
                ett.tom,
                ett.klasse,
                ett.betaler,
                ett.grad,
                ett.dagsbeloep_oere,
                ett.hjemmel,
                ett.sikkerhet,
                ett.avslag,
            )
            for i, u in zip(nye_id, utfall, strict=True)
            for ett in u.loep
        ],
    )
