"""Each case through `tilgode samsvar`, line by line as from the shell, compared field by field."""

import gzip
import io
import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tilgode import params
from tilgode.cli import samsvar
from tilgode.values.beloep import rund_halv_opp

ORAKEL = Path(__file__).parents[3] / "shared" / "vektorer" / "orakel"
#: What the form has and a whole-timeline engine does not give: one vedtaksperiode at a time.
UTEN = {
    "agp": {"vp"},
    "maksdato": {"vp", "samlet"},
    "betaling": set(),
    "okonomi": set(),
    "feriepenger": set(),
}
ANTALL = {"agp": 6000, "maksdato": 3000, "betaling": 1500, "okonomi": 10000, "feriepenger": 1200}
#: The form writes doubles; the engine is exact. No two answers of the form lie so close.
TOLERANSE = 1e-6


def likt(fasit: Any, svar: Any) -> bool:
    if isinstance(fasit, float) or isinstance(svar, float):
        return abs(fasit - svar) < TOLERANSE
    if isinstance(fasit, dict):
        return fasit.keys() == svar.keys() and all(likt(fasit[k], svar[k]) for k in fasit)
    if isinstance(fasit, list):
        return len(fasit) == len(svar) and all(map(likt, fasit, svar))
    return bool(fasit == svar)


@pytest.mark.parametrize("slag", sorted(ANTALL))
def test_alle_tilfeller_stemmer(slag: str) -> None:
    linjer = _linjer(slag)
    ut, feilut = io.StringIO(), io.StringIO()
    assert samsvar.kjoer(slag, linjer, ut, feilut) == 0, feilut.getvalue()[:2000]
    svar = [json.loads(linje) for linje in ut.getvalue().splitlines()]
    assert len(svar) == len(linjer) == ANTALL[slag]
    ulike = []
    for linje, mitt in zip(linjer, svar, strict=True):
        sak = json.loads(linje)
        fasit = {k: v for k, v in sak["ut"].items() if k not in UTEN[slag]}
        assert mitt["id"] == sak["id"]
        ulike += [(sak["id"], k) for k in fasit if not likt(fasit[k], mitt["ut"].get(k))]
    assert ulike == []


def _linjer(fil: str) -> list[str]:
    return gzip.decompress((ORAKEL / f"{fil}.jsonl.gz").read_bytes()).decode("utf-8").splitlines()


@pytest.mark.parametrize("linje", _linjer("grunnbelop") if ORAKEL.exists() else [])
def test_hver_endring_av_grunnbeloepet(linje: str) -> None:
    tabell, fasit = params.last().grunnbeloep, json.loads(linje)
    if "ar" in fasit:
        assert tabell.snitt(fasit["ar"]) == fasit["snittG"]
        return
    dag = date.fromisoformat(fasit["fra"])
    assert tabell.paa(dag) == fasit["G"]
    assert tabell.paa(dag, date.max) == fasit["G_etterbetalt"]
    assert 6 * tabell.paa(dag) == fasit["seksG"]
    assert rund_halv_opp(Fraction(6 * tabell.paa(dag), 260)) == fasit["seksG_dagsats"]
    assert Fraction(tabell.gulv_paa(dag), 2) == Fraction(str(fasit["halvG_minsteinntekt"]))
    assert 2 * tabell.gulv_paa(dag) == fasit["toG_minsteinntekt"]
