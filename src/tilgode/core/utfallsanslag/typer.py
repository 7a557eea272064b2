"""What is asked, what speaks for an answer, and the inferred answer.

Border: plain values; no stored code of a claim is here, so that an inference cannot pass for a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class AntattUtfall(Enum):
    """What we think has become of a claim; none of these is an answer from Nav."""

    VENTER = "VENTER"
    TROLIG_AVSLAATT = "TROLIG_AVSLAATT"
    DELVIS_BETALT = "DELVIS_BETALT"
    UTBETALT_ANSATT = "UTBETALT_ANSATT"
    MOTREGNET = "MOTREGNET"
    UAVKLART = "UAVKLART"


class Hendelse(Enum):
    """What an open claim waits for: a first payment, the rest, or that Nav takes too much back."""

    BETALING = "BETALING"
    REST = "REST"
    TREKK = "TREKK"


class Bevistype(Enum):
    """A circumstance, other than time, that speaks for an outcome; what each is worth is `katalog`."""

    SOEKNAD_AVSLAATT = "SOEKNAD_AVSLAATT"
    PURRESVAR_AVSLAG = "PURRESVAR_AVSLAG"
    FORELDET = "FORELDET"
    DUBLETT_BETALT = "DUBLETT_BETALT"
    ETTER_SLUTT = "ETTER_SLUTT"
    SOEKNAD_MANGLER = "SOEKNAD_MANGLER"
    LOVEN_GIR_INGENTING = "LOVEN_GIR_INGENTING"
    INNTEKTSMELDING_MANGLER = "INNTEKTSMELDING_MANGLER"
    REFUSJON_OPPHOERT = "REFUSJON_OPPHOERT"
    SENERE_KRAV_BETALT = "SENERE_KRAV_BETALT"
    MOTTATT_ER_DET_LOVEN_GIR = "MOTTATT_ER_DET_LOVEN_GIR"
    TREKK_PAA_PERSONEN = "TREKK_PAA_PERSONEN"
    FORSLAG_PAA_KRAVET = "FORSLAG_PAA_KRAVET"
    FORSLAG_PAA_RESTEN = "FORSLAG_PAA_RESTEN"


@dataclass(frozen=True, slots=True)
class Bevis:
    """One circumstance, from the day it was there; `henvisning` names where it stands (a claim, a date).

    `til` is the day it was no longer there (a missing message came); such evidence tells how those fared
    that once looked like the claim asked about, and nothing of the claim now.
    """

    type: Bevistype
    fra: date
    henvisning: str = ""
    til: date | None = None

    def gjelder(self, dag: date | None) -> bool:
        """It is there on the day; still, when None."""
        if dag is None:
            return self.til is None
        return self.fra <= dag and (self.til is None or dag < self.til)


@dataclass(frozen=True, slots=True)
class Tilfelle:
    """A claim that waits, or has waited, for an event since `start`; `skjedde` is None when it has not come.

    `gruppe` is (ytelse, claim type): claims of one group wait alike.
    """

    krav: int
    hendelse: Hendelse
    gruppe: tuple[str, str]
    start: date
    skjedde: date | None
    bevis: tuple[Bevis, ...] = ()


@dataclass(frozen=True, slots=True)
class Utfallsanslag:
    """The inference on one open claim; probabilities in thousandths, the likeliest first, sum 1000.

    `bevis` is what speaks for the outcome (empty for VENTER and UAVKLART, which rest on time alone).
    """

    krav: int
    antatt: AntattUtfall
    promille: int
    fordeling: tuple[tuple[AntattUtfall, int], ...]
    bevis: tuple[Bevis, ...]
    andel_lengre_promille: int
    median_dager: int | None
    p90_dager: int | None
