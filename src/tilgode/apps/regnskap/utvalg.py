"""Which part of the receivable a question is about: filter and grouping shared by all queries.

Border: turns a choice into database conditions; asks nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Utvalg:
    """A filter; None means everything. Ranges have both ends included (R-001)."""

    ansvar_fra: str | None = None
    ansvar_til: str | None = None
    sektor: str | None = None
    kravaar_fra: int | None = None
    kravaar_til: int | None = None
    ytelse: str | None = None
    person_id: int | None = None
    krav_id: int | None = None

    def betingelse(self) -> Q:
        """The condition on `Bevegelse`."""
        valg = {
            "ansvar__nummer__gte": self.ansvar_fra,
            "ansvar__nummer__lte": self.ansvar_til,
            "ansvar__sektor__navn": self.sektor,
            "kravaar__gte": self.kravaar_fra,
            "kravaar__lte": self.kravaar_til,
            "ytelse": self.ytelse,
            "krav__person_id": self.person_id,
            "krav_id": self.krav_id,
        }
        return Q(**{felt: verdi for felt, verdi in valg.items() if verdi is not None})

    def paa_krav(self) -> Q:
        """The condition on `Krav`."""
        valg = {
            "ansvar__nummer__gte": self.ansvar_fra,
            "ansvar__nummer__lte": self.ansvar_til,
            "ansvar__sektor__navn": self.sektor,
            "kravaar__gte": self.kravaar_fra,
            "kravaar__lte": self.kravaar_til,
            "ytelse": self.ytelse,
            "person_id": self.person_id,
            "pk": self.krav_id,
        }
        return Q(**{felt: verdi for felt, verdi in valg.items() if verdi is not None})


ALT = Utvalg()

#: What a question may be grouped on, and the columns each takes; the first ones sort.
GRUPPER: dict[str, tuple[str, ...]] = {
    "sektor": ("ansvar__sektor__rekkefoelge", "ansvar__sektor__navn"),
    "kravaar": ("kravaar",),
    "ansvar": ("ansvar__nummer",),
    "ytelse": ("ytelse",),
    "person": ("krav__person__navn", "krav__person_id"),
    "krav": ("krav__fom", "krav__referanse", "krav_id"),
}
#: The columns' names in the answers.
KOLONNENAVN = {
    "ansvar__sektor__navn": "sektor",
    "kravaar": "kravaar",
    "ansvar__nummer": "ansvar",
    "ytelse": "ytelse",
    "krav__person__navn": "person",
    "krav__person_id": "person_id",
    "krav__referanse": "krav",
    "krav_id": "krav_id",
}


def kolonner(grupper_paa: tuple[str, ...]) -> list[str]:
    """The columns to group and sort on; ValueError names an unknown group."""
    ukjente = [g for g in grupper_paa if g not in GRUPPER]
    if ukjente:
        raise ValueError(f"kan ikke gruppere på {', '.join(ukjente)}; bruk {', '.join(GRUPPER)}")
    return [kolonne for g in grupper_paa for kolonne in GRUPPER[g]]


def kjent_ved(kjent: datetime | None) -> Q:
    """The condition that a row was known at the moment; everything when None."""
    return Q() if kjent is None else Q(registrert__lte=kjent)


@dataclass(frozen=True, slots=True)
class Gruppe:
    """What a row of an answer is about; only what was grouped on is filled.

    `kravaar`, `person_id` and `krav_id` are None for money booked without a claim (UFORDELT).
    """

    sektor: str = ""
    kravaar: int | None = None
    ansvar: str = ""
    ytelse: str = ""
    person: str = ""
    person_id: int | None = None
    krav: str = ""
    krav_id: int | None = None


def gruppe(rad: dict[str, object]) -> Gruppe:
    """The group of a row from the database."""
    felt = {navn: rad[kolonne] for kolonne, navn in KOLONNENAVN.items() if rad.get(kolonne) is not None}
    return Gruppe(**felt)  # type: ignore[arg-type]
