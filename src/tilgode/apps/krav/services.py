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

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.beregning import Beregnetloep
from tilgode.apps.krav.faktarader import hent_pakker, personer_med_fravaer
from tilgode.apps.krav.masseberegning import Arbeidere, Utfall
from tilgode.apps.krav.models import Beregning, Ventetloep
from tilgode.apps.krav.personrader import avtrykk
from tilgode.apps.krav.services_krav import (
    Kravfeil,
    endre_status,
    register_krav_fra_ventet,
)
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.params import last

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


@uten_avfallshenting()
@transaction.atomic
def beregn(
    arbeidsgiver: Arbeidsgiver,
    personer: Collection[int] | None = None,
    framdrift: Framdrift | None = None,
    *,
    aktoer: str = AUTOMATIKK,
    naa: datetime | None = None,
    arbeidere: int | None = None,
) -> Beregningsresultat:
    """Compute expected refunds for persons (all with an absence when None) whose facts have changed.

    `framdrift` is called with (done, total) persons. `arbeidere` is how many processes may compute at
    once (by default one per core when there is much to do); the outcome is the same.
    """
    naa = naa or timezone.now()
    valgte = personer_med_fravaer(arbeidsgiver.pk) if personer is None else sorted(personer)
    gjeldende = _gjeldende(arbeidsgiver)
    nye = loep = ferdig = 0
    feil: list[tuple[int, str]] = []
    omregnet: list[int] = []
    with Arbeidere(arbeidere) as hjelpere:
        for lest, utfall in _beregnet(valgte, gjeldende, hjelpere):
            gode = [(k, u) for k, u in utfall if not isinstance(u, str)]
            feil += [(k.person_id, u) for k, u in utfall if isinstance(u, str)]
            _lagre(gode, gjeldende, naa)
            nye += len(gode)
            loep += sum(len(u) for _, u in gode)
            ferdig += lest
            if framdrift is not None:
                framdrift(ferdig, len(valgte))
            omregnet += [k.person_id for k, _ in gode]
    foer_dager(arbeidsgiver, omregnede=omregnet, naa=naa)
    resultat = Beregningsresultat(len(valgte), nye, loep, tuple(feil))
    if nye or feil:
        opplysninger = {"personer": len(valgte), "nye": nye, "loep": loep, "feil": len(feil)}
        revisjon.skriv(HANDLING, f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


@dataclass(frozen=True, slots=True)
class _Kandidat:
    """A person to be computed, and the fingerprint of what it is computed from."""

    person_id: int
    avtrykk: str


def _gjeldende(arbeidsgiver: Arbeidsgiver) -> dict[int, tuple[int, str]]:
    """The computation in force of each person: key and fingerprint."""
    rader = Beregning.objects.filter(person__arbeidsgiver=arbeidsgiver, erstattet_av__isnull=True)
    return {
        person: (pk, avtrykk) for pk, person, avtrykk in rader.values_list("pk", "person_id", "faktaavtrykk")
    }


def _beregnet(
    personer: Sequence[int], gjeldende: dict[int, tuple[int, str]], hjelpere: Arbeidere
) -> Iterator[tuple[int, list[tuple[_Kandidat, Utfall]]]]:
    """Batch by batch: how many persons were read, and the outcome of those that had changed.

    The next batch is read while the one before is being computed.
    """
    venter: tuple[int, list[_Kandidat], Callable[[], list[Utfall]]] | None = None
    for start in range(0, len(personer), BOLK):
        bolk = personer[start : start + BOLK]
        endrede, kandidater = _endrede(bolk, gjeldende)
        neste = (len(bolk), kandidater, hjelpere.start(endrede))
        if venter is not None:
            yield _hent(*venter)
        venter = neste
    if venter is not None:
        yield _hent(*venter)


def _hent(
    lest: int, kandidater: list[_Kandidat], svar: Callable[[], list[Utfall]]
) -> tuple[int, list[tuple[_Kandidat, Utfall]]]:
    return lest, list(zip(kandidater, svar(), strict=True))


def _endrede(
    bolk: Sequence[int], gjeldende: dict[int, tuple[int, str]]
) -> tuple[list[bytes], list[_Kandidat]]:
    """The persons of a batch whose facts differ from what they were last computed from."""
    regelverk = regelverk_avtrykk()
    endrede, kandidater = [], []
    for person_id, pakke in hent_pakker(bolk):
        nytt = avtrykk(pakke, regelverk)
        if gjeldende.get(person_id, (0, ""))[1] != nytt:
            endrede.append(pakke)
            kandidater.append(_Kandidat(person_id, nytt))
    return endrede, kandidater


def _lagre(
    utfall: Sequence[tuple[_Kandidat, list[Beregnetloep]]],
    gjeldende: dict[int, tuple[int, str]],
    naa: datetime,
) -> None:
    nye_id = list(reserver_id(Beregning, len(utfall)))
    sett_inn(
        Beregning,
        _BEREGNINGSFELT,
        [
            (i, k.person_id, k.avtrykk, naa, None, gjeldende.get(k.person_id, (None, ""))[0], False)
            for i, (k, _) in zip(nye_id, utfall, strict=True)
        ],
    )
    sett_inn(
        Ventetloep,
        _LOEPFELT,
        [(i, *ett) for i, (_, loep) in zip(nye_id, utfall, strict=True) for ett in loep],
    )
