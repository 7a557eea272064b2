"""Computing in several processes gives what one process gives, and grouping messages changes nothing."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.apps.krav.masseberegning import PAKKE, Arbeidere, beregn_mange
from tilgode.apps.krav.meldinger import lag_tidslinje, les_meldinger
from tilgode.apps.krav.personrader import Forholdrader, Raaforhold, avtrykk, pakk, pakk_ut
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.dagturnering import avgjoer_dager

TID = datetime(2024, 1, 1, tzinfo=UTC)
LAGRET_TID = "2024-01-01 00:00:00"


def person(nummer, fom=date(2024, 6, 1), dager=40, foedt="1980-01-01"):
    """A parcel: one employment since 2020, one absence of so many days from `fom`."""
    tom = fom + timedelta(days=dager - 1)
    fravaer = (nummer, 1, LAGRET_TID, "SYKMELDING", fom.isoformat(), tom.isoformat(), 100, "")
    forhold = Raaforhold(
        nummer,
        f"{nummer}-1",
        tilstander=[(nummer, "2020-01-01", None, "2020-01-01", 100)],
        loenn=",".join(f"2024-{maaned:02}-014000000" for maaned in range(1, 7)),
        fravaer=[fravaer],
        sykmeldinger=(),
        soeknader=(),
        inntektsmeldinger=(),
        virksomheter=(),
    )
    return pakk(nummer, foedt, [forhold], ())


def selvmotsigende(nummer):
    """An absence that ends before it begins."""
    return person(nummer, dager=-5)


def test_flere_prosesser_gir_det_samme_i_samme_rekkefoelge():
    personer = [person(nr, dager=10 + nr % 50) for nr in range(2 * PAKKE + 7)]
    with Arbeidere(2) as hjelpere:
        svar = hjelpere.start(personer)()
    assert svar == beregn_mange(personer)


def test_den_som_ikke_lar_seg_beregne_faar_grunnen_og_stopper_ikke_de_andre():
    gode = [person(nr) for nr in range(2 * PAKKE)]
    with Arbeidere(2) as hjelpere:
        svar = hjelpere.start([selvmotsigende(0), *gode[1:]])()
    assert isinstance(svar[0], str)
    assert "før fom" in svar[0]
    assert svar[1:] == beregn_mange(gode)[1:]


def test_prosessene_avsluttes_ogsaa_naar_noe_gaar_galt():
    hjelpere = Arbeidere(2)

    def avbrutt():
        with hjelpere:
            hjelpere.start([person(nr) for nr in range(2 * PAKKE)])()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        avbrutt()
    assert all(barn.returncode is not None for barn in hjelpere._barn)


dager = st.integers(0, 500).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


@st.composite
def forholdrader(draw):
    def periode():
        fom = draw(dager)
        return fom, fom + timedelta(days=draw(st.integers(0, 40)))

    rader = Forholdrader(1, "1-1")
    for nr in range(draw(st.integers(0, 5))):
        type_ = draw(st.sampled_from(("EGENMELDING", "SYKMELDING", "FERIE")))
        rader.fravaer.append(
            (nr, TID + timedelta(days=draw(st.integers(0, 400))), type_, *periode(), Decimal(100), "")
        )
    for nr in range(draw(st.integers(0, 3))):
        fom, tom = periode()
        rader.sykmeldinger.append((nr, TID, fom, fom, tom, Decimal(draw(st.sampled_from((50, 100))))))
        if draw(st.booleans()):
            sendt = tom + timedelta(days=draw(st.integers(0, 200)))
            egen = (fom - timedelta(days=draw(st.integers(1, 20)))).isoformat()
            opplysninger = [{"type": "EGENMELDING", "fom": egen, "tom": egen}]
            rader.soeknader.append((nr, TID, sendt, "INNSENDT", fom, tom, opplysninger))
    for nr in range(draw(st.integers(0, 3))):
        fom, tom = periode()
        mellom = draw(st.integers(0, 30))
        fravaersdag = fom + timedelta(days=mellom)
        liste = [[fom.isoformat(), min(tom, fom + timedelta(days=15)).isoformat()]]
        rader.inntektsmeldinger.append((nr, TID, fravaersdag, 1, fravaersdag, liste, 1, 1, None, []))
    return rader


@given(forholdrader())
def test_meldinger_langt_fra_hverandre_moetes_aldri(rader):
    meldinger = les_meldinger(rader)
    assert lag_tidslinje(meldinger, last()) == avgjoer_dager(meldinger, last()).tidslinje


def test_avtrykket_endres_med_fakta_og_med_regelverket():
    en = person(1)
    assert avtrykk(en, "a") == avtrykk(person(1), "a")
    assert avtrykk(en, "a") != avtrykk(en, "b")
    assert avtrykk(en, "a") != avtrykk(person(1, foedt="1981-01-01"), "a")


def test_loennslinjer_i_samme_maaned_legges_sammen():
    """Fixed pay, a supplement and a correction below zero: one sum a month, oldest first."""
    linjer = "2024-02-013000000,2024-01-014000000,2024-01-01-50000,2024-01-01100000"
    forhold = Raaforhold(1, "1-1", (), linjer, (), (), (), (), ())
    assert pakk_ut(pakk(1, "1980-01-01", [forhold], ())).forhold[0].loenn == [
        (date(2024, 1, 1), 4_050_000),
        (date(2024, 2, 1), 3_000_000),
    ]


def test_like_fakta_fra_ulike_objekter_gir_samme_avtrykk():
    """Whether two equal texts are one object in memory does not matter."""
    assert avtrykk(pakk(1, "".join(("1980", "-01-01")), (), [("a", "a")]), "x") == avtrykk(
        pakk(1, "1980-01-01", (), [("".join(("a", "")), "a")]), "x"
    )
