"""A small kommune for tests: files as rows, read in through the same services as real files.

Fødselsnummer are synthetic (month + 80). Amounts are in øre.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.registrering import register_krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.registrering import finn_eller_opprett_arbeidsgiver, register_organisasjon
from tilgode.apps.person.registrering import register_ansatte
from tilgode.apps.regnskap.registrering import register_justering
from tilgode.core.innlesing.rader import AnsattRad, JusteringRad, KravRad, OrganisasjonRad
from tilgode.values.identer import lag_foedselsnummer

ORGNR = "999999999"
UNDERENHET = "888888888"
TID = datetime(2026, 4, 2, 8, 0, tzinfo=UTC)
_teller = itertools.count(1)

SEKTORER = (("Oppvekst", "2100"), ("Helse og omsorg", "3000"), ("Teknisk", "6999"), ("Kultur", "7000"))


def fnr(nummer: int) -> str:
    """The n-th synthetic person, born in 1980."""
    gyldige = (lag_foedselsnummer(date(1980, 1, 1 + i % 28), 100 + i // 28) for i in itertools.count())
    funnet = (f for f in gyldige if f is not None)
    return next(itertools.islice(funnet, nummer, None)).verdi


def innlesing(
    arbeidsgiver: Arbeidsgiver | None, type_: str, *, kildesystem: str = "test", tid: datetime = TID
) -> Innlesing:
    """A fresh file of a type."""
    nr = next(_teller)
    return Innlesing.objects.create(
        arbeidsgiver=arbeidsgiver,
        type=type_,
        kildesystem=kildesystem,
        filnavn=f"{type_}-{nr}.csv",
        sha256=hashlib.sha256(str(nr).encode()).hexdigest(),
        antall_rader=1,
        tid=tid,
        aktoer="test",
    )


def les(
    arbeidsgiver: Arbeidsgiver,
    tjeneste: Callable[[Sequence[Any], Innlesing], Utfall],
    *rader: Any,
    **valg: Any,
) -> Utfall:
    """Read rows in as one file."""
    return tjeneste(rader, innlesing(arbeidsgiver, tjeneste.__name__.removeprefix("register_"), **valg))


def organisasjonsrader(fom: date = date(2020, 1, 1)) -> list[OrganisasjonRad]:
    """One ansvar in each sektor."""
    return [
        OrganisasjonRad(
            nr,
            ORGNR,
            "Prøve kommune",
            UNDERENHET,
            "Prøve enhet",
            sektor,
            nr,
            ansvar,
            f"Enhet {ansvar}",
            fom,
            None,
        )
        for nr, (sektor, ansvar) in enumerate(SEKTORER, start=2)
    ]


def ansattrad(nr: int, **endringer: Any) -> AnsattRad:
    """Employee number `nr`, in the sektor her number falls on."""
    rad = AnsattRad(
        linje=nr + 2,
        fnr=fnr(nr),
        ansattnummer=f"{1000 + nr}",
        arbeidsforhold=f"{1000 + nr}-1",
        navn=f"Ansatt {nr}",
        underenhet_orgnr=UNDERENHET,
        ansvar=SEKTORER[nr % len(SEKTORER)][1],
        startdato=date(2020, 1, 1),
        sluttdato=None,
        stillingsprosent=Decimal(100),
        arbeidstid="FAST",
        gyldig_fom=date(2020, 1, 1),
        gyldig_tom=None,
        registrert=None,
    )
    return replace(rad, **endringer)


def kravrad(referanse: str, **endringer: Any) -> KravRad:
    """A claim of 10 000 kroner for January 2025, sent 1 March 2025, by employee 0."""
    rad = KravRad(
        linje=2,
        referanse=referanse,
        arbeidsforhold="1000-1",
        ansattnummer="",
        ytelse="SYKEPENGER",
        feriepenger_av="",
        fom=date(2025, 1, 1),
        tom=date(2025, 1, 31),
        oere=1_000_000,
        sendt=date(2025, 3, 1),
        ansvar="",
        kravaar=None,
        opprinnelse="test",
        tilleggskrav_oere=0,
        tilleggskrav_dato=None,
        status="",
        registrert=None,
    )
    return replace(rad, **endringer)


def justeringsrad(referanse: str, krav: str, oere: int, dato: date, **endringer: Any) -> JusteringRad:
    """A claim found to be recorded too high, approved by two."""
    rad = JusteringRad(
        linje=2,
        referanse=referanse,
        krav=krav,
        ansvar="",
        dato=dato,
        oere=oere,
        art="NEDJUSTERT",
        aarsak="OVERREGISTRERT",
        klasse="OVERREGISTRERT",
        notat="",
        foreslaatt_av="kari",
        godkjent_av="ola",
        reverserer="",
        registrert=None,
    )
    return replace(rad, **endringer)


@dataclass(frozen=True)
class Kommune:
    """The employer with its organisation and employees read in."""

    arbeidsgiver: Arbeidsgiver

    def krav(self, *rader: KravRad) -> Utfall:
        """Read claims in."""
        return les(self.arbeidsgiver, register_krav, *rader)

    def juster(self, *rader: JusteringRad) -> Utfall:
        """Read adjustments in."""
        return les(self.arbeidsgiver, register_justering, *rader)


def lag_kommune(antall_ansatte: int = 4) -> Kommune:
    """Four sektorer and some employees."""
    arbeidsgiver = finn_eller_opprett_arbeidsgiver(ORGNR, "Prøve kommune")
    les(arbeidsgiver, register_organisasjon, *organisasjonsrader())
    les(arbeidsgiver, register_ansatte, *(ansattrad(nr) for nr in range(antall_ansatte)))
    return Kommune(arbeidsgiver)
