"""The kinds of mistakes a kommune makes with refunds, each with the control that should find it.

Border: only the list and the record of one planted mistake; `feil` plants them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Feilslag(Enum):
    """A kind of mistake; the value is the code in the truth files."""

    SENT_REGISTRERT_FRAVAER = "SENT_REGISTRERT_FRAVAER"
    SOEKNAD_MANGLER = "SOEKNAD_MANGLER"
    KRAV_MANGLER = "KRAV_MANGLER"
    KRAV_FOR_SENT = "KRAV_FOR_SENT"
    ARBEIDSGIVERPERIODE_EN_DAG_FEIL = "ARBEIDSGIVERPERIODE_EN_DAG_FEIL"
    TILLEGG_UTELATT = "TILLEGG_UTELATT"
    DOBBELT_KRAV = "DOBBELT_KRAV"
    KRAV_ETTER_SLUTT = "KRAV_ETTER_SLUTT"
    FERIE_I_PERIODEN = "FERIE_I_PERIODEN"
    MAKSDATO_PASSERT = "MAKSDATO_PASSERT"
    FRITAK_IKKE_BRUKT = "FRITAK_IKKE_BRUKT"
    FEIL_YTELSE = "FEIL_YTELSE"
    OVERFOERT_KRAV = "OVERFOERT_KRAV"
    G_IKKE_OPPDATERT = "G_IKKE_OPPDATERT"
    FEIL_GRAD = "FEIL_GRAD"
    FEIL_KRAVAAR = "FEIL_KRAVAAR"
    AVSKREVET_UTEN_NOTAT = "AVSKREVET_UTEN_NOTAT"
    UKJENT_PERSON = "UKJENT_PERSON"


#: Requirement (control) that is to find each kind.
KONTROLL: dict[Feilslag, str] = {
    Feilslag.SENT_REGISTRERT_FRAVAER: "R-221",
    Feilslag.SOEKNAD_MANGLER: "R-222",
    Feilslag.KRAV_MANGLER: "R-220",
    Feilslag.KRAV_FOR_SENT: "R-228",
    Feilslag.ARBEIDSGIVERPERIODE_EN_DAG_FEIL: "R-231",
    Feilslag.TILLEGG_UTELATT: "R-230",
    Feilslag.DOBBELT_KRAV: "R-223",
    Feilslag.KRAV_ETTER_SLUTT: "R-224",
    Feilslag.FERIE_I_PERIODEN: "R-225",
    Feilslag.MAKSDATO_PASSERT: "R-226",
    Feilslag.FRITAK_IKKE_BRUKT: "R-241",
    Feilslag.FEIL_YTELSE: "R-231",
    Feilslag.OVERFOERT_KRAV: "R-231",
    Feilslag.G_IKKE_OPPDATERT: "R-229",
    Feilslag.FEIL_GRAD: "R-231",
    Feilslag.FEIL_KRAVAAR: "R-236",
    Feilslag.AVSKREVET_UTEN_NOTAT: "R-235",
    Feilslag.UKJENT_PERSON: "R-232",
}


@dataclass(frozen=True, slots=True)
class Plantetfeil:
    """One planted mistake: whose, on which claim, how many days and øre it is wrong by.

    `oere` is claimed minus rightful; negative when the kommune loses money.
    """

    slag: Feilslag
    ansattnummer: str
    krav: str
    dager: int
    oere: int

    def som_objekt(self) -> dict[str, str | int]:
        """For the truth file."""
        return {
            "slag": self.slag.value,
            "kontroll": KONTROLL[self.slag],
            "person": self.ansattnummer,
            "krav": self.krav,
            "dager": self.dager,
            "oere": self.oere,
        }
