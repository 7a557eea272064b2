"""The controls as data: requirement, provisions, which way the money goes, and whether a claim may be sent.

A finding that stops (`sperrer`) keeps a claim from being sent until somebody has corrected it or said why it
is right. Border: data only; the words are in the report's catalogue under the control's code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tilgode.core.kontroll.typer import Kontrollkode
from tilgode.values.hjemmel import Hjemmel


class Retning(Enum):
    """Claimed too much, too little, or claimed and in danger of not being paid."""

    FOR_MYE = "FOR_MYE"
    FOR_LITE = "FOR_LITE"
    I_FARE = "I_FARE"


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One control: the requirement it meets, and the law behind."""

    kode: Kontrollkode
    krav: tuple[str, ...]
    hjemler: tuple[Hjemmel, ...]
    retning: Retning
    sperrer: bool


_M, _L, _F = Retning.FOR_MYE, Retning.FOR_LITE, Retning.I_FARE
_REFUSJON = Hjemmel("ftrl", "22-3")
_FORELDELSE = Hjemmel("ftrl", "22-13")
_GRUNNLAG = Hjemmel("ftrl", "8-28")

KONTROLLER: dict[Kontrollkode, Kontroll] = {
    k.kode: k
    for k in (
        Kontroll(Kontrollkode.DUBLETT, ("R-223", "R-060"), (_REFUSJON,), _M, True),
        Kontroll(Kontrollkode.ETTER_SLUTT, ("R-224",), (_REFUSJON,), _M, True),
        Kontroll(Kontrollkode.ETTER_MAKSDATO, ("R-226",), (Hjemmel("ftrl", "8-12"),), _M, True),
        Kontroll(Kontrollkode.FERIE, ("R-225",), (Hjemmel("ferieloven", "9"),), _M, True),
        Kontroll(Kontrollkode.OVERKRAV, ("R-231",), (Hjemmel("ftrl", "8-17"), _REFUSJON), _M, True),
        Kontroll(Kontrollkode.FEIL_YTELSE, ("R-231",), (_REFUSJON,), _M, True),
        Kontroll(Kontrollkode.GRUNNLAG, ("R-230",), (_GRUNNLAG,), _L, False),
        Kontroll(Kontrollkode.SENT_FRAVAER, ("R-021", "R-221"), (_FORELDELSE,), _L, False),
        Kontroll(Kontrollkode.KRAV_MANGLER, ("R-220",), (_FORELDELSE,), _L, False),
        Kontroll(Kontrollkode.FRITAK_IKKE_BRUKT, ("R-241",), (Hjemmel("ftrl", "8-20"),), _L, False),
        Kontroll(Kontrollkode.UNDERKRAV, ("R-220",), (_REFUSJON,), _L, False),
        Kontroll(Kontrollkode.SOEKNAD_MANGLER, ("R-222",), (_FORELDELSE,), _F, False),
        Kontroll(Kontrollkode.KRAV_FOR_SENT, ("R-228",), (_FORELDELSE,), _F, False),
    )
}
#: The control that asks for each cause of a claim for too much; other causes are OVERKRAV.
_AV_AARSAK = {
    "DOBBELTREGISTRERT": Kontrollkode.DUBLETT,
    "ETTER_SLUTT": Kontrollkode.ETTER_SLUTT,
    "MAKSDATO": Kontrollkode.ETTER_MAKSDATO,
    "FERIE_I_PERIODEN": Kontrollkode.FERIE,
    "FEIL_YTELSE": Kontrollkode.FEIL_YTELSE,
}


def kontroll_av(aarsak: str) -> Kontrollkode:
    """The control a cause of over-claim belongs to."""
    return _AV_AARSAK.get(aarsak, Kontrollkode.OVERKRAV)
