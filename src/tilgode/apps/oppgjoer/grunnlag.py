"""Reading what matching needs, in bulk: lines, claims, people's decisions and what is stored.

Lines and claims come as columns (`core.avstemming.kolonner`): a kommune has a hundred thousand of each.
Border: reads only. A line whose person was unknown when it came is looked up again by its blind index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from tilgode.apps.felles.husk import husk
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.lagrede import AUTOMATIKK, Koblet, Lagret, lagrede_koblinger
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoer, Oppgjoerslinje
from tilgode.apps.oppgjoer.vannmerke import ukjente_personer
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.regnskap.bevegelser import Kravnoekkel
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.avstemming import Beslutning
from tilgode.core.avstemming.kolonner import (
    Kolonne,
    Kravkolonner,
    Linjekolonner,
    Ordliste,
    dager,
    heltall,
    personer_som_tall,
)

#: More persons than this are not named in the question to the database; all rows are read instead.
MAKS_NEVNT = 500
_EPOKE = datetime(1970, 1, 1, tzinfo=UTC)
_MIKROSEKUND = timedelta(microseconds=1)


@dataclass(slots=True)
class Grunnlag:
    """Everything one run reads; `*_kjent` is when each line and claim became known (microseconds, UTC)."""

    linjer: Linjekolonner
    krav: Kravkolonner
    linje_kjent: Kolonne
    krav_kjent: Kolonne
    ansvar: Kolonne
    beslutninger: list[Beslutning] = field(default_factory=list)
    automatiske: list[Lagret] = field(default_factory=list)
    forslag: list[Lagret] = field(default_factory=list)

    def kravnoekler(self, plasser: Kolonne) -> list[Kravnoekkel]:
        """What movements take from the claims at these places."""
        felter: tuple[Any, ...] = (self.krav.id, self.ansvar, self.krav.kravaar, self.krav.ytelse)
        tekst = self.krav.ord.ord
        return [
            Kravnoekkel(pk, ansvar, aar, tekst[ytelse])
            for pk, ansvar, aar, ytelse in zip(*(felt[plasser].tolist() for felt in felter), strict=True)
        ]

    def kravplasser(self, noekler: Sequence[int]) -> Kolonne:
        """Where these claims stand (they are in order of their keys)."""
        return np.searchsorted(self.krav.id, heltall(noekler))

    def linjeplasser(self, noekler: Sequence[int]) -> Kolonne:
        """Where these lines stand (they are in order of their keys)."""
        return np.searchsorted(self.linjer.id, heltall(noekler))


def som_tall(tidspunkt: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (tidspunkt - _EPOKE) // _MIKROSEKUND


def som_tidspunkt(tall: int) -> datetime:
    """The moment again."""
    return _EPOKE + tall * _MIKROSEKUND


def hent_grunnlag(arbeidsgiver: Arbeidsgiver, personer: Collection[int] | None) -> Grunnlag:
    """Read for these persons, or for all (and then lines of unknown persons too) when None."""
    valgte = None if personer is None else set(personer)
    ordliste = Ordliste()
    linjer, linje_kjent = _les_linjer(arbeidsgiver, valgte, ordliste)
    krav, krav_kjent, ansvar = _les_krav(arbeidsgiver, valgte, ordliste)
    grunnlag = Grunnlag(linjer, krav, linje_kjent, krav_kjent, ansvar)
    _les_koblinger(arbeidsgiver, grunnlag)
    return grunnlag


def _nevnt(rader: QuerySet[Any], felt: str, valgte: set[int] | None, *, ogsaa_ukjent: bool = False) -> Any:
    """Ask for the persons' rows only, when they are few."""
    if valgte is None or len(valgte) > MAKS_NEVNT:
        return rader
    vilkaar = Q((f"{felt}__in", valgte))
    return rader.filter(vilkaar | Q((f"{felt}__isnull", True)) if ogsaa_ukjent else vilkaar)


def _kolonner(rader: Iterator[tuple[Any, ...]], antall: int) -> list[Sequence[Any]]:
    return list(zip(*rader, strict=True)) or [()] * antall


