"""How many person-years a second the explained assessment does on one core, with and without all steps.

The people are those of the mass benchmark. Facts are made before the clock starts; nothing is kept
from one round to the next but the law.
"""

from __future__ import annotations

import gc
from datetime import date

from felles import heltall, maskin
from maaling import AAR, lag_kolonner, lag_personer, maal, vis
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import finn_arbeidsgiverperioder
from tilgode.rules.ytelser.sykepenger.dagklasse import klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.maksdato import beregn_maksdato
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.values.tidslinje import Tidslinje

PERSONER = 2000


def main() -> None:
    """Print the figures."""
    print(maskin())
    lov = last()
    personer = lag_personer(lag_kolonner(PERSONER))
    personaar = PERSONER * AAR
    # the facts of all people lie there before the clock starts, and are no work for the collector
    gc.collect()
    gc.freeze()

    def vurder() -> int:
        return sum(vurder_refusjon(p, lov).refusjon_oere for p in _nye(personer))

    def med_steg() -> int:
        return sum(len(vurder_refusjon(p, lov).steg()) for p in _nye(personer))

    vis("forklart vurdering, steg på spørsmål: personår/s", heltall(personaar / maal(vurder)), "mål ≥ 10 000")
    antall = med_steg() / personaar
    vis(
        f"med alle steg ({antall:.0f} i året): personår/s", heltall(personaar / maal(med_steg)), "mål ≥ 2 000"
    )
    vis_deler([p for p in personer if p.arbeidsgivere[0].tidslinje])


def _nye(personer: list[Personfakta]) -> list[Personfakta]:
    """The same people with timelines that have not been looked at before."""
    for p in personer:
        linje = p.arbeidsgivere[0].tidslinje
        object.__setattr__(p.arbeidsgivere[0], "tidslinje", Tidslinje.fra_sortert(linje.loep))
    return personer


def vis_deler(personer: list[Personfakta]) -> None:
    """Where the time goes: the counting rules one by one."""
    verdier = last().paa(date(2022, 1, 1))
    linjer = [p.arbeidsgivere[0].tidslinje for p in personer]
    talte = [finn_arbeidsgiverperioder(linje, verdier) for linje in linjer]
    klasser = [klassifiser(linje, t) for linje, t in zip(linjer, talte, strict=True)]
    arbeid = {
        "arbeidsgiverperiode": lambda: [finn_arbeidsgiverperioder(linje, verdier) for linje in linjer],
        "dagklasse": lambda: [klassifiser(linje, t) for linje, t in zip(linjer, talte, strict=True)],
        "skjæringstidspunkt": lambda: [finn_skjaeringstidspunkter([linje]) for linje in linjer],
        "maksdato": lambda: [beregn_maksdato([k], date(1980, 1, 1), None, verdier) for k in klasser],
    }
    for navn, gjoer in arbeid.items():
        vis(f"  {navn}: µs per personår", f"{maal(gjoer) * 1e6 / (AAR * len(personer)):.1f}")


if __name__ == "__main__":
    main()
