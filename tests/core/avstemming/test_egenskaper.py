"""What holds whatever comes in: no øre lost, order does not matter, the past stays."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tilgode.core.avstemming import Beslutning, Kravpost, Linje, avstem

DAG0 = date(2024, 1, 1)
YTELSER = ("SYKEPENGER", "SYKEPENGER_AGP", "OMSORGSPENGER")
beloep = st.sampled_from((100, 200, 300, 500, 1000))
datoer = st.integers(0, 400).map(lambda n: DAG0 + timedelta(days=n))


@st.composite
def perioder(draw):
    maaned = draw(st.integers(1, 6))
    start = date(2024, maaned, draw(st.sampled_from((1, 10, 17))))
    return start, start + timedelta(days=draw(st.sampled_from((0, 9, 13, 29, 44))))


@st.composite
def kravposter(draw, nummer):
    fom, tom = draw(perioder())
    ferie = draw(st.booleans()) and draw(st.booleans())
    senere = draw(st.lists(st.tuples(datoer, st.sampled_from((-100, -300, 100))), max_size=2))
    return Kravpost(
        id=nummer,
        orden=f"K{nummer:03d}",
        person=draw(st.integers(1, 2)),
        arbeidsforhold=draw(st.integers(1, 2)),
        ytelse="FERIEPENGER" if ferie else draw(st.sampled_from(YTELSER)),
        fom=fom,
        tom=tom,
        endringer=((draw(datoer), draw(beloep)), *senere),
        kravaar=2023 if ferie else 2024,
        underenhet=draw(st.sampled_from(("", "U1", "U2"))),
    )


@st.composite
def oppgjoerslinjer(draw, nummer):
    fom, tom = draw(perioder())
    kode = draw(st.sampled_from("4447ZHAQ"))
    ytelse = {"4": "SYKEPENGER", "7": "SYKEPENGER_AGP", "Z": "OMSORGSPENGER", "H": "FERIEPENGER"}
    dagen = draw(datoer)
    return Linje(
        id=nummer,
        orden=(dagen, f"R{dagen}", nummer),
        person=draw(st.sampled_from((1, 1, 2, None))),
        ytelse=ytelse.get(kode, ""),
        fom=None if kode == "A" else fom,
        tom=None if kode == "A" else tom,
        oere=draw(beloep) * draw(st.sampled_from((1, 1, 1, -1))),
        feriepenger_av="SYKEPENGER" if kode == "H" else "",
        kode=kode,
        underenhet=draw(st.sampled_from(("U1", "U2"))),
    )


@st.composite
def saker(draw):
    krav = [draw(kravposter(n)) for n in range(draw(st.integers(0, 6)))]
    linjer = [draw(oppgjoerslinjer(n)) for n in range(draw(st.integers(0, 9)))]
    return linjer, krav


def per_linje(utfall):
    sum_ = Counter()
    for treff in utfall.treff:
        sum_[treff.linje] += treff.oere
    for rest in utfall.rester:
        sum_[rest.linje] += rest.oere
    return sum_


@given(saker())
def test_hver_oere_er_koblet_eller_i_mellomregningen(sak):
    linjer, krav = sak
    samlet = per_linje(avstem(linjer, krav))
    assert all(samlet[linje.id] == linje.oere for linje in linjer)


@given(saker(), st.randoms(use_true_random=False))
def test_rekkefoelgen_av_linjer_og_krav_er_uten_betydning(sak, tilfeldig):
    linjer, krav = sak
    foer = avstem(linjer, krav)
    tilfeldig.shuffle(linjer)
    tilfeldig.shuffle(krav)
    assert avstem(linjer, krav) == foer


@given(saker(), datoer)
def test_senere_datoer_endrer_ikke_det_som_var(sak, skille):
    linjer, krav = sak
    tidlige = [linje for linje in linjer if linje.valutadato <= skille]
    kjente = [
        Kravpost(**{f: getattr(k, f) for f in k.__slots__} | {"endringer": til_da})
        for k in krav
        if (til_da := tuple(e for e in k.endringer if e[0] <= skille))
    ]
    foer = avstem(tidlige, kjente).treff
    etter = tuple(t for t in avstem(linjer, krav).treff if t.dato <= skille)
    assert foer == etter


@given(saker(), st.data())
def test_aa_oppheve_gir_pengene_tilbake_og_koblingen_kommer_ikke_igjen(sak, data):
    linjer, krav = sak
    foer = avstem(linjer, krav)
    if not foer.treff:
        return
    valgt = data.draw(st.sampled_from(foer.treff))
    opphevet = Beslutning(valgt.linje, valgt.krav, valgt.oere, valgt.dato, til=date(2026, 1, 1))
    etter = avstem(linjer, krav, [opphevet])
    samlet = per_linje(etter)
    assert all(samlet[linje.id] == linje.oere for linje in linjer)
    assert (valgt.linje, valgt.krav) not in {(t.linje, t.krav) for t in etter.treff if t.dato >= opphevet.til}


@given(saker(), st.data())
def test_aa_koble_for_haand_det_reglene_fant_endrer_ingenting_annet(sak, data):
    linjer, krav = sak
    foer = avstem(linjer, krav)
    if not foer.treff:
        return
    valgt = data.draw(st.sampled_from(foer.treff))
    etter = avstem(linjer, krav, [Beslutning(valgt.linje, valgt.krav, valgt.oere, valgt.dato)])
    samlet = per_linje(etter)
    for linje in linjer:
        egen = valgt.oere if linje.id == valgt.linje else 0
        assert samlet[linje.id] + egen == linje.oere


@given(saker())
def test_forslag_legger_ikke_beslag_paa_mer_enn_det_som_er_igjen(sak):
    linjer, krav = sak
    utfall = avstem(linjer, krav)
    rest = {r.linje: r.oere for r in utfall.rester}
    foreslaatt = Counter()
    for forslag in utfall.forslag:
        foreslaatt[forslag.linje] += forslag.oere
    assert all(abs(oere) <= abs(rest[linje]) for linje, oere in foreslaatt.items())
