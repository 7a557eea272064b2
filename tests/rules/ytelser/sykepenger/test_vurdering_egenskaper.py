"""What must hold for every history, whatever it is (property tests)."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.ytelser.sykepenger.hjelp_vurdering import ALLTID, PARAMETRE, arbeidsgiver, person
from tilgode.params.formatering import SPRAAK
from tilgode.params.tekster import vis_steg
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype, Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_spor import DAGSBELOEP
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

START = date(2021, 1, 4)
TYPER = (
    Dagtype.SYK,
    Dagtype.SYK,
    Dagtype.SYK,
    Dagtype.EGENMELDING,
    Dagtype.FERIE,
    Dagtype.PERMISJON,
    Dagtype.ARBEID,
    Dagtype.FORELDET,
    Dagtype.ARBEID_IKKE_GJENOPPTATT,
)


@st.composite
def tidslinjer(trekk: st.DrawFn) -> list[Loep[Dag]]:
    dag = START + timedelta(days=trekk(st.integers(0, 40)))
    loep = []
    for _ in range(trekk(st.integers(1, 6))):
        tom = dag + timedelta(days=trekk(st.integers(0, 60)))
        type_ = trekk(st.sampled_from(TYPER))
        grad = Fraction(trekk(st.integers(1, 100))) if type_ is Dagtype.SYK else Fraction(100)
        loep.append(Loep(Periode(dag, tom), Dag(type_, grad)))
        dag = tom + timedelta(days=trekk(st.integers(1, 40)))
    return loep


@st.composite
def arbeidsgivere(trekk: st.DrawFn, navn: str = "a1") -> Arbeidsgiverfakta:
    inntekt = trekk(st.integers(2_000, 120_000))
    krav = trekk(st.one_of(st.just(inntekt), st.integers(0, 150_000)))
    return arbeidsgiver(*trekk(tidslinjer()), navn=navn, inntekt=inntekt, krav=krav)


@st.composite
def personer(trekk: st.DrawFn) -> Personfakta:
    antall = trekk(st.integers(1, 3))
    alle = [trekk(arbeidsgivere(f"a{i}")) for i in range(1, antall + 1)]
    foedt = trekk(st.dates(date(1948, 1, 1), date(2000, 1, 1)))
    return person(*alle, foedt=foedt)


def vurder(fakta: Personfakta) -> Vurdering:
    return vurder_refusjon(fakta, PARAMETRE)


@given(personer())
def test_loep_og_dager_sier_det_samme(fakta: Personfakta) -> None:
    for fakta_a, vurdert in zip(fakta.arbeidsgivere, vurder(fakta).arbeidsgivere.values(), strict=True):
        dager = dict(vurdert.dager.dager())
        hele = fakta_a.tidslinje.periode
        assert hele is not None
        assert list(dager) == list(hele)
        for dag, verdi in dager.items():
            loep = vurdert.finn_loep(dag)
            assert loep is not None
            assert verdi == (loep.helg if er_helg(dag) else loep.ukedag)
        assert vurdert.refusjon_oere == sum(verdi.refusjon_oere for verdi in dager.values())


@given(personer())
def test_ingen_penger_i_helgen_eller_paa_dager_nav_ikke_betaler(fakta: Personfakta) -> None:
    for vurdert in vurder(fakta).arbeidsgivere.values():
        for dag, verdi in vurdert.dager.dager():
            if er_helg(dag) or verdi.klasse is not Dagklasse.NAV:
                assert (verdi.refusjon_oere, verdi.person_oere) == (0, 0)


@given(personer())
def test_refusjonen_er_aldri_over_inntekt_krav_eller_6_g(fakta: Personfakta) -> None:
    """Half a krone of rounding is the only excess, for each employer and day."""
    v = vurder(fakta)
    halv = 50
    for grunnlag in v.grunnlag:
        tak = Fraction(grunnlag.tak, 260) * 100
        per_dag: dict[date, int] = {}
        for fakta_a, vurdert in zip(fakta.arbeidsgivere, v.arbeidsgivere.values(), strict=True):
            inntekt = grunnlag.inntekt(fakta_a.navn) / 260 * 100
            krav = (fakta_a.refusjon.verdi(START) or Fraction(0)) * 12 / 260 * 100
            for dag, verdi in vurdert.dager.dager():
                stykke = v.finn_stykke(dag.toordinal())
                if stykke is None or stykke.skjaeringstidspunkt != grunnlag.skjaeringstidspunkt:
                    continue
                assert verdi.refusjon_oere <= min(inntekt, krav) * verdi.grad / 100 + halv
                per_dag[dag] = per_dag.get(dag, 0) + verdi.refusjon_oere + verdi.person_oere
        assert all(sum_ <= tak + 2 * halv * len(fakta.arbeidsgivere) for sum_ in per_dag.values())


@given(arbeidsgivere(), st.integers(100, 400), st.integers(0, 60))
def test_et_senere_fravaer_endrer_ikke_tidligere_dager(
    fakta_a: Arbeidsgiverfakta, avstand: int, lengde: int
) -> None:
    """A new absence beyond every gap rule leaves what was decided before it as it was."""
    siste = fakta_a.tidslinje.loep[-1].tom
    fom = siste + timedelta(days=avstand)
    senere = Loep(Periode(fom, fom + timedelta(days=lengde)), Dag(Dagtype.SYK))
    flere = arbeidsgiver(*fakta_a.tidslinje.loep, senere, loenn=fakta_a.loenn, refusjon=fakta_a.refusjon)
    foer = vurder(person(fakta_a)).arbeidsgivere["a1"].dager
    etter = vurder(person(flere)).arbeidsgivere["a1"].dager
    assert dict(etter.avgrens(Periode(START, siste)).dager()) == dict(foer.dager())


@given(personer())
def test_stegene_ender_i_beloepet_og_kan_leses(fakta: Personfakta) -> None:
    v = vurder(fakta)
    for navn, vurdert in v.arbeidsgivere.items():
        steg = v.steg(navn=navn)
        beloep = [s for s in steg if s.regel == DAGSBELOEP]
        betalte = [loep for loep in vurdert.loep if loep.klasse_ukedag.klasse is Dagklasse.NAV]
        assert [s.utfall for s in beloep] == [loep.refusjon_oere_per_dag for loep in betalte]
        assert all(vis_steg(s, spraak) for s in steg for spraak in SPRAAK)
        for loep in betalte:
            dag = date.fromordinal(loep.fom)
            siste = [s for s in v.steg(dag, navn) if s.regel == DAGSBELOEP]
            verdi = vurdert.dager.verdi(dag)
            assert verdi is not None
            assert [s.utfall for s in siste] in ([], [verdi.refusjon_oere])


@given(personer())
def test_maksdato_som_ikke_telles_kunne_ikke_ha_avslaatt_noe(fakta: Personfakta) -> None:
    v = vurder(fakta)
    if not v.telling.kan_avslaa():
        assert v.maksdato is None or v.maksdato.avslagsstrekk == ()


@given(arbeidsgivere())
def test_en_arbeidsgiver_gir_det_samme_paa_den_alminnelige_veien(fakta_a: Arbeidsgiverfakta) -> None:
    """The short way of cutting days for one employer, against the way for several."""
    alene = person(fakta_a)
    tom = person(fakta_a, Arbeidsgiverfakta("tom", Tidslinje()))
    likt = person(
        fakta_a, vedtatt_skjaeringstidspunkt=Tidslinje.av((Periode(ALLTID.fom, ALLTID.fom), ALLTID.fom))
    )
    ventet = vurder(alene).arbeidsgivere["a1"].dager
    assert vurder(tom).arbeidsgivere["a1"].dager == ventet
    assert vurder(likt).arbeidsgivere["a1"].dager == ventet
