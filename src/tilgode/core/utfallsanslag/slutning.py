"""From a waiting claim and the model to the inference: Bayes over two possibilities, it comes or it never does.

The longer a claim has waited compared with those that were answered, the likelier it never will be; the
evidence says how likely that was to begin with. Border: pure.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tilgode.core.utfallsanslag.katalog import AV_TYPE, styrke
from tilgode.core.utfallsanslag.modell import Modell, sterkeste
from tilgode.core.utfallsanslag.typer import AntattUtfall, Bevis, Hendelse, Tilfelle, Utfallsanslag
from tilgode.values.beloep import rund_halv_opp

HELE = 1000
#: Nothing inferred is said to be certain.
MINST, HOEYST = 5, 995
_KOMMER = {
    Hendelse.BETALING: AntattUtfall.VENTER,
    Hendelse.REST: AntattUtfall.VENTER,
    Hendelse.TREKK: AntattUtfall.MOTREGNET,
}
_ALDRI_UTEN_BEVIS = {
    Hendelse.BETALING: AntattUtfall.UAVKLART,
    Hendelse.REST: AntattUtfall.DELVIS_BETALT,
    Hendelse.TREKK: AntattUtfall.UAVKLART,
}


def anslaa(tilfelle: Tilfelle, modell: Modell, per: date) -> Utfallsanslag:
    """The inference on a claim whose event has not come by `per`."""
    bevis = sterkeste(tilfelle)
    dager = max(0, (per - tilfelle.start).days)
    lengre = modell.andel_som_venter_lengre(tilfelle.hendelse, tilfelle.gruppe, dager)
    aldri = _promille(modell.andel_aldri(tilfelle, bevis, dager))
    fordeling = _fordeling(tilfelle.hendelse, bevis, aldri)
    antatt, promille = fordeling[0]
    kurve = modell.kurve(tilfelle.hendelse, tilfelle.gruppe)
    return Utfallsanslag(
        tilfelle.krav,
        antatt,
        promille,
        fordeling,
        _taler_for(tilfelle) if antatt is not _KOMMER[tilfelle.hendelse] else (),
        rund_halv_opp(lengre * HELE),
        kurve.persentil_av_besvarte(50),
        kurve.persentil_av_besvarte(90),
    )


def _taler_for(tilfelle: Tilfelle) -> tuple[Bevis, ...]:
    """The evidence about this event, the strongest first."""
    om = (b for b in tilfelle.bevis if AV_TYPE[b.type].hendelse is tilfelle.hendelse and b.gjelder(None))
    return tuple(sorted(om, key=lambda b: styrke(b.type)))


def _promille(andel: Fraction) -> int:
    """Thousandths, never quite none or all."""
    return min(HOEYST, max(MINST, rund_halv_opp(andel * HELE)))


def _fordeling(hendelse: Hendelse, bevis: Bevis | None, aldri: int) -> tuple[tuple[AntattUtfall, int], ...]:
    """It comes, it never does for the reason the evidence points at, or for another; without those of 0."""
    deler = {_KOMMER[hendelse]: HELE - aldri}
    if bevis is None:
        deler[_ALDRI_UTEN_BEVIS[hendelse]] = aldri
    else:
        kunnskap = AV_TYPE[bevis.type]
        rett = rund_halv_opp(Fraction(aldri * kunnskap.rett_promille, HELE))
        deler[AntattUtfall.UAVKLART] = aldri - rett
        deler[kunnskap.peker_paa] = deler.get(kunnskap.peker_paa, 0) + rett
    return tuple(sorted(((u, p) for u, p in deler.items() if p), key=lambda par: -par[1]))
