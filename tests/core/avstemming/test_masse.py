"""The first pass over columns gives what the walk gives, whatever comes in and in whatever order of rules."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.core.avstemming.bygg import krav, linje
from tests.core.avstemming.test_egenskaper import saker
from tilgode.core.avstemming import REGLER, Art, Beslutning, Regelsett, Toleranse, avstem
from tilgode.core.avstemming.masseavstemming import avstem_kolonner, fra_objekter

SIKRE = [r for r in REGLER if r.art is Art.SIKKER]
FORSLAG = [r for r in REGLER if r.art is Art.FORESLAATT]
TOLERANSER = st.builds(
    Toleranse,
    overbetalt_prosent=st.sampled_from((0, 5, 30)),
    overbetalt_oere=st.sampled_from((0, 100)),
    samme_periode_prosent=st.sampled_from((0, 25)),
    slakk_virkedager=st.integers(0, 3),
)


HENDELSER = (
    "HEL",
    "DELT",
    "DELT_PAA_DAGER",
    "FOR_LITE",
    "FOR_MYE",
    "TILBAKE",
    "TREKK",
    "FERIE",
    "UKJENT",
    "INGEN",
)


@st.composite
def ordnede_saker(draw):
    """Persons with a claim a month, and lines that come of them: what settlements mostly are like."""
    linjer, poster = [], []
    for nummer in range(draw(st.integers(1, 8))):
        aar, maaned, person = 2024, draw(st.integers(1, 9)), draw(st.integers(1, 3))
        fom, tom = f"{aar}-{maaned:02d}-01", f"{aar}-{maaned:02d}-28"
        senere = draw(
            st.lists(st.tuples(st.sampled_from(("2024-06-05", "2024-12-01")), st.sampled_from((-300, 200))))
        )
        hva = draw(st.sampled_from(HENDELSER))
        ferie = (
            {"ytelse": "FERIEPENGER", "feriepenger_av": "SYKEPENGER", "kravaar": 2023}
            if hva == "FERIE"
            else {}
        )
        poster.append(krav(nummer, 1000, fom, tom, dato="2024-06-01", person=person, senere=senere, **ferie))
        for oere, dato, felt in LINJER[hva]:
            felt = {"person": person} | felt
            linjer.append(linje(len(linjer), oere, *felt.pop("periode", (fom, tom)), dato=dato, **felt))
    return linjer, poster


EN, TO = "2024-06-20", "2024-09-20"
MAI = {
    "periode": ("2024-05-01", "2024-05-31"),
    "ytelse": "FERIEPENGER",
    "feriepenger_av": "SYKEPENGER",
    "kode": "H",
}
LINJER = {
    "HEL": [(1000, EN, {})],
    "DELT": [(400, EN, {}), (600, EN, {})],
    "DELT_PAA_DAGER": [(400, EN, {}), (600, TO, {})],
    "FOR_LITE": [(700, EN, {})],
    "FOR_MYE": [(1040, EN, {})],
    "TILBAKE": [(900, EN, {}), (-900, TO, {}), (1000, TO, {})],
    "TREKK": [
        (1000, EN, {}),
        (100, EN, {}),
        (-100, TO, {"periode": (None, None), "kode": "A", "ytelse": ""}),
    ],
    "FERIE": [(1000, EN, MAI)],
    "UKJENT": [(1000, EN, {"kode": "Q", "ytelse": ""})],
    "INGEN": [],
}


def masse(linjer, poster, beslutninger=(), **valg):
    return avstem_kolonner(*fra_objekter(linjer, poster), beslutninger, **valg)


@settings(max_examples=600)
@given(saker(), TOLERANSER)
@example(([linje(1, 100), linje(2, -100)], [krav(1, 100)]), Toleranse())
def test_kolonner_og_gjennomgang_gir_det_samme(sak, toleranse):
    plan = (Regelsett(toleranse=toleranse),)
    assert masse(*sak, plan=plan).samlet() == avstem(*sak, plan=plan)


@settings(max_examples=300)
@given(ordnede_saker(), TOLERANSER, st.permutations(SIKRE))
def test_ogsaa_der_foerste_pass_tar_det_meste(sak, toleranse, sikre):
    ny = (*sikre, *FORSLAG)
    skifte = Regelsett(ny, Toleranse(), date(2024, 7, 1))
    for plan in ((Regelsett(REGLER, toleranse),), (Regelsett(ny, toleranse),), (Regelsett(), skifte)):
        assert masse(*sak, plan=plan).samlet() == avstem(*sak, plan=plan)


@given(saker(), st.permutations(SIKRE), st.permutations(FORSLAG), st.integers(0, len(SIKRE)))
def test_ogsaa_i_en_annen_rekkefoelge_av_reglene(sak, sikre, forslag, antall):
    plan = (Regelsett((*sikre[:antall], *forslag)),)
    assert masse(*sak, plan=plan).samlet() == avstem(*sak, plan=plan)


@given(saker(), st.data())
def test_ogsaa_naar_noen_har_bestemt_noe(sak, data):
    linjer, poster = sak
    foer = avstem(linjer, poster)
    if not foer.treff:
        return
    valgt = data.draw(st.sampled_from(foer.treff))
    til = data.draw(st.sampled_from((None, date(2026, 1, 1))))
    beslutninger = [Beslutning(valgt.linje, valgt.krav, valgt.oere, valgt.dato, til)]
    assert masse(linjer, poster, beslutninger).samlet() == avstem(linjer, poster, beslutninger)


def test_det_enkle_tas_i_foerste_pass_og_resten_av_gjennomgangen():
    linjer = [
        linje(1, 1000),
        linje(2, 400, "2024-07-01", "2024-07-15"),
        linje(3, 600, "2024-07-16", "2024-07-31"),
        linje(4, 900, "2024-09-01", "2024-09-30"),
        linje(5, 1000, "2024-10-01", "2024-10-31", dato="2024-12-01"),
        linje(6, -1000, "2024-10-01", "2024-10-31", dato="2025-01-02"),
    ]
    poster = [
        krav(1, 1000),
        krav(2, 1000, "2024-07-01", "2024-07-31"),
        krav(3, 1000, "2024-09-01", "2024-09-30"),
        krav(4, 1000, "2024-10-01", "2024-10-31"),
    ]
    utfall = masse(linjer, poster)
    assert [(t.linje, t.regel) for t in utfall.treff()] == [
        (1, "EKSAKT"),
        (2, "FLERE_LINJER"),
        (3, "FLERE_LINJER"),
        (4, "DELVIS"),
    ]
    assert [(t.linje, t.regel) for t in utfall.resten.treff] == [(5, "EKSAKT"), (6, "KORREKSJONSPAR")]
