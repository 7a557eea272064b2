"""What keeps a claim from being sent, as the sentence the user gets (R-223, R-224, R-231).

Border: words only; what stops is said in `core.kontroll.liste`.
"""

from __future__ import annotations

from datetime import date

from tilgode.apps.kontroll.queries import Kontrollrad, sperrende
from tilgode.apps.krav.models import Krav
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.params.formatering import Spraak, kr


def beskriv_sperrer(krav: Krav, dag: date, spraak: Spraak = "nb") -> str:
    """The findings with kroner, empty when the claim may be sent."""
    return "; ".join(_beskriv(rad, spraak) for rad in sperrende(krav, dag))


def _beskriv(rad: Kontrollrad, spraak: Spraak) -> str:
    navn = aarsaksnavn(spraak)[rad.funn.aarsak]
    annet = dict(rad.funn.fakta).get("annet_krav")
    return f"{navn}, {kr(rad.aapent_oere, spraak)}" + (f" ({annet})" if annet else "")
