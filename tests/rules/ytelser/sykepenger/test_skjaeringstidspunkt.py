"""Skjæringstidspunktet, ftrl. §§ 8-2, 8-28: one per unbroken sickness, all employers together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.dagbygging import fra_vektor, januar, rekke
from tests.rules.vektorlesing import alle_typer, periode, perioder, vektorer
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import (
    finn_skjaeringstidspunkter,
    skjaeringstidspunkt_for,
)
from tilgode.values.periode import Periode, fra_dager
from tilgode.values.tidslinje import Tidslinje


def iso(dag: Any) -> str | None:
    return dag.isoformat() if dag else None


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("skjaeringstidspunkt", "skjaeringstidspunkt"))
def test_vektor(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    linjer = [fra_vektor(runs) for runs in fakta["arbeidsgivere"]]
    funn = finn_skjaeringstidspunkter(linjer)
    if "alle" in ventet:
        assert list(funn) == perioder(ventet["alle"])
    else:
        fom = min(linje.periode.fom for linje in linjer if linje.periode)
        tom = max(linje.periode.tom for linje in linjer if linje.periode)
        soekt = periode(fakta["sokeperiode"]) if "sokeperiode" in fakta else Periode(fom, tom)
        assert iso(skjaeringstidspunkt_for(funn, soekt)) == ventet["skjaeringstidspunkt"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("skjaeringstidspunkt", "fra_inntektsmelding"))
def test_vektor_fra_inntektsmelding(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    """The employer's list: days between the listed ones are work; a sick note lies over the list."""
    agp, sykmelding = perioder(fakta["agp"]), periode(fakta["sykmelding"])
    listet = {dag for p in agp for dag in p}
    mellom = [d for d in Periode(agp[0].fom, agp[-1].tom) if d not in listet]
    liste = Tidslinje.av(
        *[(p, Dag(Dagtype.EGENMELDING)) for p in agp], *[(p, Dag(Dagtype.ARBEID)) for p in fra_dager(mellom)]
    )
    sykdom = Tidslinje.av((sykmelding, Dag(Dagtype.SYK)))
    funn = finn_skjaeringstidspunkter([sykdom.over(liste)])
    assert iso(skjaeringstidspunkt_for(funn, sykmelding)) == ventet["skjaeringstidspunkt"]


def test_ingen_type_er_glemt() -> None:
    assert alle_typer("skjaeringstidspunkt") == {"skjaeringstidspunkt", "fra_inntektsmelding"}


def test_taus_helg_bryter_ikke_men_taus_ukedag_gjoer() -> None:
    assert finn_skjaeringstidspunkter([rekke(("syk", 5), ("taus", 2), ("syk", 5))]) == (januar(1, 12),)
    assert finn_skjaeringstidspunkter([rekke(("syk", 5), ("taus", 3), ("syk", 5))]) == (
        januar(1, 7),
        januar(9, 13),
    )


def test_meldt_frisk_helg_bryter() -> None:
    funn = finn_skjaeringstidspunkter([rekke(("syk", 5), ("arbeid", 2), ("syk", 5))])
    assert [p.fom for p in funn] == [januar(1, 1).fom, januar(8, 8).fom]


def test_ferie_mellom_sykedager_beholder_datoen() -> None:
    assert finn_skjaeringstidspunkter([rekke(("syk", 5), ("ferie", 20), ("syk", 5))]) == (januar(1, 30),)


def test_arbeid_hos_en_bryter_ikke_sykdom_hos_en_annen() -> None:
    hos_a, hos_b = rekke(("syk", 20)), rekke(("arbeid", 20), ("syk", 5))
    assert finn_skjaeringstidspunkter([hos_a, hos_b]) == (januar(1, 25),)
    assert finn_skjaeringstidspunkter([hos_b]) == (januar(21, 25),)


def test_ingen_dager_ingen_skjaeringstidspunkt() -> None:
    assert finn_skjaeringstidspunkter([Tidslinje()]) == finn_skjaeringstidspunkter([]) == ()
    assert skjaeringstidspunkt_for((), januar(1, 2)) is None
