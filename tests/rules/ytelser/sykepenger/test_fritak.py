"""Exemption from the arbeidsgiverperiode, ftrl. §§ 8-20, 8-21 and covid (R-005, R-022)."""

from datetime import date, timedelta

import pytest

from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.rules.ytelser.sykepenger.fritak import (
    Agpdag,
    dekker,
    finn_covid_dager,
    finn_fritak,
    finn_virkning,
    kan_forsikres,
    spor_covid,
    spor_fritak,
)
from tilgode.values import Periode

LOV = last()
AARET = Periode.fra_iso("2026-01-01", "2026-12-31")
KRONISK = Fritak(Fritaksgrunn.KRONISK, AARET, date(2026, 3, 10))


def _agp(start, antall=16):
    return [start + timedelta(days=n) for n in range(antall)]


def _dekket(fritak, start, *, sykmeldt=True):
    return [
        nummer
        for nummer, dag in enumerate(_agp(start), start=1)
        if dekker(fritak, Agpdag(dag, nummer, sykmeldt), LOV)
    ]


@pytest.mark.parametrize(
    ("start", "dekket"),
    [
        (date(2026, 3, 15), list(range(1, 17))),
        (date(2026, 3, 10), list(range(1, 17))),
        (date(2026, 3, 9), list(range(2, 17))),
        (date(2026, 3, 1), list(range(10, 17))),
        (date(2026, 2, 1), []),
    ],
)
def test_kronisk_virker_fra_nav_mottok_soeknaden(start, dekket):
    """R-005 and § 8-20 første ledd: received 10 March; 15 March is covered from day one."""
    assert _dekket(KRONISK, start) == dekket
    assert _dekket(KRONISK, start, sykmeldt=False) == dekket


@pytest.mark.parametrize(
    ("mottatt", "termin", "fom"),
    [
        (date(2026, 6, 1), date(2026, 9, 1), date(2026, 3, 1)),
        (date(2026, 6, 30), date(2026, 9, 1), date(2026, 3, 1)),
        (date(2026, 7, 1), date(2026, 9, 1), date(2026, 4, 1)),
        (date(2026, 6, 15), date(2027, 1, 15), date(2026, 4, 15)),
        (date(2026, 6, 15), None, date(2026, 3, 1)),
    ],
)
def test_svangerskap_virker_tre_maaneder_tilbake_men_ikke_foer_ni_maaneder_foer_termin(mottatt, termin, fom):
    """R-005 and § 8-20 andre ledd: received in June, absence from 1 March is covered."""
    fritak = Fritak(Fritaksgrunn.SVANGERSKAP, AARET, mottatt, termin)
    assert finn_virkning(fritak, LOV) == Periode(fom, AARET.tom)


def test_svangerskap_dekker_bare_fravaer_som_skyldes_svangerskapet():
    relatert = Periode.fra_iso("2026-04-01", "2026-04-08")
    fritak = Fritak(
        Fritaksgrunn.SVANGERSKAP, AARET, date(2026, 4, 10), date(2026, 9, 1), gjelder_fravaer=(relatert,)
    )
    assert _dekket(fritak, date(2026, 4, 1)) == list(range(1, 9))


@pytest.mark.parametrize(("sykmeldt", "dekket"), [(True, list(range(4, 17))), (False, [])])
def test_forsikring_dekker_dag_4_til_16_med_sykmelding(sykmeldt, dekket):
    """§ 8-21: small-employer insurance."""
    forsikring = Fritak(Fritaksgrunn.FORSIKRING, AARET, date(2025, 12, 1))
    assert _dekket(forsikring, date(2026, 4, 1), sykmeldt=sykmeldt) == dekket


@pytest.mark.parametrize(("loennssum", "kan"), [(40 * 136_549, True), (40 * 136_549 + 1, False)])
def test_forsikring_krever_loennssum_inntil_40_g(loennssum, kan):
    assert kan_forsikres(loennssum, LOV.paa(date(2026, 6, 1))) is kan


def test_vedtaket_tar_slutt():
    assert _dekket(KRONISK, date(2026, 12, 25)) == [1, 2, 3, 4, 5, 6, 7]
    for_sent = Fritak(Fritaksgrunn.KRONISK, AARET, date(2027, 1, 2))
    assert finn_virkning(for_sent, LOV) is None
    assert _dekket(for_sent, date(2026, 12, 25)) == []


def test_foerste_fritak_som_dekker():
    dag = Agpdag(date(2026, 3, 9), 1, sykmeldt=True)
    gammel = Fritak(Fritaksgrunn.KRONISK, Periode.fra_iso("2025-01-01", "2026-03-09"), date(2024, 12, 1))
    assert finn_fritak([KRONISK, gammel], dag, LOV) is gammel
    assert finn_fritak([KRONISK], dag, LOV) is None


@pytest.mark.parametrize(
    ("start", "fra_dag"),
    [
        (date(2020, 4, 1), 4),
        (date(2020, 3, 16), 4),
        (date(2020, 3, 10), 7),
        (date(2021, 9, 27), 4),
        (date(2021, 12, 1), 6),
        (date(2022, 6, 20), 6),
    ],
)
def test_covid_arbeidsgiver_baerer_tre_eller_fem_dager(start, fra_dag):
    """§ 3-2 of the covid regulation: three days to 30 September 2021, five from 1 December."""
    agp = _agp(start)
    slutt = date(2021, 9, 30) if start < date(2021, 10, 1) else date(2022, 6, 30)
    assert list(finn_covid_dager(agp, LOV)) == [d for d in agp[fra_dag - 1 :] if d <= slutt]


@pytest.mark.parametrize(
    "start", [date(2020, 2, 20), date(2021, 10, 15), date(2021, 11, 30), date(2022, 7, 1)]
)
def test_covid_utenfor_ordningene(start):
    """Also a period that began on 30 November 2021, the day before the second scheme."""
    assert finn_covid_dager(_agp(start), LOV) == ()


def test_stegene():
    virkning, dekning = spor_fritak(KRONISK, Agpdag(date(2026, 3, 9), 1, sykmeldt=False), LOV)
    assert (str(virkning.hjemmel), virkning.utfall) == (
        "ftrl. § 8-20 første ledd",
        Periode.fra_iso("2026-03-10", "2026-12-31"),
    )
    assert dekning.utfall is False
    agp = _agp(date(2020, 4, 1))
    assert spor_covid(agp, Agpdag(agp[2], 3, sykmeldt=False), LOV) is None
    steg = spor_covid(agp, Agpdag(agp[3], 4, sykmeldt=False), LOV)
    assert dict(steg.parametre) == {"arbeidsgiver_dager": 3}
