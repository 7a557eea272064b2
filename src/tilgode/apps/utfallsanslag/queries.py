"""The inference on every open claim, at a date and as known at a moment, beside own waiting times.

Border: reads only, stores nothing; the words are `params.utfallstekster`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.utfallsanslag.opplysninger import les_opplysninger
from tilgode.apps.utfallsanslag.tilfeller import Saksbygger
from tilgode.apps.ventetid.forloep import Kravforloep, les_forloep
from tilgode.apps.ventetid.overlevelse import estimer
from tilgode.core.utfallsanslag import Utfallsanslag, anslaa, tilpass
from tilgode.params.normtider import norm_for


@dataclass(frozen=True, slots=True)
class Kravanslag:
    """An open claim with its facts, and apart from them the inference. Amounts in øre, days calendar days."""

    krav_id: int
    krav: str
    person_id: int
    ytelse: str
    fom: date
    tom: date
    sendt: date
    dager: int
    krevd_oere: int
    mottatt_oere: int
    utestaaende_oere: int
    ytre_grense_dager: int | None
    anslag: Utfallsanslag

    @property
    def over_grensen(self) -> bool:
        """True when it has waited longer than the outer limit for its ytelse."""
        return self.ytre_grense_dager is not None and self.dager > self.ytre_grense_dager


def anslag(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None = None, krav_id: int | None = None
) -> list[Kravanslag]:
    """The inference on each open claim (or on one), the largest outstanding amount first.

    The model is own history up to `per`, so that one claim costs as much as all. Raises ManglerBibliotek
    without scipy.
    """
    forloep = les_forloep(arbeidsgiver, per, kjent)
    opplysninger = les_opplysninger(arbeidsgiver, per, kjent, {f.person_id for f in forloep})
    alle, aapne = Saksbygger(forloep, opplysninger, per).bygg()
    modell = tilpass(alle, per, estimer) if alle else None
    funnet = [
        _rad(f, per, anslaa(aapne[f.krav_id], modell, per))
        for f in forloep
        if modell is not None and f.krav_id in aapne and krav_id in (None, f.krav_id)
    ]
    return sorted(funnet, key=lambda r: (-abs(r.utestaaende_oere), r.krav))


def _rad(f: Kravforloep, per: date, anslag_: Utfallsanslag) -> Kravanslag:
    norm = norm_for(f.ytelse, f.sendt)
    return Kravanslag(
        f.krav_id,
        f.referanse,
        f.person_id,
        f.ytelse,
        f.fom,
        f.tom,
        f.sendt,
        max(0, (per - f.sendt).days),
        f.krevd_oere + f.justert_oere,
        f.mottatt_oere,
        f.utestaaende_oere,
        norm.ytre_grense_dager if norm else None,
        anslag_,
    )
