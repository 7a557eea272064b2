"""The facts about one employment in a stretch of days, each with its source and when it was registered.

For «Hvorfor?»: a reader must be able to find what an amount was made from. Border: reads only; which
of the facts decided what is told by the steps of the assessment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, Q

from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.person.models import Arbeidsforhold, Loennslinje
from tilgode.values.kalender import Maaned

#: How many months of pay before an absence the basis may look at (ftrl. § 8-28).
LOENNSMAANEDER = 3
_KILDE = ("innlesing__kildesystem", "innlesing__filnavn", "registrert")


@dataclass(frozen=True, slots=True)
class Opplysning:
    """One fact: `slag` names its table, `type` its code there; `oere` is for a month."""

    slag: str
    type: str
    fom: date
    tom: date | None
    grad: Decimal | None
    oere: int | None
    referanse: str
    kildesystem: str
    fil: str
    registrert: datetime


def finn_opplysninger(
    arbeidsforhold: Arbeidsforhold, fom: date, tom: date, kjent: datetime | None = None
) -> list[Opplysning]:
    """The facts that touch the days, as known at a moment (now when None), and the pay before them."""
    dagene = Q(fom__lte=tom, tom__gte=fom)
    forholdet = Q(arbeidsforhold=arbeidsforhold)
    maaned = Maaned.av(fom)
    return [
        *_les(Fravaer, forholdet & dagene, kjent, type="type", grad="grad", referanse="kilde_referanse"),
        *_les(Sykmelding, forholdet & dagene, kjent, grad="grad", referanse="referanse"),
        *_les(Soeknad, forholdet & dagene, kjent, type="status", referanse="referanse"),
        *_les(
            Inntektsmelding,
            forholdet & Q(foerste_fravaersdag__range=(maaned.periode.fom, tom)),
            kjent,
            fom="foerste_fravaersdag",
            tom=None,
            oere="inntekt_oere",
            referanse="referanse",
        ),
        *_les(
            Vedtak,
            Q(person_id=arbeidsforhold.person_id) & dagene,
            kjent,
            type="type",
            referanse="referanse",
        ),
        *_les(
            Loennslinje,
            forholdet & Q(maaned__gte=(maaned - LOENNSMAANEDER).periode.fom, maaned__lt=maaned.periode.fom),
            kjent,
            type="type",
            fom="maaned",
            tom=None,
            oere="oere",
            referanse="loennsart",
        ),
    ]


def _les(
    modell: type[Model],
    betingelse: Q,
    kjent: datetime | None,
    *,
    type: str | None = None,  # noqa: A002 - the column's own name
    fom: str = "fom",
    tom: str | None = "tom",
    grad: str | None = None,
    oere: str | None = None,
    referanse: str,
) -> Iterator[Opplysning]:
    """The versions in force of one table as rows; the arguments name its columns."""
    kolonner = (type, fom, tom, grad, oere, referanse)
    felter = [kolonne for kolonne in kolonner if kolonne]
    rader = modell._default_manager.filter(betingelse).kjent(kjent).order_by(fom, "pk")  # type: ignore[attr-defined]
    for rad in rader.values_list(*felter, *_KILDE):
        verdi: dict[str | None, Any] = dict(zip(felter, rad, strict=False))
        kildesystem, fil, registrert = rad[-3:]
        yield Opplysning(
            modell.__name__.upper(),
            verdi.get(type) or "",
            verdi[fom],
            verdi.get(tom),
            verdi.get(grad),
            verdi.get(oere),
            verdi[referanse],
            kildesystem or "",
            fil or "",
            registrert,
        )
