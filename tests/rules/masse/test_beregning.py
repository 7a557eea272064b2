"""The mass executor says the same as the explained one, compiled or not. The law comes in as numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.dagbygging import rekke
from tilgode.params import last
from tilgode.rules.felles.telling import er_helgedag
from tilgode.rules.masse import koder, plasser
from tilgode.rules.masse.beregning import beregn
from tilgode.rules.masse.koder import DAGTYPER, KLASSER, Masseavslag, finn_hjemmel
from tilgode.rules.masse.kolonner import ALDRI, Massekolonner, Masseresultat
from tilgode.rules.masse.kompilering import kompiler
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Plassering
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Personfakta,
    Sykdomstidslinje,
)
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.values.kalender import er_helg, legg_til_aar, maaneder
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

LOV = last()
UNG = date(1985, 5, 17)
START = date(2019, 4, 1)


@dataclasses.dataclass(frozen=True)
class Tilfelle:
    """One employment: days, monthly income and refund in kroner, birth, death."""

    tidslinje: Sykdomstidslinje
    inntekt: int = 40_000
    krav: int = 40_000
    foedt: date = UNG
    doed: date | None = None


def kolonner(tilfeller: Sequence[Tilfelle]) -> Massekolonner:
    loep = [r for t in tilfeller for r in t.tidslinje]
    return Massekolonner(
        ptr=np.cumsum([0, *(len(t.tidslinje) for t in tilfeller)]),
        fom=np.array([r.fom.toordinal() for r in loep], dtype="i4"),
        tom=np.array([r.tom.toordinal() for r in loep], dtype="i4"),
        type=np.array([DAGTYPER.index(r.verdi.type) for r in loep], dtype="u1"),
        grad=np.array([int(r.verdi.grad) for r in loep], dtype="u1"),
        inntekt=np.array([t.inntekt * 1200 for t in tilfeller], dtype="i8"),
        krav=np.array([t.krav * 1200 for t in tilfeller], dtype="i8"),
        dag_67=np.array([legg_til_aar(t.foedt, 67).toordinal() for t in tilfeller], dtype="i4"),
        dag_70=np.array([legg_til_aar(t.foedt, 70).toordinal() for t in tilfeller], dtype="i4"),
        doed=np.array([t.doed.toordinal() if t.doed else ALDRI for t in tilfeller], dtype="i4"),
    )


def fakta(t: Tilfelle) -> Personfakta:
    periode = t.tidslinje.periode
    assert periode
    foer = Periode(periode.fom - timedelta(days=500), periode.tom)
    arbeidsgiver = Arbeidsgiverfakta(
        navn="a",
        tidslinje=t.tidslinje,
        loenn={m: Fraction(t.inntekt) for m in maaneder(foer)},
        refusjon=Tidslinje.av((foer, Fraction(t.krav))),
    )
    return Personfakta(t.foedt, (arbeidsgiver,), doedsdato=t.doed)


Dagsutfall = tuple[str, int, int, str]


def forklart(t: Tilfelle, lov: Lovparametre = LOV) -> tuple[dict[date, Dagsutfall], Any]:
    """Each known day by the explained executor: class, refund, to the person (øre), first reason."""
    vurdering = vurder_refusjon(fakta(t), lov)
    dager = {
        dag: (d.klasse.value, d.refusjon_oere, d.person_oere, d.avslag[0].name if d.avslag else "INGEN")
        for dag, d in vurdering.arbeidsgivere["a"].dager.dager()
        if t.tidslinje.verdi(dag) not in (None, Dag(Dagtype.UKJENT))
    }
    m = vurdering.maksdato
    return dager, None if m is None else (m.prognose.maksdato, m.prognose.gjenstaende, m.sak.forbrukt)


def i_masse(r: Masseresultat, p: int, tidslinje: Sykdomstidslinje) -> tuple[dict[date, Dagsutfall], Any]:
    """The same of person p in the columns."""
    dager: dict[date, Dagsutfall] = {}
    for i in range(r.ptr[p], r.ptr[p + 1]):
        for dag in Periode(date.fromordinal(int(r.fom[i])), date.fromordinal(int(r.tom[i]))):
            helg = er_helg(dag)
            klasse = KLASSER[int(r.helg[i] if helg else r.ukedag[i])].value
            avslag = Masseavslag(int(r.avslag[i])) if klasse == "X" else Masseavslag.INGEN
            penger = (0, 0) if helg else (int(r.refusjon[i]) * 100, int(r.person[i]) * 100)
            dager[dag] = (klasse, *penger, avslag.name)
    kjente = {d: v for d, v in dager.items() if tidslinje.verdi(d) != Dag(Dagtype.UKJENT)}
    if not r.maksdato[p]:
        return kjente, None
    return kjente, (date.fromordinal(int(r.maksdato[p])), int(r.gjenstaende[p]), int(r.forbrukt[p]))


def sammenlign(tilfeller: Sequence[Tilfelle], r: Masseresultat) -> None:
    for p, t in enumerate(tilfeller):
        dager, maksdato = i_masse(r, p, t.tidslinje)
        ventede_dager, ventet_maksdato = forklart(t)
        assert {d: _uten_ytelse(v) for d, v in ventede_dager.items()} == dager
        assert maksdato == ventet_maksdato


def _uten_ytelse(utfall: Dagsutfall) -> Dagsutfall:
    """The columns do not say which other benefit."""
    return (*utfall[:3], "ANDRE_YTELSER" if utfall[3].startswith("ANDRE_YTELSER") else utfall[3])


TYPER = (
    "syk",
    "syk",
    "syk",
    "syk",
    "egenmelding",
    "foreldet",
    "arbeid",
    "ferie",
    "permisjon",
    "annen_ytelse",
)


@st.composite
def tidslinjer(draw: st.DrawFn) -> Sykdomstidslinje:
    """Runs with holes between, degrees of many kinds, some long enough for maksdato."""
    fra = START + timedelta(days=draw(st.integers(0, 400)))
    loep = []
    for _ in range(draw(st.integers(1, 8))):
        hva = draw(st.sampled_from(TYPER))
        lengde = draw(st.one_of(st.integers(1, 20), st.integers(20, 420)))
        grad = draw(st.sampled_from([100, 100, 80, 50, 33, 20, 19]))
        loep += list(rekke((hva, lengde), fra=fra, grad=grad))
        fra += timedelta(days=lengde + draw(st.sampled_from([0, 0, 1, 2, 3, 15, 16, 17, 30, 200])))
    return Tidslinje(loep)


TILFELLER = st.builds(
    Tilfelle,
    tidslinje=tidslinjer(),
    inntekt=st.sampled_from([0, 4_000, 4_200, 15_000, 39_999, 52_345, 90_000]),
    krav=st.sampled_from([0, 4_000, 20_001, 90_000]),
    foedt=st.sampled_from([UNG, date(1953, 2, 11), date(1952, 2, 29), date(1950, 6, 1)]),
    doed=st.sampled_from([None, None, date(2020, 3, 14)]),
)


@given(st.lists(TILFELLER, min_size=1, max_size=4))
@settings(max_examples=150)
def test_forklart_og_masse_er_enige(tilfeller: list[Tilfelle]) -> None:
    sammenlign(tilfeller, beregn(kolonner(tilfeller), LOV, kompilert=False))


# --- machine code and plain Python ------------------------------------------------------------


def tilfeldige(antall: int, froe: int, loep: int) -> Massekolonner:
    """Many random persons with up to `loep` runs, three to ten years of them."""
    r = np.random.default_rng(froe)
    antall_loep = r.integers(0, loep + 1, antall)
    ptr = np.concatenate([[0], np.cumsum(antall_loep)])
    m = int(ptr[-1])
    steg = np.where(r.random(m) < 0.7, r.integers(0, 20, m), r.integers(0, 200, m))
    lengde = np.where(r.random(m) < 0.7, r.integers(1, 20, m), r.integers(1, 300, m))
    slutt = np.cumsum(steg + lengde)
    foerste = np.repeat(ptr[:-1], antall_loep)
    nullpunkt = np.concatenate([[0], slutt])[foerste]
    tom = START.toordinal() + slutt - nullpunkt
    inntekt = r.integers(0, 100_000_000, antall)
    foedt = START.toordinal() - r.integers(20 * 365, 70 * 365, antall)
    return Massekolonner(
        ptr=ptr,
        fom=tom - lengde + 1,
        tom=tom,
        type=r.integers(0, len(DAGTYPER), m),
        grad=r.choice([100, 100, 80, 50, 33, 20, 19, 0], m),
        inntekt=inntekt,
        krav=r.integers(0, 100_000_000, antall),
        dag_67=foedt + 67 * 365,
        dag_70=foedt + 70 * 365,
        doed=np.where(r.random(antall) < 0.05, START.toordinal() + r.integers(0, 2000, antall), ALDRI),
    )


def like(a: Masseresultat, b: Masseresultat) -> bool:
    return all(np.array_equal(getattr(a, f.name), getattr(b, f.name)) for f in dataclasses.fields(a))


def test_maskinkode_og_python_gir_det_samme() -> None:
    """Also tight rows of short runs, where the walks need most room."""
    for kol in (tilfeldige(1500, froe=1, loep=12), tilfeldige(60, froe=2, loep=150)):
        vanlig = beregn(kol, LOV, kompilert=False)
        assert like(vanlig, beregn(kol, LOV))
        if kompiler() is None:
            with pytest.raises(RuntimeError, match="numba"):
                beregn(kol, LOV, kompilert=True)
        else:
            assert like(vanlig, beregn(kol, LOV, kompilert=True))


def test_tallene_er_argumenter_ogsaa_for_maskinkoden() -> None:
    """The same machine code by another law gives another answer: nothing is baked in."""
    syk = [Tilfelle(rekke(("syk", 60)))]
    vanlig, kort = beregn(kolonner(syk), LOV), beregn(kolonner(syk), _med(maks_dager=10, agp_dager=3))
    assert (int(vanlig.forbrukt[0]), int(kort.forbrukt[0])) == (32, 10)
    assert kort.tom[0] - kort.fom[0] == 2


def _med(**verdier: int) -> Lovparametre:
    """The law with other numbers."""
    linjer = dict(LOV.linjer)
    for navn, verdi in verdier.items():
        linjer[navn] = [dataclasses.replace(linje, verdi=verdi) for linje in linjer[navn]]
    return Lovparametre(linjer, LOV.grunnbeloep)


def test_dag_for_dag_er_det_samme_som_loep() -> None:
    hel = tilfeldige(200, froe=3, loep=6)
    dager = _enkeltdager(hel)
    a, b = beregn(hel, LOV), beregn(dager, LOV)
    assert np.array_equal(a.maksdato, b.maksdato)
    assert np.array_equal(a.forbrukt, b.forbrukt)
    assert [_dager(a, p) for p in range(200)] == [_dager(b, p) for p in range(200)]


def _enkeltdager(kol: Massekolonner) -> Massekolonner:
    lengde = kol.tom - kol.fom + 1
    slutt = np.cumsum(lengde)
    dager = np.arange(int(slutt[-1])) - np.repeat(slutt - lengde, lengde) + np.repeat(kol.fom, lengde)
    return dataclasses.replace(
        kol,
        ptr=np.concatenate([[0], slutt])[kol.ptr],
        fom=dager,
        tom=dager,
        type=np.repeat(kol.type, lengde),
        grad=np.repeat(kol.grad, lengde),
    )


def _dager(r: Masseresultat, p: int) -> list[tuple[int, ...]]:
    """What each day is: of a weekend only its class, since reason and money are the weekdays'."""
    dager = []
    for i in range(r.ptr[p], r.ptr[p + 1]):
        ukedag = tuple(int(k[i]) for k in (r.ukedag, r.avslag, r.regel, r.grad, r.refusjon, r.person))
        for dag in range(r.fom[i], r.tom[i] + 1):
            dager.append((dag, int(r.helg[i])) if er_helgedag(dag) else (dag, *ukedag))
    return dager


