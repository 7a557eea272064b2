"""The stored fakta of one person as plain rows: what an assessment depends on, and its fingerprint.

As read, a person is one parcel: bytes of nothing but whole numbers, texts and None, so that it is cheap
to make, to compare with the last time (`avtrykk`) and to send to another process. `pakk_ut` gives the
rows with dates and times in them.
Border: no database and no Django here; what the rows mean to the law is `personfakta`.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

Rad = tuple[Any, ...]
#: The form of a parcel: without references between equal values, so that equal fakta are equal bytes.
FORM = 2
#: Of an ISO date.
DATOLENGDE = 10


@dataclass(slots=True)
class Forholdrader:
    """One employment: `tilstander` (start, end, valid from, stillingsprosent), `loenn` (month, øre), and the messages.

    Message rows begin with their key and the time they were registered. `virksomheter` are (first day, last
    day or None, orgnr of the underenhet); they are known only where a person has several employments.
    """

    id: int
    noekkel: str
    tilstander: list[Rad] = field(default_factory=list)
    loenn: list[Rad] = field(default_factory=list)
    fravaer: list[Rad] = field(default_factory=list)
    sykmeldinger: list[Rad] = field(default_factory=list)
    soeknader: list[Rad] = field(default_factory=list)
    inntektsmeldinger: list[Rad] = field(default_factory=list)
    virksomheter: list[Rad] = field(default_factory=list)


@dataclass(slots=True)
class Personrader:
    """Everything stored about one person that the law may look at."""

    id: int
    foedselsdato: date
    forhold: list[Forholdrader] = field(default_factory=list)
    vedtak: list[Rad] = field(default_factory=list)

    @property
    def har_fravaer(self) -> bool:
        """True when there is anything to assess."""
        return any(f.fravaer or f.sykmeldinger or f.soeknader for f in self.forhold)


class Raaforhold(NamedTuple):
    """An employment as read: the lists of `Forholdrader`, each row with the employment's key first.

    `loenn` is one text: pay lines as the ISO date of the month with the øre right after, commas between.
    """

    id: int
    noekkel: str
    tilstander: Sequence[Rad]
    loenn: str
    fravaer: Sequence[Rad]
    sykmeldinger: Sequence[Rad]
    soeknader: Sequence[Rad]
    inntektsmeldinger: Sequence[Rad]
    virksomheter: Sequence[Rad]


def pakk(person_id: int, foedselsdato: str, forhold: Sequence[Raaforhold], vedtak: Sequence[Rad]) -> bytes:
    """One person's fakta as bytes; the same fakta always give the same."""
    fakta: Any = (person_id, foedselsdato, [tuple(f) for f in forhold], vedtak)
    return marshal.dumps(fakta, FORM)


def avtrykk(pakke: bytes, regelverk: str) -> str:
    """SHA-256 (hex) of the fakta and of `regelverk`, the fingerprint of the parameters."""
    return hashlib.sha256(regelverk.encode() + pakke).hexdigest()


def pakk_ut(pakke: bytes) -> Personrader:
    """The rows of a parcel made by `pakk`."""
    # The bytes come from this program: from `pakk` here, or in the process that started this one.
    pk, foedt, forhold, vedtak = marshal.loads(pakke)  # noqa: S302
    return Personrader(
        pk, _dag(foedt), [_forhold(Raaforhold(*f)) for f in forhold], [_vedtak(v) for v in vedtak]
    )


def _forhold(raa: Raaforhold) -> Forholdrader:
    return Forholdrader(
        raa.id,
        raa.noekkel,
        [
            (_dag(start), _dag_om(slutt), _dag(fra), _tall(pst))
            for _, start, slutt, fra, pst in raa.tilstander
        ],
        _loenn(raa.loenn),
        [
            (pk, _tid(registrert), type_, _dag(fom), _dag(tom), _tall(grad), grunn)
            for _, pk, registrert, type_, fom, tom, grad, grunn in raa.fravaer
        ],
        [
            (pk, _tid(registrert), _dag(mottatt), _dag(fom), _dag(tom), _tall(grad))
            for _, pk, registrert, mottatt, fom, tom, grad in raa.sykmeldinger
        ],
        [
            (pk, _tid(registrert), _dag_om(sendt), status, _dag(fom), _dag(tom), _json(opplysninger))
            for _, pk, registrert, sendt, status, fom, tom, opplysninger in raa.soeknader
        ],
        [_inntektsmelding(rad) for rad in raa.inntektsmeldinger],
        [(_dag(fom), _dag_om(tom), orgnr) for fom, tom, orgnr in raa.virksomheter],
    )


def _loenn(linjer: str) -> list[Rad]:
    """The sum of each month, oldest first."""
    summer: dict[str, int] = {}
    for linje in linjer.split(",") if linjer else ():
        maaned = linje[:DATOLENGDE]
        summer[maaned] = summer.get(maaned, 0) + int(linje[DATOLENGDE:])
    return [(_dag(maaned), summer[maaned]) for maaned in sorted(summer)]


def _inntektsmelding(rad: Rad) -> Rad:
    _, pk, registrert, sendt, versjon, dag, perioder, inntekt, refusjon, opphoer, endringer = rad
    return (
        pk,
        _tid(registrert),
        _dag_om(sendt),
        versjon,
        _dag(dag),
        _json(perioder),
        inntekt,
        refusjon,
        _dag_om(opphoer),
        _json(endringer),
    )


def _vedtak(rad: Rad) -> Rad:
    _, type_, mottatt, termin, fom, tom = rad
    return type_, _dag(mottatt), _dag_om(termin), _dag(fom), _dag(tom)


@lru_cache(maxsize=65536)
def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _dag_om(tekst: str | None) -> date | None:
    return None if tekst is None else _dag(tekst)


@lru_cache(maxsize=65536)
def _tid(tekst: str) -> datetime:
    """Times are stored in UTC, without saying so."""
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _tall(verdi: str | float) -> Decimal:
    return Decimal(str(verdi))


@lru_cache(maxsize=4096)
def _json(tekst: str) -> Any:
    """Readers leave the value as it is: equal texts share one."""
    return json.loads(tekst)