def _les_linjer(
    arbeidsgiver: Arbeidsgiver, valgte: set[int] | None, ordliste: Ordliste
) -> tuple[Linjekolonner, Kolonne]:
    felter: tuple[str, ...] = (
        "pk",
        "oppgjoer_id",
        "linjenummer",
        "person_id",
        "ytelse",
        "fom",
        "tom",
        "oere",
    )
    felter += ("feriepenger_av", "kode", "underenhet_orgnr")
    rader = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver).order_by("pk")
    kolonner = _kolonner(hent(_nevnt(rader, "person_id", valgte, ogsaa_ukjent=True), *felter), len(felter))
    pk, oppgjoer, nr, person, ytelse, fom, tom, oere, av, kode, orgnr = kolonner
    hoder = {
        nr: (valuta, rapport, som_tall(tid))
        for nr, valuta, rapport, tid in Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver).values_list(
            "pk", "valutadato", "rapport_id", "registrert"
        )
    }
    funnet = ukjente_personer(arbeidsgiver)
    personer = [funnet.get(nr) if p is None else p for nr, p in zip(pk, person, strict=True)]
    linjer = Linjekolonner(
        ordliste,
        heltall(pk),
        dager([hoder[o][0] for o in oppgjoer]),
        ordliste.nummer([hoder[o][1] for o in oppgjoer]),
        heltall(nr),
        personer_som_tall(personer),
        ordliste.nummer(ytelse),
        dager(fom),
        dager(tom),
        heltall(oere),
        ordliste.nummer(av),
        ordliste.nummer(kode),
        ordliste.nummer(orgnr),
    )
    kjent = heltall([hoder[o][2] for o in oppgjoer])
    return (linjer, kjent) if valgte is None else _utvalg(linjer, kjent, valgte)


def _utvalg(linjer: Linjekolonner, kjent: Kolonne, valgte: set[int]) -> tuple[Linjekolonner, Kolonne]:
    plasser = np.flatnonzero(np.isin(linjer.person, heltall(sorted(valgte))))
    return linjer.utvalg(plasser), kjent[plasser]


def _les_krav(
    arbeidsgiver: Arbeidsgiver, valgte: set[int] | None, ordliste: Ordliste
) -> tuple[Kravkolonner, Kolonne, Kolonne]:
    felter: tuple[str, ...] = ("pk", "referanse", "person_id", "arbeidsforhold_id", "ytelse", "fom", "tom")
    felter += ("feriepenger_av", "kravaar", "ansvar_id", "registrert")
    krav = _nevnt(Krav.objects.filter(arbeidsgiver=arbeidsgiver), "person_id", valgte).order_by("pk")
    kolonner = _kolonner(hent(krav, *felter), len(felter))
    pk, referanse, person, forhold, ytelse, fom, tom, av, aar, ansvar, registrert = kolonner
    orgnr = dict(Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).values_list("pk", "underenhet__orgnr"))
    noekler = heltall(pk)
    eier, dato, oere = _les_endringer(arbeidsgiver, valgte, noekler)
    linjer = Kravkolonner(
        ordliste,
        noekler,
        referanse,
        heltall(person),
        personer_som_tall(forhold),
        ordliste.nummer(ytelse),
        dager(fom),
        dager(tom),
        ordliste.nummer(av),
        heltall(aar),
        ordliste.nummer([orgnr[a] or "" for a in ansvar]),
        np.searchsorted(eier, np.arange(len(noekler) + 1)),
        dato,
        oere,
    )
    return linjer, heltall(list(map(husk(som_tall), registrert))), heltall(ansvar)


def _les_endringer(
    arbeidsgiver: Arbeidsgiver, valgte: set[int] | None, noekler: Kolonne
) -> tuple[Kolonne, Kolonne, Kolonne]:
    """The changes of the claims apart from receipts: whose (place), when and how much; in that order."""
    rader = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, krav__isnull=False, kobling__isnull=True)
    rader = _nevnt(rader, "krav__person_id", valgte).order_by("krav_id", "dato", "pk")
    krav_id, dato, oere = _kolonner(hent(rader, "krav_id", "dato", "oere"), 3)
    eier = np.searchsorted(noekler, heltall(krav_id))
    return eier, dager(dato), heltall(oere)


def _les_koblinger(arbeidsgiver: Arbeidsgiver, grunnlag: Grunnlag) -> None:
    """What is stored about these lines and claims; nothing in the first run."""
    rader = list(lagrede_koblinger(arbeidsgiver))
    if not rader:
        return
    linjer, krav = set(grunnlag.linjer.id.tolist()), set(grunnlag.krav.id.tolist())
    for rad in rader:
        if rad.linje in linjer or rad.krav in krav:
            _plasser(rad, grunnlag)


def _plasser(rad: Koblet, grunnlag: Grunnlag) -> None:
    """A person's decision, something the rules stored and may change, or history."""
    if rad.opphevet_av == AUTOMATIKK:
        return
    if rad.opphevet_av is not None:
        fra = rad.dato or rad.opphevet or date.min
        oere = rad.oere if rad.bevegelse else 0
        til = rad.til or rad.opphevet or fra
        grunnlag.beslutninger.append(Beslutning(rad.linje, rad.krav, oere, fra, til, sperrer=not rad.angret))
    elif rad.dato is not None and rad.maate != Kobling.Maate.SIKKER:
        grunnlag.beslutninger.append(Beslutning(rad.linje, rad.krav, rad.oere, rad.dato))
    else:
        lagret = Lagret(
            rad.kobling, rad.linje, rad.krav, rad.oere, rad.regel, rad.maate, rad.bevegelse, rad.dato
        )
        (grunnlag.automatiske if rad.bevegelse else grunnlag.forslag).append(lagret)
