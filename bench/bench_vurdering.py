"""How many person-years a second the explained assessment does on one core, with and without all steps.

The people are those of the mass benchmark, and the same with many more absences, as finished days and as
the messages a kommune has. Facts are made before the clock starts; nothing is kept from one round to the
next but the law.
"""

from __future__ import annotations

import gc
from datetime import date

from felles import heltall, maskin
from historier import avgjoer, lag_meldinger
from maaling import AAR, lag_kolonner, lag_personer, maal, vis
from tilgode.params import last
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import finn_arbeidsgiverperioder
from tilgode.rules.ytelser.sykepenger.dagklasse import klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.maksdato import beregn_maksdato
from tilgode.rules.ytelser.sykepenger.meldinger import Melding
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.values.tidslinje import Tidslinje

PERSONER = 2000
#: Absences in three years: most people, and those who are often away.
VANLIGE, TUNGE = 5.5, 10.3


def main() -> None:
    """Print the figures."""
    print(maskin())
    lov = last()
    for loep_per_person in (VANLIGE, TUNGE):
        personer = lag_personer(lag_kolonner(PERSONER, loep_per_person=loep_per_person))
        meldinger = [lag_meldinger(p) for p in personer]
        # the facts of all people lie there before the clock starts, and are no work for the collector
        gc.collect()
        gc.freeze()
        vis_personer(personer, meldinger, lov)
    vis_deler([p for p in personer if p.arbeidsgivere[0].tidslinje])


def vis_personer(
    personer: list[Personfakta], meldinger: list[list[list[Melding]]], lov: Lovparametre
) -> None:
    """The rates for some people."""
    personaar = len(personer) * AAR

    def vurder() -> int:
        return sum(vurder_refusjon(p, lov).refusjon_oere for p in _nye(personer))

    def med_steg() -> int:
        return sum(len(vurder_refusjon(p, lov).steg()) for p in _nye(personer))

    def fra_meldinger() -> int:
        par = zip(personer, meldinger, strict=True)
        return sum(vurder_refusjon(avgjoer(p, m, lov), lov).refusjon_oere for p, m in par)

    fravaer = sum(len(p.arbeidsgivere[0].tidslinje) for p in personer) / personaar
    print(f"{fravaer:.1f} fravær i året, {med_steg() / personaar:.0f} steg i året")
    vis("  steg på spørsmål: personår/s", heltall(personaar / maal(vurder)), "mål ≥ 10 000")
    vis("  med alle steg: personår/s", heltall(personaar / maal(med_steg)), "mål ≥ 2 000")
    vis("  fra meldinger, steg på spørsmål: personår/s", heltall(personaar / maal(fra_meldinger)))


def _nye(personer: list[Personfakta]) -> list[Personfakta]:
    """The same people with timelines that have not been looked at before."""
    for p in personer:
        linje = p.arbeidsgivere[0].tidslinje
        object.__setattr__(p.arbeidsgivere[0], "tidslinje", Tidslinje.fra_tall(linje.tall))
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