# --- the law in columns --------------------------------------------------------------------------


def en(tidslinje: Sykdomstidslinje, **annet: Any) -> Masseresultat:
    return beregn(kolonner([Tilfelle(tidslinje, **annet)]), LOV, kompilert=False)


def test_16_dager_gir_ingen_refusjon_17_gjoer() -> None:
    mandag = date(2021, 3, 1)
    assert int(en(rekke(("syk", 16), fra=mandag)).refusjon.sum()) == 0
    # 40 000 a month is 480 000 a year, 1/260 a day, in whole kroner
    assert en(rekke(("syk", 17), fra=mandag)).refusjon.tolist() == [0, 1846]


def test_taket_er_grunnbeloepet_paa_skjaeringstidspunktet() -> None:
    foer, etter = (
        en(rekke(("syk", 20), fra=date(2021, 4, dag)), inntekt=90_000, krav=90_000) for dag in (30, 29)
    )
    assert int(foer.refusjon.max()) == int(etter.refusjon.max()) == 2339  # 6 * 101 351 / 260
    ny = en(rekke(("syk", 20), fra=date(2021, 5, 3)), inntekt=90_000, krav=90_000)
    assert int(ny.refusjon.max()) == 2455  # 6 * 106 399 / 260


def test_hver_rad_har_hjemmel() -> None:
    r = beregn(tilfeldige(6000, froe=4, loep=14), LOV)
    rader = {(int(a), int(b)) for a, b in zip(r.regel, r.avslag, strict=True)}
    assert {a for _, a in rader} == set(Masseavslag)
    for regel, avslag in rader:
        assert str(finn_hjemmel(regel, avslag)).startswith("ftrl. §")
        assert str(finn_hjemmel(regel, avslag, helg=True)).startswith("ftrl. §")
    syk = DAGTYPER.index(Dagtype.SYK) * len(Plassering)
    assert str(finn_hjemmel(syk + Plassering.ETTER, 0)) == "ftrl. § 8-17 første ledd"
    assert str(finn_hjemmel(syk + Plassering.ETTER, 0, helg=True)) == "ftrl. § 8-11"
    assert str(finn_hjemmel(syk + Plassering.ETTER, Masseavslag.SYKEPENGEDAGER_OPPBRUKT)) == (
        "ftrl. § 8-12 første ledd"
    )


