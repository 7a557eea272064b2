"""V(K, Kf) and its parts, section 22, ftrl. §§ 22-13, 8-33, 23-2."""

from __future__ import annotations

from datetime import date as d
from datetime import timedelta
from fractions import Fraction

import pytest

from tilgode.core.lekkasje.typer import Regning
from tilgode.core.lekkasje.verdi import Dagsverdi, med_tak, som_oere, uten_tak, verdi_av, vurder_dager
from tilgode.params import last

NAV = Fraction("0.102")
SONE_I = Fraction("0.141")
#: 6 · 136 549 / 260 rounded, the cap of 2026.
TAK_2026 = 3151


@pytest.mark.parametrize(("dager", "kroner"), [(5, 19810), (10, 39620), (12, 47544)])
def test_eksemplene_ved_taket_i_2026(dager: int, kroner: int) -> None:
    k = Fraction(dager * TAK_2026)
    assert som_oere(verdi_av(k, k, NAV, SONE_I)) // 100 == kroner


def _dager(antall: int, kroner: int = 1000, fra: d = d(2026, 1, 5)) -> dict[d, Fraction]:
    return {fra + timedelta(days=n): Fraction(kroner) for n in range(antall)}


def test_8_33_bare_de_foerste_48_datoene() -> None:
    assert sum(dag.i_taket for dag in med_tak(_dager(50), {}, 48)) == 48 * 1000


def test_8_33_en_dag_som_skyver_ut_en_annen_gir_bare_forskjellen() -> None:
    betalt = _dager(48, fra=d(2026, 2, 1))
    assert sum(dag.i_taket for dag in med_tak(_dager(3), betalt, 48)) == 0
    assert sum(dag.i_taket for dag in med_tak(_dager(3, 1200), betalt, 48)) == 3 * 200


def test_8_33_hvert_aar_har_sine_48() -> None:
    over_nyttaar = _dager(96, fra=d(2025, 11, 14))
    assert sum(dag.i_taket for dag in med_tak(over_nyttaar, {}, 48)) == 96 * 1000


def test_22_13_delt_ved_fristen() -> None:
    regning = Regning(d(2026, 3, 1), last(), SONE_I, NAV)
    dager = uten_tak({d(2025, 11, 30): Fraction(100), d(2025, 12, 1): Fraction(200)})
    verdi = vurder_dager(dager, NAV, regning)
    assert verdi is not None
    assert (verdi.tapt_oere, verdi.oere) == (12574, 25148)  # 100 · 1.102 · 1.141 and twice that
    assert (verdi.siste_frist, verdi.tapte_dager) == (d(2026, 3, 31), 1)


def test_22_13_alt_tapt_viser_den_siste_fristen() -> None:
    regning = Regning(d(2026, 5, 1), last(), SONE_I, NAV)
    verdi = vurder_dager(uten_tak({d(2025, 11, 3): Fraction(1), d(2025, 12, 1): Fraction(1)}), NAV, regning)
    assert verdi is not None
    assert (verdi.oere, verdi.siste_frist) == (0, d(2026, 3, 31))


def test_ingen_kroner_er_ingen_verdi() -> None:
    regning = Regning(d(2026, 3, 1), last(), SONE_I, NAV)
    assert vurder_dager([Dagsverdi(d(2026, 1, 5), Fraction(0), Fraction(0))], NAV, regning) is None
