"""The transition table of a claim: status x action -> status, with the conditions and the button.

A status says how far the claim has come with Nav. What has been paid is not a status: it is the sum of
movements. A closed claim may be opened again, since Nav may take money back on it later (R-250).
Border: data and its types; reading the table is in `sjekk`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Status(Enum):
    """Where a claim stands."""

    REGISTRERT = "REGISTRERT"
    SENDT = "SENDT"
    KVITTERT = "KVITTERT"
    AVSLAG = "AVSLAG"
    LUKKET = "LUKKET"


class Handling(Enum):
    """What a person may do with a claim."""

    SEND = "SEND"
    KVITTER = "KVITTER"
    AVSLAA = "AVSLAA"
    KLAG = "KLAG"
    LUKK = "LUKK"
    GJENAAPNE = "GJENAAPNE"


@dataclass(frozen=True, slots=True)
class Sak:
    """What the conditions may look at: `dag` is the day of the action, `frist` the law's last day.

    `kontrollfunn` names what the controls have found wrong with the claim, for the user; empty when nothing.
    """

    status: Status
    utestaaende_oere: int
    dag: date
    tom: date
    frist: date | None = None
    notat: str = ""
    kontrollfunn: str = ""


@dataclass(frozen=True, slots=True)
class Vilkaar:
    """A condition and the sentence a user gets when it does not hold; it may name `{kontrollfunn}`."""

    navn: str
    holder: Callable[[Sak], bool]
    melding: str


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row of the table."""

    fra: tuple[Status, ...]
    handling: Handling
    til: Status
    knapp: str
    vilkaar: tuple[Vilkaar, ...] = ()


PERIODEN_ER_BEGYNT = Vilkaar(
    "PERIODEN_ER_BEGYNT",
    lambda sak: sak.dag >= sak.tom.replace(day=1),
    "Kravet gjelder en framtidig måned og kan ikke sendes ennå.",
)
INNEN_FRISTEN = Vilkaar(
    "INNEN_FRISTEN",
    lambda sak: sak.frist is None or sak.dag <= sak.frist or bool(sak.notat),
    "Fristen for å kreve refusjon er ute. Skriv et notat om hvorfor kravet likevel skal sendes.",
)
UTEN_KONTROLLFUNN = Vilkaar(
    "UTEN_KONTROLLFUNN",
    lambda sak: not sak.kontrollfunn,
    "Kontrollen har funnet feil ved kravet: {kontrollfunn}. Rett kravet, eller vurder funnet som riktig "
    "med et notat, før kravet sendes.",
)
GJORT_OPP = Vilkaar(
    "GJORT_OPP",
    lambda sak: sak.utestaaende_oere == 0,
    "Kravet har et utestående beløp. Koble betalingen, juster eller avskriv før kravet lukkes.",
)
BEGRUNNET = Vilkaar(
    "BEGRUNNET",
    lambda sak: bool(sak.notat.strip()),
    "Skriv et notat med begrunnelsen.",
)

OVERGANGER: tuple[Overgang, ...] = (
    Overgang(
        (Status.REGISTRERT,),
        Handling.SEND,
        Status.SENDT,
        "Send kravet",
        (PERIODEN_ER_BEGYNT, INNEN_FRISTEN, UTEN_KONTROLLFUNN),
    ),
    Overgang((Status.SENDT,), Handling.KVITTER, Status.KVITTERT, "Registrer kvittering"),
    Overgang(
        (Status.SENDT, Status.KVITTERT),
        Handling.AVSLAA,
        Status.AVSLAG,
        "Registrer avslag",
        (BEGRUNNET,),
    ),
    Overgang((Status.AVSLAG,), Handling.KLAG, Status.SENDT, "Send klage", (BEGRUNNET,)),
    Overgang(
        (Status.REGISTRERT, Status.SENDT, Status.KVITTERT, Status.AVSLAG),
        Handling.LUKK,
        Status.LUKKET,
        "Lukk kravet",
        (GJORT_OPP,),
    ),
    Overgang((Status.LUKKET,), Handling.GJENAAPNE, Status.SENDT, "Åpne kravet igjen", (BEGRUNNET,)),
)