def test_avslagene_heter_det_samme_som_i_forklart() -> None:
    egne = {a.name for a in Masseavslag} - {"INGEN", "ANDRE_YTELSER"}
    assert egne <= {a.name for a in Avslag}


def test_regler_og_lov_har_sine_felt() -> None:
    assert len(koder.lag_regler()) == koder.REGELFELT * len(DAGTYPER) * len(Plassering)
    lov = koder.lag_lov(LOV, date(2020, 1, 1), date(2022, 12, 31))
    fra = [date.fromordinal(dag) for dag in lov[koder.LOV_FRA :: koder.LOVFELT]]
    assert fra[0] == date(2020, 1, 1)
    assert date(2020, 9, 21) in fra
    assert fra == sorted(fra)
    assert plasser.PERSONFELT == plasser.DOED + 1
    assert ALDRI == maksdato_kjerne.ALDRI


# --- bad columns ------------------------------------------------------------------------------------


def feil(**endret: Any) -> None:
    dataclasses.replace(kolonner([Tilfelle(rekke(("syk", 5), ("taus", 3), ("syk", 5)))]), **endret)


@pytest.mark.parametrize(
    ("endret", "melding"),
    [
        ({"grad": [100]}, "ulik lengde"),
        ({"krav": [1, 2]}, "ulik lengde"),
        ({"ptr": np.array([0, 3])}, "utenfor løpene"),
        ({"ptr": np.array([1, 2])}, "utenfor løpene"),
        ({"tom": np.array([1, 2])}, "slutter før"),
        ({"fom": np.array([737000, 737000]), "tom": np.array([737009, 737009])}, "overlapper"),
    ],
)
def test_kolonner_som_ikke_passer_nektes(endret: dict[str, Any], melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        feil(**endret)


def test_loep_hos_ulike_personer_kan_overlappe() -> None:
    assert beregn(kolonner([Tilfelle(rekke(("syk", 5)))] * 2), LOV).ptr.tolist() == [0, 1, 2]


def test_ingen_personer_og_personer_uten_loep() -> None:
    assert beregn(kolonner([]), LOV).ptr.tolist() == [0]
    tom = beregn(kolonner([Tilfelle(Tidslinje())]), LOV)
    assert (tom.ptr.tolist(), tom.maksdato.tolist()) == ([0, 0], [0])
    blandet = beregn(
        kolonner([Tilfelle(Tidslinje()), Tilfelle(rekke(("syk", 3))), Tilfelle(Tidslinje())]), LOV
    )
    assert blandet.ptr.tolist() == [0, 0, 1, 1]
