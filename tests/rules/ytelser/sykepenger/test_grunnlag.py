"""Sykepengegrunnlaget, ftrl. §§ 1-4, 8-10, 8-28 to 8-30 (R-026)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import aarlig, alle_typer, dato, periode, vektorer
from tilgode.params import last
from tilgode.rules.parametre import Inntektsregel
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.rules.ytelser.sykepenger.grunnlag import (
    Inntektskilde,
    avvik_er_godtatt,
    beregn_aktuell_maanedsinntekt,
    beregn_avvik,
    beregn_tre_maaneder,
    finn_grunnlag,
    samme_beregningsgrunnlag,
    summer_sammenligning,
    vurder_ghost,
)
from tilgode.rules.ytelser.sykepenger.grunnlag_spor import spor_grunnlag
from tilgode.rules.ytelser.sykepenger.minsteinntekt import (
    Minsteinntekt,
    spor_minsteinntekt,
    vurder_minsteinntekt,
)
from tilgode.values import Maaned, Periode, Tidslinje
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import er_helg

LOV = last()
P = LOV.paa(date(2018, 1, 1))
AAPEN = date(2999, 12, 31)


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "grunnbelop"))
def test_grunnbeloep(fakta, ventet):
    virkning = dato(fakta["virkning_fra"]) if "virkning_fra" in fakta else None
    g = LOV.grunnbeloep.paa(dato(fakta["dato"]), virkning)
    assert Fraction(fakta["multiplikator"]) * g == Fraction(ventet["aarlig"])


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "seks_g_dagsats"))
def test_seks_g_dagsats(fakta, ventet):
    verdier = LOV.paa(dato(fakta["dato"]))
    assert rund_halv_opp(Fraction(verdier.tak, verdier.dager_i_aaret)) == ventet["daglig"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "snitt_g"))
def test_snitt_g(fakta, ventet):
    assert LOV.grunnbeloep.snitt(fakta["aar"]) == ventet["aarlig"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "minsteinntekt"))
def test_minsteinntekt(fakta, ventet):
    vurdering = vurder_minsteinntekt(
        Fraction(fakta["sykepengegrunnlag"]), dato(fakta["skjaeringstidspunkt"]), LOV
    )
    assert {
        "under_halv_g": vurdering.under_halv_g,
        "under_2g": vurdering.under_2g,
        "periode_under_krav": vurdering.periode_under_krav(periode(fakta["periode"]), dato(fakta["dag67"])),
    } == ventet


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "minsteinntekt_avslag"))
def test_minsteinntekt_avslag(fakta, ventet):
    if "sykepengegrunnlag" in fakta:
        vurdering = vurder_minsteinntekt(
            Fraction(fakta["sykepengegrunnlag"]), dato(fakta["skjaeringstidspunkt"]), LOV
        )
    else:
        vurdering = Minsteinntekt(fakta["under_halv_g"], fakta["under_2g"])
    avslag = {
        dag: brudd.name
        for nav in fakta["nav_dager"]
        for dag in periode(nav)
        if not er_helg(dag) and (brudd := vurdering.avslag(dag, dato(fakta["dag67"])))
    }
    if "avviste" in ventet:
        assert avslag == {dato(a["dato"]): a["begrunnelse"] for a in ventet["avviste"]}
    assert len(avslag) == ventet.get("antall_avviste_ukedager", len(avslag))
    for proeve in ventet.get("stikkprover", []):
        assert avslag[dato(proeve["dato"])] == proeve["begrunnelse"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "tre_maaneder"))
def test_tre_maaneder(fakta, ventet):
    loenn = {Maaned.fra_iso(i["maaned"]): Fraction(i["belop"]) for i in fakta["inntekter"]}
    maanedlig = beregn_tre_maaneder(loenn, dato(fakta["skjaeringstidspunkt"]), P)
    assert (maanedlig, 12 * maanedlig) == (ventet["maanedlig"], ventet["omregnet_aarsinntekt"])


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "annen_arbeidsgiver_i_grunnlaget"))
def test_annen_arbeidsgiver_i_grunnlaget(fakta, ventet):
    loenn = {Maaned.fra_iso(m): Fraction(-1500) for m in fakta["inntektsmaaneder"]}
    ansatt = [
        Periode(dato(a["fom"]), dato(a["tom"]) if a.get("tom") else AAPEN) for a in fakta["ansattperioder"]
    ]
    ut = vurder_ghost(loenn, ansatt, dato(fakta["skjaeringstidspunkt"]))
    assert {
        "inntekt_siste_to_maaneder": ut.inntekt_siste_to_maaneder,
        "ansatt_pa_skjaeringstidspunkt": ut.ansatt,
        "nyoppstartet": ut.nyoppstartet,
        "ghost": ut.ghost,
    } == ventet


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "avvik"))
def test_avvik(fakta, ventet):
    prosent = beregn_avvik(
        Fraction(fakta["beregningsgrunnlag"]), Fraction(fakta["sammenligningsgrunnlag"]), P
    )
    assert Fraction(ventet.get("avviksprosent", prosent)) == prosent
    assert ventet.get("akseptabelt", avvik_er_godtatt(prosent, P)) is avvik_er_godtatt(prosent, P)
    assert prosent >= 0


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "avvik_gjenbruk"))
def test_avvik_gjenbruk(fakta, ventet):
    assert (
        samme_beregningsgrunnlag(Fraction(fakta["forrige"]), Fraction(fakta["ny"]))
        is ventet["samme_grunnlag"]
    )


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "sammenligningsgrunnlag"))
def test_sammenligningsgrunnlag(fakta, ventet):
    loenn = [
        {Maaned(2018, 1) - n: Fraction(a["maanedlig"]) for n in range(1, a["antall_maaneder"] + 1)}
        for a in fakta["arbeidsgivere"]
    ]
    assert summer_sammenligning(loenn, date(2018, 1, 1), P) == Fraction(ventet["sum"])


def _arbeidsgiver(navn="a", *, syk_fra=None, im=None, **felt):
    linje = Tidslinje()
    if syk_fra:
        linje = Tidslinje.av((Periode(syk_fra, AAPEN), Dag(Dagtype.SYK)))
    opplysninger = (Inntektsopplysning(syk_fra, Fraction(im)),) if im is not None else ()
    return Arbeidsgiverfakta(
        navn, linje, inntektsmeldinger=felt.pop("inntektsmeldinger", opplysninger), **felt
    )


def _person(*arbeidsgivere):
    return Personfakta(date(1980, 1, 1), tuple(arbeidsgivere))


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grunnlag", "sykepengegrunnlag"))
def test_sykepengegrunnlag(fakta, ventet):
    stp = dato(fakta["skjaeringstidspunkt"])
    person = _person(
        *(_arbeidsgiver(str(n), syk_fra=stp, im=aarlig(i) / 12) for n, i in enumerate(fakta["inntekter"]))
    )
    assert finn_grunnlag(person, stp, LOV).sykepengegrunnlag == Fraction(ventet["sykepengegrunnlag"])


def test_alle_typer_er_med():
    assert alle_typer("grunnlag") == {
        "annen_arbeidsgiver_i_grunnlaget",
        "avvik",
        "avvik_gjenbruk",
        "grunnbelop",
        "minsteinntekt",
        "minsteinntekt_avslag",
        "sammenligningsgrunnlag",
        "seks_g_dagsats",
        "snitt_g",
        "sykepengegrunnlag",
        "tre_maaneder",
    }


STP = date(2024, 6, 10)


def _loenn(beloep, antall=12, fra=STP):
    return {Maaned.av(fra) - n: Fraction(beloep) for n in range(1, antall + 1)}


def _inntekt(person, stp=STP):
    ut = finn_grunnlag(person, stp, LOV)
    return [(a.navn, a.aarsinntekt, a.kilde, a.ghost) for a in ut.arbeidsgivere]


def test_inntektsmeldingen_gaar_foran_a_ordningen():
    person = _person(_arbeidsgiver(syk_fra=STP, im=40_000, loenn=_loenn(39_000)))
    assert _inntekt(person) == [("a", 480_000, Inntektskilde.INNTEKTSMELDING, False)]


def test_uten_inntektsmelding_brukes_a_ordningen():
    person = _person(_arbeidsgiver(syk_fra=STP, loenn=_loenn(39_000)))
    assert _inntekt(person) == [("a", 468_000, Inntektskilde.A_ORDNINGEN, False)]


def test_skjoenn_gaar_foran_alt():
    opplysninger = (
        Inntektsopplysning(STP, Fraction(45_000), skjoenn=True),
        Inntektsopplysning(STP, Fraction(40_000)),
    )
    person = _person(_arbeidsgiver(syk_fra=STP, inntektsmeldinger=opplysninger, loenn=_loenn(30_000)))
    ut = finn_grunnlag(person, STP, LOV)
    assert (ut.beregningsgrunnlag, ut.avviksprosent, ut.skjoenn_kreves) == (540_000, 50, False)
    assert spor_grunnlag(ut, LOV)[0].regel == "sykepenger.grunnlag.skjoenn"


@pytest.mark.parametrize(
    ("foerste_fravaersdag", "brukt"),
    [
        (date(2024, 6, 30), True),
        (date(2024, 7, 1), False),
        (date(2024, 5, 9), True),
        (date(2024, 5, 8), False),
    ],
)
def test_inntektsmelding_for_en_senere_maaned_eller_et_tidligere_fravaer(foerste_fravaersdag, brukt):
    """Same month yes, later month no; up to 32 days before (period in pieces) yes, older no."""
    im = (Inntektsopplysning(foerste_fravaersdag, Fraction(40_000)),)
    ((_, inntekt, _, _),) = _inntekt(
        _person(_arbeidsgiver(syk_fra=STP, inntektsmeldinger=im, loenn=_loenn(39_000)))
    )
    assert (inntekt == 480_000) is brukt


def test_rettet_inntektsmelding_er_den_siste():
    im = tuple(Inntektsopplysning(STP, Fraction(b)) for b in (40_000, 41_000))
    assert _inntekt(_person(_arbeidsgiver(syk_fra=STP, inntektsmeldinger=im)))[0][1] == 492_000


def test_arbeidsgiver_uten_fravaer_teller_med_naar_den_har_loenn():
    """A ghost: employed, paid in one of the two months before."""
    ghost = _arbeidsgiver("b", loenn=_loenn(10_000), ansatt=(Periode(date(2020, 1, 1), AAPEN),))
    ute = _arbeidsgiver("c", loenn=_loenn(10_000), ansatt=(Periode(date(2020, 1, 1), date(2024, 6, 9)),))
    person = _person(_arbeidsgiver("a", syk_fra=STP, im=40_000, loenn=_loenn(40_000)), ghost, ute)
    assert [(navn, g) for navn, _, _, g in _inntekt(person)] == [("a", False), ("b", True)]
    ut = finn_grunnlag(person, STP, LOV)
    assert (ut.inntekt("b"), ut.inntekt("c"), ut.sammenligningsgrunnlag) == (120_000, 0, 720_000)


@pytest.mark.parametrize(("im", "kreves"), [(50_000, False), (50_001, True)])
def test_mer_enn_25_prosent_avvik_krever_skjoenn(im, kreves):
    """§ 8-30: 25 percent exactly is accepted."""
    ut = finn_grunnlag(_person(_arbeidsgiver(syk_fra=STP, im=im, loenn=_loenn(40_000))), STP, LOV)
    assert ut.skjoenn_kreves is kreves


def test_ukjent_loenn_er_ikke_avvik():
    ut = finn_grunnlag(_person(_arbeidsgiver(syk_fra=STP, im=40_000)), STP, LOV)
    assert (ut.avviksprosent, ut.skjoenn_kreves) == (None, False)


@pytest.mark.parametrize(("stp", "g"), [(date(2024, 4, 30), 118_620), (date(2024, 5, 1), 124_028)])
def test_g_paa_skjaeringstidspunktet_blir_staaende(stp, g):
    """R-026 and § 8-10: the G of the first day caps the whole sickness."""
    ut = finn_grunnlag(_person(_arbeidsgiver(syk_fra=stp, im=100_000)), stp, LOV)
    assert (ut.g, ut.sykepengegrunnlag) == (g, 6 * g)


def test_g_2020_fikk_virkning_21_september():
    person = _person(_arbeidsgiver(syk_fra=date(2020, 6, 1), im=100_000))
    foer = finn_grunnlag(person, date(2020, 6, 1), LOV)
    etter = finn_grunnlag(person, date(2020, 6, 1), LOV, virkning=date(2020, 9, 21))
    assert (foer.tak, etter.tak) == (599_148, 608_106)


def test_loennsoekning_etterpaa_endrer_ikke_grunnlaget_men_regulering_i_maanedene_gjoer():
    """R-026: a rise in month 2 leaves the claim unchanged; one in a basis month changes it."""
    foer = _person(_arbeidsgiver(syk_fra=STP, loenn=_loenn(30_000)))
    oekt = _person(_arbeidsgiver(syk_fra=STP, loenn=_loenn(30_000) | {Maaned(2024, 7): Fraction(36_000)}))
    regulert = _person(_arbeidsgiver(syk_fra=STP, loenn=_loenn(30_000) | {Maaned(2024, 5): Fraction(33_000)}))
    aarlig_ = [finn_grunnlag(p, STP, LOV).beregningsgrunnlag for p in (foer, oekt, regulert)]
    assert aarlig_ == [360_000, 360_000, 372_000]


@pytest.mark.parametrize(
    ("gjelder_fra", "ventet"),
    [(None, 31_000), (date(2024, 5, 1), 33_000), (date(2024, 4, 2), 33_000), (date(2024, 5, 2), None)],
)
def test_kortere_arbeidsforhold_og_varig_loennsendring(gjelder_fra, ventet):
    """§ 8-28 tredje ledd: only whole months after the change; without one the employer must state it."""
    loenn = _loenn(30_000) | {Maaned(2024, 5): Fraction(33_000)}
    assert beregn_aktuell_maanedsinntekt(loenn, STP, P, gjelder_fra=gjelder_fra) == ventet


def test_foer_2019_er_tall_fra_a_ordningen_et_anslag():
    person = _person(_arbeidsgiver(syk_fra=date(2018, 12, 31), loenn=_loenn(30_000, fra=date(2018, 12, 1))))
    gammel = finn_grunnlag(person, date(2018, 12, 31), LOV)
    assert (gammel.regel, gammel.usikker) == (Inntektsregel.UKESATS, True)
    ny = finn_grunnlag(
        replace(person, arbeidsgivere=(_arbeidsgiver(syk_fra=date(2019, 1, 1), im=1),)), date(2019, 1, 1), LOV
    )
    assert (ny.regel, ny.usikker) == (Inntektsregel.TRE_MAANEDER, False)


@pytest.mark.parametrize(
    ("grunnlag", "dag", "godtatt"),
    [
        (Fraction("46817"), date(2018, 2, 1), True),
        (Fraction("46816.99"), date(2018, 2, 1), False),
        (Fraction("187268"), date(2018, 2, 2), True),
        (Fraction("187267.99"), date(2018, 2, 2), False),
    ],
)
def test_gulvene_er_halv_g_og_to_g(grunnlag, dag, godtatt):
    """§§ 8-3, 8-51: the 67th birthday is 1 February 2018."""
    steg = spor_minsteinntekt(grunnlag, date(2018, 1, 1), dag, date(2018, 2, 1), LOV)
    assert steg.utfall is godtatt
    assert dict(steg.parametre)["gulv_g"] == 93_634


def test_stegene_viser_g_tak_og_kilde():
    """R-266: the explanation lists G, the cap and where the income comes from."""
    ut = finn_grunnlag(_person(_arbeidsgiver(syk_fra=STP, loenn=_loenn(70_000))), STP, LOV)
    inntekt, tak, avvik = spor_grunnlag(ut, LOV)
    assert inntekt.regel == "sykepenger.grunnlag.tre_maaneder"
    assert (str(inntekt.hjemmel), inntekt.utfall) == ("ftrl. § 8-28", 840_000)
    assert dict(tak.parametre) == {"g": 124_028, "tak_i_g": 6, "tak": 744_168}
    assert tak.utfall == 744_168
    assert (str(avvik.hjemmel), avvik.utfall) == ("ftrl. § 8-30 andre ledd", True)
